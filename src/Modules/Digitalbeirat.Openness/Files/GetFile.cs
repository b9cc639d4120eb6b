using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Digitalbeirat.Openness.Files;

/// <summary>An attachment, for those who may see its item.</summary>
public sealed class GetFile(AppDb db, Actor actor, KeepFile files) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapGet("/dateien/{id:long}/{name}", async (long id, string name, HttpContext http, GetFile slice) => await slice.Run(id, http)).Public();

    async Task<IResult> Run(long id, HttpContext http)
    {
        var found = await db.Attachments.AsNoTracking().Join(db.Items.VisibleTo(actor), a => a.ItemId, i => i.Id, (a, i) => a).FirstOrDefaultAsync(a => a.Id == id);
        if (found is null || files.Open(found.Hash) is not { } stream) return Go.NotFound;
        http.Response.Headers.CacheControl = "private, max-age=3600";
        // What is not a picture is only ever downloaded: a document must not run in our name.
        return Results.File(stream, found.MediaType, found.IsPicture ? null : found.Name, found.At, new EntityTagHeaderValue($"\"{found.Hash[..16]}\""), enableRangeProcessing: true);
    }
}
