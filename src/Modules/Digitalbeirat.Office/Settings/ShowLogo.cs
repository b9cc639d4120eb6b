using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Office.Settings;

/// <summary>The town's logo under the hash of its content: browsers may keep it for good.</summary>
public sealed class ShowLogo(Town town, KeepFile files) : ISlice
{
    public static void Map(Routes routes) => routes.MapGet("/logo/{hash}.webp", (string hash, HttpResponse response, ShowLogo slice) => slice.Run(hash, response)).Public();

    IResult Run(string hash, HttpResponse response)
    {
        // No other file leaves by this door.
        if (hash != town.Logo || files.Open(hash) is not { } stream) return Go.NotFound;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Stream(stream, KeepFile.WebP);
    }
}
