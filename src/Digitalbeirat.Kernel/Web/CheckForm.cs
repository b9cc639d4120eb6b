using Digitalbeirat.Kernel.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Kernel.Web;

/// <summary>Before any change: was it sent from a page of ours, and can it be read at all?</summary>
static class CheckForm
{
    /// <summary>The status to refuse it with; null where the slice may have it.</summary>
    public static async Task<int?> Refuses(HttpContext http)
    {
        // Without the middleware's word nothing is valid: a handler that never looks at its form would not notice.
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true } && http.Features.Get<IAntiforgeryValidationFeature>() is var token and not { IsValid: true })
        {
            if (token?.Error?.InnerException is BadHttpRequestException unread) return unread.StatusCode;
            SecurityLog.NoteDoor(http, SecurityEvent.FormForged);
            return 400;
        }
        if (!http.Request.HasFormContentType) return null;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (!form.Any(f => NotText.Is(f.Key) || f.Value.Any(NotText.Is)) && !form.Files.Any(f => NotText.Is(f.Name))) return null;
            SecurityLog.NoteDoor(http, SecurityEvent.InputRefused);
            return 400;
        }
        catch (BadHttpRequestException bad) { return bad.StatusCode; }
        catch (Exception broken) when (broken is InvalidDataException or IOException) { return 400; }
    }
}
