using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Search;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Openness.Search;

/// <summary>Finds items of every kind by their words, in titles, texts, versions, tags and discussions.</summary>
public sealed class FindItems(AppDb db, Actor actor, ITokens tokens, Kinds kinds, Places places) : ISlice
{
    const int Size = 20, Deepest = 500;

    public static void Map(Routes routes)
    {
        routes.MapGet("/suche", async ([FromQuery(Name = "q")] string? asked, [FromQuery(Name = "art")] string? kind, [FromQuery(Name = "nach")] string? after, HttpRequest request, FindItems slice) => await slice.Page(asked, kind, after, request.Query)).Public();
        routes.MapGet("/api/search", async ([FromQuery(Name = "q")] string? asked, [FromQuery(Name = "art")] string? kind, [FromQuery(Name = "nach")] string? after, FindItems slice) => await slice.Run(asked, kind, after)).Api("Search", "Items of every kind by their words, best first").Public();
    }

    async Task<IResult> Page(string? asked, string? kind, string? after, IQueryCollection raw)
    {
        // A number typed into the search field is an address.
        if (asked is not null && kinds.ByNumber(asked.Trim()) is { } byNumber && await db.Items.AnyAsync(i => i.Number == asked.Trim().ToUpperInvariant())) return Results.Redirect(byNumber.Address(asked.Trim().ToUpperInvariant()));
        return Html.Page<FindItemsPage>(new { Asked = asked?.Trim() ?? "", Kind = kind, Found = await Run(asked, kind, after), Kinds = kinds, Places = await places.Get(db), Raw = raw });
    }

    public async Task<Paged<ItemRow>> Run(string? asked, string? kind, string? after)
    {
        var words = tokens.Of(asked is { Length: > 200 } ? asked[..200] : asked ?? "").Distinct().Take(12).ToList();
        if (words.Count == 0) return new([], null);
        var skip = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? Math.Min(s, Deepest) : 0;
        var items = db.Items.AsNoTracking().ListedFor(actor);
        if (kind is { Length: > 0 }) items = items.Where(i => i.Kind == kind);
        var hits = await db.Store.Search.Find(db, words, all: true).Join(items, h => h.ItemId, i => i.Id, (h, i) => new { i.Id, h.Score, i.CreatedAt })
            .OrderByDescending(h => h.Score).ThenByDescending(h => h.CreatedAt).ThenBy(h => h.Id).Skip(skip).Take(Size + 1).ToListAsync();
        var ids = hits.Select(h => h.Id).ToList();
        var rows = (await ListItems.Rows(db.Items.AsNoTracking().Where(i => ids.Contains(i.Id))).ToListAsync()).ToDictionary(r => r.Id);
        return Paged<ItemRow>.Of([.. ids.Select(id => rows[id])], Size, _ => (skip + Size).ToString(CultureInfo.InvariantCulture));
    }
}
