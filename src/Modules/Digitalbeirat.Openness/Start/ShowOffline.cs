using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Openness.Start;

/// <summary>The page a browser keeps for a lost connection, and the script that keeps it. Only a script at the top may answer for all pages.</summary>
public sealed class ShowOffline : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/ohne-netz", () => Html.Page<OfflinePage>(new { })).Public();
        routes.MapGet("/sw.js", (IWebHostEnvironment host, HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-cache";
            return Results.Stream(host.WebRootFileProvider.GetFileInfo("_content/Digitalbeirat.Ui/js/sw.js").CreateReadStream(), "text/javascript");
        }).Public();
    }
}
