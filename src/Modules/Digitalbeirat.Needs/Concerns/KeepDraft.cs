using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>Keeps what is being typed, by script or by button, so that a closed tab loses nothing.</summary>
public sealed class KeepDraft(AppDb db, RaiseConcern raise, IHttpContextAccessor http) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapPost("/anliegen/entwurf", async ([FromForm] ConcernInput input, HttpRequest request, KeepDraft slice) =>
        {
            await slice.Run(input);
            return request.Headers["X-Draft"].Count > 0 ? Results.NoContent() : Go.To("/anliegen/neu", T.DraftKept);
        }).Public();
        routes.MapPost("/anliegen/entwurf/verwerfen", async ([FromForm] string? sure, KeepDraft slice) =>
        {
            await slice.Discard();
            return Go.To("/anliegen", T.DraftDiscarded);
        }).Public();
    }

    async Task Run(ConcernInput input)
    {
        var kept = (await raise.Kept())?.Kept;
        await raise.Keep(Cut(input) with { Kept = kept });
    }

    async Task Discard()
    {
        if (await raise.Draft() is { } draft)
        {
            db.Remove(draft);
            await db.SaveChangesAsync();
        }
        DraftCookie.Forget(http.HttpContext!);
    }

    // A draft may be unfinished and too long, but not endless.
    static ConcernInput Cut(ConcernInput i) => i with { As = Cut(i.As), Need = Cut(i.Need), SoThat = Cut(i.SoThat), Title = Cut(i.Title), More = Cut(i.More), Tags = Cut(i.Tags), PictureAlt = Cut(i.PictureAlt), Area = Cut(i.Area), District = Cut(i.District) };
    static string? Cut(string? text) => text is { Length: > 10_000 } ? text[..10_000] : text;
}
