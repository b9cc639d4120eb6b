using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Openness.Start;

/// <summary>Language and light or dark: kept in a cookie that says nothing else.</summary>
public sealed class ChooseLook : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/sprache", ([FromQuery(Name = "zu")] string? to, [FromQuery(Name = "zurueck")] string? back, HttpContext http) =>
            Keep(http, "sprache", Languages.Parse(to)?.Code(), back)).Public();
        routes.MapGet("/darstellung", ([FromQuery(Name = "zu")] string? to, [FromQuery(Name = "zurueck")] string? back, HttpContext http) =>
            Keep(http, "look", to is "light" or "dark" ? to : null, back)).Public();
    }

    static IResult Keep(HttpContext http, string cookie, string? value, string? back)
    {
        var options = new CookieOptions { SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true };
        if (value is null) http.Response.Cookies.Delete(cookie);
        else http.Response.Cookies.Append(cookie, value, options);
        return Go.To(back ?? "/");
    }
}
