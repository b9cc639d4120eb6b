using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Konto;

/// <summary>What I raised, supported, commented and follow. Only I see this list.</summary>
public sealed class ShowContributions(AppDb db, Actor actor, Kinds kinds, Places places) : ISlice
{
    const int Size = 20;
    public static IReadOnlyList<string> Views { get; } = ["eingebracht", "unterstuetzt", "kommentiert", "gefolgt"];

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto/beitraege", async (string? was, string? nach, HttpContext http, Site site, ShowContributions slice) =>
        {
            var view = Views.Contains(was) ? was! : Views[0];
            return Html.Page<ContributionsPage>(new { View = view, Rows = await slice.Run(view, nach), http.Request.Query, Kinds = slice.Kinds, Places = await slice.Kept(), Tabs = AccountTabs.Of(site) });
        }).Personal();
        routes.MapGet("/api/me/contributions", (string? was, string? nach, ShowContributions slice) => slice.Run(was ?? Views[0], nach)).Personal()
            .Api("People", "Items you raised, supported, commented or follow (was=eingebracht|unterstuetzt|kommentiert|gefolgt)");
    }

    Kinds Kinds => kinds;
    ValueTask<Places.Kept> Kept() => places.Get(db);

    public async Task<Paged<ItemRow>> Run(string view, string? after)
    {
        var me = actor.Id!.Value;
        // One's own is listed in whatever state it is; what others wrote, only as far as one may see it.
        var items = view switch
        {
            "unterstuetzt" => db.Items.VisibleTo(actor).Where(i => db.Supports.Any(s => s.PersonId == me && s.ItemId == i.Id)),
            "kommentiert" => db.Items.VisibleTo(actor).Where(i => db.Follows.Any(f => f.PersonId == me && f.ItemId == i.Id && f.Reason == FollowReason.Commented)),
            "gefolgt" => db.Items.VisibleTo(actor).Where(i => db.Follows.Any(f => f.PersonId == me && f.ItemId == i.Id && !f.Muted)),
            _ => db.Items.Where(i => i.AuthorId == me && i.Visibility != Visibility.Deleted),
        };
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last)) items = items.Where(i => i.Id < last);
        var rows = await ListItems.Rows(items.AsNoTracking().OrderByDescending(i => i.Id).Take(Size + 1)).ToListAsync();
        return Paged<ItemRow>.Of(rows, Size, r => r.Id.ToString(CultureInfo.InvariantCulture));
    }
}
