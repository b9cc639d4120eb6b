using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Search;

/// <summary>Items that speak of the same matter as a text somebody is writing.</summary>
public sealed class FindSimilar(AppDb db, Actor actor, ITokens tokens)
{
    /// <summary>A word that more items hold is a common one; only the newest of them are looked at.</summary>
    const int Common = 500;

    public async Task<IReadOnlyList<ItemRow>> Run(string text, IReadOnlyList<string> kinds, int most = 5, long except = 0)
    {
        var words = tokens.Of(text.Length > 1000 ? text[..1000] : text).Where(w => w.Length > 2).Distinct().Take(24).ToList();
        if (words.Count < 2) return [];
        var best = await Weigh(words, most * 10);
        var seen = await db.Items.ListedFor(actor).Where(i => best.Contains(i.Id) && kinds.Contains(i.Kind) && i.Id != except).Select(i => i.Id).ToListAsync();
        List<long> ids = [.. best.Where(seen.Contains).Take(most)];
        var rows = await ListItems.Rows(db.Items.AsNoTracking().Where(i => ids.Contains(i.Id))).ToListAsync();
        return [.. ids.Select(id => rows.First(r => r.Id == id))];
    }

    // The rarer a word beside the most common one of the draft, the more it says; in a title half as much again. How many hold a common word nobody counts to the end: a draft is compared while it is being written.
    async Task<List<long>> Weigh(IReadOnlyList<string> words, int most)
    {
        var (texts, titles) = (await db.Store.Search.FindEach(db, words, SearchIn.Text, Common), await db.Store.Search.FindEach(db, words, SearchIn.Title, Common));
        var holders = texts.CountBy(h => h.Word).ToDictionary();
        var rarity = holders.ToDictionary(w => w.Key, w => Math.Log(1 + (double)holders.Values.Max() / w.Value));
        var scores = new Dictionary<long, double>();
        foreach (var (hits, weight) in new[] { (texts, 1), (titles, 0.5) })
            foreach (var hit in hits) scores[hit.ItemId] = scores.GetValueOrDefault(hit.ItemId) + weight * rarity[hit.Word];
        return [.. scores.OrderByDescending(s => s.Value).ThenByDescending(s => s.Key).Take(most).Select(s => s.Key)];
    }
}
