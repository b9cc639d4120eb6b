using Digitalbeirat.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Kernel.Web;

/// <summary>For acts that are hard to take back, an open browser is not enough.</summary>
public static class ProvenLately
{
    // A form opened in the last minute may still be filled in.
    static readonly TimeSpan reading = TimeSpan.FromMinutes(15), sending = TimeSpan.FromMinutes(30);

    /// <summary>The way to prove it again and back here, with all that was sent; null where that was done lately.</summary>
    public static IResult? Ask(HttpContext http)
    {
        var since = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - http.RequestServices.GetRequiredService<Actor>().ProvenAt;
        var reads = HttpMethods.IsGet(http.Request.Method);
        if (since < (reads ? reading : sending)) return null;
        var here = Uri.EscapeDataString(http.Request.Path + http.Request.QueryString);
        return reads ? Go.To("/anmelden/bestaetigen?zurueck=" + here) : Results.Redirect("/anmelden/bestaetigen?weiter=" + here, preserveMethod: true);
    }
}
