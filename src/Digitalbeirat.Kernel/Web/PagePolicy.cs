using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Kernel.Web;

/// <summary>What a page may load and run: nothing from elsewhere, nothing inline, and of scripts only those it names itself, by a number made for this answer (a nonce; w3.org/TR/CSP3, section 7.1).
/// A page kept for the next visitor keeps its number: whatever somebody might have planted in it was written before the number was made.</summary>
public static class PagePolicy
{
    const string Key = "nonce";

    /// <summary>For answers that are no pages: no scripts at all.</summary>
    public static string WithoutScripts { get; } = Text(null, "'self'");

    /// <summary>Makes the number of this answer and says it in its head.</summary>
    /// <param name="inlineStyles">For the page of the open interface alone, whose script (Scalar) writes styles into it.</param>
    public static string Give(HttpContext http, bool inlineStyles = false)
    {
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        http.Items[Key] = nonce;
        http.Response.Headers.ContentSecurityPolicy = Text(nonce, inlineStyles ? "'self' 'unsafe-inline'" : "'self'");
        return nonce;
    }

    public static string? Nonce(HttpContext http) => http.Items[Key] as string;

    static string Text(string? nonce, string styles) =>
        $"default-src 'none'; {(nonce is null ? "" : $"script-src 'nonce-{nonce}'; worker-src 'self'; ")}style-src {styles}; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'";
}
