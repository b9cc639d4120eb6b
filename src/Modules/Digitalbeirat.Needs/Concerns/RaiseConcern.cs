using System.Text.Json;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>First step: say what you need. No account, no address yet.</summary>
public sealed class RaiseConcern(AppDb db, Places places, KeepFile files, IHttpContextAccessor http) : ISlice
{
    HttpContext Http => http.HttpContext!;

    public static void Map(Routes routes)
    {
        routes.MapGet("/anliegen/neu", async (RaiseConcern slice) => await slice.Page(await slice.Kept() ?? new(), new())).Public();
        routes.MapPost("/anliegen/neu", async ([FromForm] ConcernInput input, IFormFile? picture, [FromForm] string? removePicture, RaiseConcern slice) =>
            await slice.Run(input, picture, removePicture is not null)).Public();
    }

    async Task<IResult> Run(ConcernInput input, IFormFile? picture, bool removePicture)
    {
        // The picture taken in an earlier try stays until another one comes or it is removed.
        var before = await Kept();
        var pictureErrors = new Errors();
        var attachment = await files.Take(picture, "picture", pictureErrors);
        input = input with { Kept = attachment is null ? removePicture ? null : before?.Kept : new(attachment.Hash, attachment.Name, attachment.MediaType, attachment.Size, attachment.Width, attachment.Height) };
        await Keep(input);
        var (_, errors) = ConcernRules.Check(input, await places.Get(db));
        foreach (var (field, text) in pictureErrors.All) errors.Add(field, text);
        return errors.Any ? await Page(input, errors) : Go.To("/anliegen/neu/pruefen");
    }

    async Task<IResult> Page(ConcernInput input, Errors errors) =>
        Html.Page<RaiseConcernPage>(new { Input = input, Errors = errors, Places = await places.Get(db) }, errors.Status);

    /// <summary>What this browser has written so far.</summary>
    public async Task<ConcernInput?> Kept() => (await Draft())?.Input;

    public async Task<Draft?> Draft() =>
        DraftCookie.Read(Http) is { } key ? await db.Set<Draft>().FirstOrDefaultAsync(d => d.KeyHash == key && d.SentAt == null) : null;

    public async Task Keep(ConcernInput input)
    {
        var draft = await Draft();
        if (draft is null) db.Add(draft = new Draft { KeyHash = DraftCookie.Write(Http), Json = "{}" });
        draft.Json = JsonSerializer.Serialize(input);
        draft.ChangedAt = db.Now;
        draft.Language = Languages.Current;
        await db.SaveChangesAsync();
    }
}
