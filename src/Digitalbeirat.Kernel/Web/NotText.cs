using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Digitalbeirat.Kernel.Web;

/// <summary>What cannot be a text of anybody's. The character with the number zero: no keyboard writes it, and PostgreSQL refuses to keep it. Other ways to write letters than UTF-8: no browser sends them to a page that is UTF-8.</summary>
static class NotText
{
    public static bool Is(string? text) => text?.Contains('\0') == true;

    /// <summary>The status to refuse a request with before anybody reads it; null where it can be read.</summary>
    public static int? Refuses(HttpRequest request)
    {
        // In the query it comes written as %00.
        if (Is(request.Path.Value) || request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true) return 400;
        if (request.ContentType is not { } type || !MediaTypeHeaderValue.TryParse(type, out var media) || media.Charset.Length == 0) return null;
        return media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || media.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase) ? null : 415;
    }
}
