using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Digitalbeirat.Kernel.Web;

/// <summary>One sentence that survives one redirect: what was just done and what happens now.</summary>
public static class Notice
{
    const string Cookie = "notice";

    public static void Leave(HttpContext http, string text) =>
        http.Response.Cookies.Append(Cookie, WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(2), IsEssential = true });

    public static void Take(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var coded) || coded.Length > 2000) return;
        try
        {
            http.Items["notice"] = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(coded));
        }
        catch (FormatException)
        {
            // A cookie somebody made up: there is nothing to say.
        }
        http.Response.Cookies.Delete(Cookie);
    }
}
