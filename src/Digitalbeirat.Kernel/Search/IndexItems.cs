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
        // Hidden and internal items stay in: the query asks the choke point who may see them.
        var (alive, gone) = (items.Where(i => i.Visibility != Visibility.Deleted && i.MergedIntoId is null).ToList(), items.Where(i => i.Visibility == Visibility.Deleted || i.MergedIntoId is not null).Select(i => i.Id).ToList());
        await db.Store.Search.Replace(db, [.. alive.Select(i => Document(i, talk))], gone, stop);
    }

    SearchDocument Document(Item item, List<ILookup<long, string>> talk) => new(item.Id,
        Join(item.Texts.Select(t => t.Title).Prepend(item.Title).Append(item.Number)),
        Join(item.Texts.Select(t => t.Body).Prepend(item.Body).Concat(item.Tags.Select(t => t.Tag))),
        Join(talk.SelectMany(t => t[item.Id])));

    string Join(IEnumerable<string> texts) => string.Join(' ', texts.SelectMany(tokens.Of));
}
