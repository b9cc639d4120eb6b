using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Search;

/// <summary>Words that belong to an item but stand in a module's table, such as its comments.</summary>
public interface ISearchWords
{
    Task<ILookup<long, string>> Of(IReadOnlyList<long> itemIds, CancellationToken stop);
}

/// <summary>Keeps the index in step with the journal. To build it anew, delete its cursor.</summary>
public sealed class IndexItems(AppDb db, ITokens tokens, IEnumerable<ISearchWords> words) : IJournalReader
{
    public static string Name => "search";

    public async Task Read(IReadOnlyList<JournalEntry> entries, CancellationToken stop)
    {
        var ids = entries.Select(e => e.ItemId).Distinct().ToList();
        var items = await db.Items.AsNoTracking().Include(i => i.Texts).Include(i => i.Tags).Where(i => ids.Contains(i.Id)).ToListAsync(stop);
        var talk = new List<ILookup<long, string>>();
        foreach (var source in words) talk.Add(await source.Of(ids, stop));
        foreach (var item in items)
        {
            await db.Store.Search.Remove(db, item.Id, stop);
            // Hidden and internal items stay in: the query asks the choke point who may see them.
            if (item.Visibility == Visibility.Deleted || item.MergedIntoId is not null) continue;
            var title = Join(item.Texts.Select(t => t.Title).Prepend(item.Title).Append(item.Number));
            var body = Join(item.Texts.Select(t => t.Body).Prepend(item.Body).Concat(item.Tags.Select(t => t.Tag)));
            await db.Store.Search.Put(db, new(item.Id, title, body, Join(talk.SelectMany(t => t[item.Id]))), stop);
        }
    }

    string Join(IEnumerable<string> texts) => string.Join(' ', texts.SelectMany(tokens.Of));
}
