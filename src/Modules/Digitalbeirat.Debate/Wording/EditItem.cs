using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Wording;

/// <summary>Rewords an item of one's own and adds or removes files; the earlier wording stays to be compared.</summary>
public sealed class EditItem(AppDb db, Actor actor, Kinds kinds, KeepFile files) : ISlice
{
    public sealed record Input
    {
        public string? Title { get; init; }
        public string? Body { get; init; }
        public string? Tags { get; init; }
        public string? Version { get; init; }
        public string? Alt { get; init; }
        public string? Remove { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/bearbeiten/{number}", async (string number, EditItem slice) => await slice.Page(number, null, new())).Needs(Right.TakePart);
        routes.MapPost("/bearbeiten/{number}", async (string number, [FromForm] Input input, IFormFile? file, EditItem slice) => await slice.Run(number, input, file)).Needs(Right.TakePart);
    }

    public async Task<Item?> Find(string number)
    {
        var item = await db.Items.Include(i => i.Tags).Include(i => i.Texts).VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant());
        return item is not null && Access.CanEdit(actor, item) && kinds[item.Kind].Rewordable(item.State) ? item : null;
    }

    async Task<IResult> Page(string number, Input? input, Errors errors)
    {
        if (await Find(number) is not { } item) return Go.Status(403);
        var attachments = await db.Attachments.AsNoTracking().Where(a => a.ItemId == item.Id).OrderBy(a => a.Id).ToListAsync();
        input ??= new() { Title = item.Title, Body = item.Body, Tags = string.Join(", ", item.Tags.Select(t => t.Tag)), Version = item.Version.ToString(CultureInfo.InvariantCulture) };
        return Html.Page<EditItemPage>(new { Item = item, Kind = kinds[item.Kind], Input = input, Attachments = attachments, Errors = errors }, errors.Status);
    }

    async Task<IResult> Run(string number, Input input, IFormFile? file)
    {
        if (await Find(number) is not { } item) return Go.Status(403);
        var errors = new Errors();
        var title = errors.Text("title", input.Title, Item.TitleMax, 5).ReplaceLineEndings(" ");
        var body = errors.OptionalText("body", input.Body, Item.BodyMax);
        errors.AddIf(input.Version != item.Version.ToString(CultureInfo.InvariantCulture), "body", T.ChangedMeanwhile);
        var count = await db.Attachments.CountAsync(a => a.ItemId == item.Id);
        var attachment = await files.Take(file, "file", errors);
        errors.AddIf(attachment is not null && count >= Attachment.MaxPerItem, "file", T.TooManyFiles(Attachment.MaxPerItem));
        errors.AddIf(attachment is { IsPicture: true } && string.IsNullOrWhiteSpace(input.Alt), "alt", T.AltMissing);
        if (errors.Any) return await Page(number, input, errors);
        await db.Change(async () =>
        {
            db.Reword(item, title, body, actor.Id);
            var tags = ItemTag.Parse(input.Tags);
            item.Tags.RemoveAll(t => !tags.Contains(t.Tag));
            item.Tags.AddRange(tags.Where(t => item.Tags.All(x => x.Tag != t)).Select(t => new ItemTag { Tag = t }));
            if (long.TryParse(input.Remove, out var remove)) await db.Attachments.Where(a => a.Id == remove && a.ItemId == item.Id).ExecuteDeleteAsync();
            if (attachment is null) return;
            attachment.ItemId = item.Id;
            attachment.Alt = input.Alt?.Trim();
            attachment.At = db.Now;
            attachment.PersonId = actor.Id;
            db.Add(attachment);
        });
        return Go.To(kinds[item.Kind].Address(item.Number), T.ItemChanged);
    }
}
