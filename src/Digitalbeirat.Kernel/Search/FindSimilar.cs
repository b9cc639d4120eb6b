using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Search;

/// <summary>Items that speak of the same matter as a text somebody is writing.</summary>
public sealed class FindSimilar(AppDb db, Actor actor, ITokens tokens)
{
    public async Task<IReadOnlyList<ItemRow>> Run(string text, IReadOnlyList<string> kinds, int most = 5, long except = 0)
    {
        var words = tokens.Of(text.Length > 1000 ? text[..1000] : text).Where(w => w.Length > 2).Distinct().Take(24).ToList();
        if (words.Count < 2) return [];
        var hits = await db.Store.Search.FindSimilar(db, words, most * 10)
            .Join(db.Items.ListedFor(actor).Where(i => kinds.Contains(i.Kind) && i.Id != except), h => h.ItemId, i => i.Id, (h, i) => new { i.Id, h.Score })
            .OrderByDescending(h => h.Score).ThenBy(h => h.Id).Take(most).ToListAsync();
        var ids = hits.Select(h => h.Id).ToList();
        var rows = await ListItems.Rows(db.Items.AsNoTracking().Where(i => ids.Contains(i.Id))).ToListAsync();
        return [.. ids.Select(id => rows.First(r => r.Id == id))];
    }
}
