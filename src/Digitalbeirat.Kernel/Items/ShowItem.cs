using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Items;

/// <summary>An item with all that is true of every kind: what the frame of its page shows.</summary>
/// <param name="OnPath">Whether anything led to it or came of it.</param>
public sealed record ItemView(Item Item, ItemKind Kind, string Title, string Html, Language Shown, IReadOnlyList<Attachment> Attachments,
    string? Area, string? District, Unit? Unit, bool OnPath, bool Supported, bool Following, bool CanEdit)
{
    public string Address => Kind.Address(Item.Number);
    public ItemState State => Kind.State(Item.State);
    public string AuthorName => Item.Author is null ? "" : Item.Author.Name is "" ? T.DeletedPerson : Item.Author.Name;
}

/// <summary>Finds an item by its number for somebody, or says why not.</summary>
public sealed class ShowItem(AppDb db, Actor actor, Kinds kinds, Places places)
{
    sealed record Found(Item Item, bool Attached, bool OnPath, bool Supported, bool Following);

    // One question for all of it: most items stand alone and have no files, and most visitors no account.
    static readonly Func<AppDb, string, long, Task<Found?>> find = Prepare.One((AppDb db, string number, long me) =>
        db.Items.AsNoTracking().Include(i => i.Author).Include(i => i.Texts).Include(i => i.Tags).Where(i => i.Number == number)
            .Select(i => new Found(i, db.Attachments.Any(a => a.ItemId == i.Id), db.Links.Any(l => l.FromId == i.Id || l.ToId == i.Id),
                db.Supports.Any(s => s.ItemId == i.Id && s.PersonId == me), db.Follows.Any(f => f.ItemId == i.Id && f.PersonId == me && !f.Muted))).FirstOrDefault());

    /// <summary>Either the view, or the answer to give instead: 404, 403, 410, or the way to the item it was merged into.</summary>
    public async Task<(ItemView? View, Microsoft.AspNetCore.Http.IResult? Instead)> Run(string kind, string number)
    {
        var found = await find(db, number.ToUpperInvariant(), actor.Id ?? 0);
        if (found is null || found.Item.Kind != kind) return (null, Go.NotFound);
        var item = found.Item;
        if (item.Visibility == Visibility.Deleted && !actor.Can(Right.Organise)) return (null, Go.Status(410, item.Reason));
        if (item.Visibility == Visibility.Hidden && !Access.Access.CanSee(actor, item)) return (null, Go.Status(410, item.Reason));
        if (!Access.Access.CanSee(actor, item)) return (null, Go.Status(403, item.Reason));
        if (item.MergedIntoId is { } into && !actor.Can(Right.Organise))
        {
            var target = await db.Items.AsNoTracking().Where(i => i.Id == into).Select(i => new { i.Kind, i.Number }).FirstAsync();
            return (null, Microsoft.AspNetCore.Http.Results.Redirect(kinds.Address(target.Kind, target.Number), permanent: true));
        }
        var place = await places.Get(db);
        IReadOnlyList<Attachment> attachments = found.Attached ? await db.Attachments.AsNoTracking().Where(a => a.ItemId == item.Id).OrderBy(a => a.Id).ToListAsync() : [];
        var text = item.Language == Languages.Current ? null : item.Texts.FirstOrDefault(t => t.Language == Languages.Current);
        return (new(item, kinds[kind], text?.Title ?? item.Title, text?.Html ?? item.Html, text?.Language ?? item.Language, attachments,
            place.AreaName(item.AreaId), place.DistrictName(item.DistrictId), place.Unit(item.UnitId), found.OnPath, found.Supported, found.Following, Access.Access.CanEdit(actor, item) && kinds[kind].Rewordable(item.State)), null);
    }
}
