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

    /// <summary>So many of what is found may be hidden from the reader before it is looked for again.</summary>
    const int Unseen = 100;

    /// <summary>So many are read at once: a page, the one that says that there is another, and some that are hidden.</summary>
    const int Look = 32;

    public static void Map(Routes routes)
    {
        routes.MapGet("/suche", async ([FromQuery(Name = "q")] string? asked, [FromQuery(Name = "art")] string? kind, [FromQuery(Name = "nach")] string? after, HttpRequest request, FindItems slice) => await slice.Page(asked, kind, after, request.Query)).Public();
        routes.MapGet("/api/search", async ([FromQuery(Name = "q")] string? asked, [FromQuery(Name = "art")] string? kind, [FromQuery(Name = "nach")] string? after, FindItems slice) => await slice.Run(asked, kind, after)).Api("Search", "Items of every kind that hold all the words: in the title first, then in the text, then in the discussion; newest first").Public();
    }

    async Task<IResult> Page(string? asked, string? kind, string? after, IQueryCollection raw)
    {
        // A number typed into the search field is an address.
        if (asked is not null && kinds.ByNumber(asked.Trim()) is { } byNumber && await db.Items.AnyAsync(i => i.Number == asked.Trim().ToUpperInvariant())) return Results.Redirect(byNumber.Address(asked.Trim().ToUpperInvariant()));
        return Html.Page<FindItemsPage>(new { Asked = asked?.Trim() ?? "", Kind = kind, Found = await Run(asked, kind, after), Kinds = kinds, Places = await places.Get(db), Raw = raw });
    }

    /// <param name="after">How many of those found were looked at before.</param>
    public async Task<Paged<ItemRow>> Run(string? asked, string? kind, string? after)
    {
        var words = tokens.Of(asked is { Length: > 200 } ? asked[..200] : asked ?? "").Distinct().Take(12).ToList();
        if (words.Count == 0) return new([], null);
        var skip = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? Math.Min(s, Deepest) : 0;
        if (kind is "") kind = null;
        // Where more are hidden from the reader than was expected, as many again are looked for.
        for (var most = skip + Size + 1 + Unseen; ; most *= 2)
        {
            var found = await Ids(words, kind, most);
            var rows = await Seen(found.Skip(skip));
            if (rows.Count <= Size && found.Count >= most) continue;
            // Whoever has turned that many pages is helped more by another word.
            return Paged<ItemRow>.Of(rows, Size, last => found.IndexOf(last.Id) + 1 is var seen and <= Deepest ? seen.ToString(CultureInfo.InvariantCulture) : null);
        }
    }

    /// <summary>Of these, in their order, what the reader may see: a page of it and one more.</summary>
    async Task<List<ItemRow>> Seen(IEnumerable<long> found)
    {
        var rows = new List<ItemRow>();
        foreach (var ids in found.Chunk(Look))
        {
            var seen = await ListItems.Rows(db.Items.AsNoTracking().ListedFor(actor).Where(i => EF.Parameter(ids).Contains(i.Id))).ToDictionaryAsync(r => r.Id);
            rows.AddRange(ids.Where(seen.ContainsKey).Select(id => seen[id]));
            if (rows.Count > Size) break;
        }
        return rows;
    }

    /// <summary>First what holds all the words in its title, then with its text, then with what others said of it; newest first each time, so that whoever reads the page sees why.</summary>
    async Task<List<long>> Ids(IReadOnlyList<string> words, string? kind, int most)
    {
        var (ids, known) = (new List<long>(), new HashSet<long>());
        foreach (var where in Enum.GetValues<SearchIn>())
            if (ids.Count < most) ids.AddRange((await db.Store.Search.Find(db, words, where, kind, most)).Where(known.Add));
        return ids;
    }
}
