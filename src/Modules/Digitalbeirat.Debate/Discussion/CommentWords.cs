using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>What was said to an item helps to find it.</summary>
sealed class CommentWords(AppDb db) : ISearchWords
{
    public async Task<ILookup<long, string>> Of(IReadOnlyList<long> itemIds, CancellationToken stop) =>
        (await db.Set<Comment>().AsNoTracking().Where(c => itemIds.Contains(c.ItemId) && c.Visibility == Visibility.Public).OrderBy(c => c.Id).Select(c => new { c.ItemId, c.Text }).ToListAsync(stop))
        .ToLookup(c => c.ItemId, c => c.Text);
}
