using Microsoft.Net.Http.Headers;

namespace Digitalbeirat.Server.Web;

/// <summary>Over https every cookie is called "__Host-…" on its way: the browser then keeps it for this host alone, takes it from nobody but this host, and sends it over nothing but https.
/// Other sites of the town's domain can neither read nor plant one. Inside the house they go by their plain names; over plain http, on loopback, they have no others.</summary>
sealed class HostCookies(RequestDelegate next)
{
    public const string Prefix = "__Host-";

    public Task Invoke(HttpContext http)
    {
        if (http.Request.IsHttps)
        {
            Open(http.Request);
            http.Response.OnStarting(() => { Seal(http.Response); return Task.CompletedTask; });
        }
        return next(http);
    }

    // What came by another name may have been planted by a neighbour: it is not there.
    static void Open(HttpRequest request)
    {
        if (request.Headers.Cookie.Count == 0) return;
        var own = request.Headers.Cookie.SelectMany(line => line!.Split(';', StringSplitOptions.TrimEntries)).Where(c => c.StartsWith(Prefix, StringComparison.Ordinal)).Select(c => c[Prefix.Length..]);
        request.Headers.Cookie = string.Join("; ", own) is { Length: > 0 } known ? known : default;
    }

    static void Seal(HttpResponse response)
    {
        if (response.Headers.SetCookie.Count == 0) return;
        response.Headers.SetCookie = SetCookieHeaderValue.ParseStrictList([.. response.Headers.SetCookie.OfType<string>()]).Select(cookie =>
        {
            (cookie.Name, cookie.Secure, cookie.Path, cookie.Domain) = (Prefix + cookie.Name, true, "/", default);
            return (string?)cookie.ToString();
        }).ToArray();
    }
}
