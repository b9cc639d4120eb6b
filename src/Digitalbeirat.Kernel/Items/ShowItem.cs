using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Items;

/// <summary>An item with all that is true of every kind: what the frame of its page shows.</summary>
public sealed record ItemView(Item Item, ItemKind Kind, string Title, string Html, Language Shown, IReadOnlyList<Attachment> Attachments,
    string? Area, string? District, Unit? Unit, bool Supported, bool Following, bool CanEdit)
{
    public string Address => Kind.Address(Item.Number);
    public ItemState State => Kind.State(Item.State);
    public string AuthorName => Item.Author is null ? "" : Item.Author.Name is "" ? T.DeletedPerson : Item.Author.Name;
}

/// <summary>Finds an item by its number for somebody, or says why not.</summary>
public sealed class ShowItem(AppDb db, Actor actor, Kinds kinds, Places places)
{
    static readonly Func<AppDb, string, Task<Item?>> find = Prepare.One((AppDb db, string number) =>
        db.Items.AsNoTracking().Include(i => i.Author).Include(i => i.Texts).Include(i => i.Tags).FirstOrDefault(i => i.Number == number));

    static readonly Func<AppDb, long, IAsyncEnumerable<Attachment>> attached = Prepare.Rows((AppDb db, long item) =>
        db.Attachments.AsNoTracking().Where(a => a.ItemId == item).OrderBy(a => a.Id));

    static readonly Func<AppDb, long, long, Task<bool>> supports = Prepare.One((AppDb db, long item, long me) => db.Supports.Any(s => s.ItemId == item && s.PersonId == me));

    static readonly Func<AppDb, long, long, Task<bool>> follows = Prepare.One((AppDb db, long item, long me) => db.Follows.Any(s => s.ItemId == item && s.PersonId == me && !s.Muted));

    /// <summary>Either the view, or the answer to give instead: 404, 403, 410, or the way to the item it was merged into.</summary>
    public async Task<(ItemView? View, Microsoft.AspNetCore.Http.IResult? Instead)> Run(string kind, string number)
    {
        var item = await find(db, number.ToUpperInvariant());
        if (item is null || item.Kind != kind) return (null, Go.NotFound);
        if (item.Visibility == Visibility.Deleted && !actor.Can(Right.Organise)) return (null, Go.Status(410, item.Reason));
        if (item.Visibility == Visibility.Hidden && !Access.Access.CanSee(actor, item)) return (null, Go.Status(410, item.Reason));
        if (!Access.Access.CanSee(actor, item)) return (null, Go.Status(403, item.Reason));
        if (item.MergedIntoId is { } into && !actor.Can(Right.Organise))
        {
            var target = await db.Items.AsNoTracking().Where(i => i.Id == into).Select(i => new { i.Kind, i.Number }).FirstAsync();
            return (null, Microsoft.AspNetCore.Http.Results.Redirect(kinds.Address(target.Kind, target.Number), permanent: true));
        }
        var place = await places.Get(db);
        var attachments = await attached(db, item.Id).ToListAsync();
        var supported = actor.Id is { } me && await supports(db, item.Id, me);
        var following = actor.Id is { } follower && await follows(db, item.Id, follower);
        var text = item.Language == Languages.Current ? null : item.Texts.FirstOrDefault(t => t.Language == Languages.Current);
        return (new(item, kinds[kind], text?.Title ?? item.Title, text?.Html ?? item.Html, text?.Language ?? item.Language, attachments,
            place.AreaName(item.AreaId), place.DistrictName(item.DistrictId), place.Unit(item.UnitId), supported, following, Access.Access.CanEdit(actor, item) && kinds[kind].Rewordable(item.State)), null);
    }
}
