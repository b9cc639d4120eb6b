using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>What other rooms may do with comments.</summary>
sealed class ModerateComments(AppDb db) : IComments
{
    public Task<CommentExcerpt?> Find(long id) => db.Set<Comment>().AsNoTracking().Where(c => c.Id == id)
        .Select(c => new CommentExcerpt(c.Id, c.ItemId, c.AuthorId, c.Author!.Name ?? "", c.Text, c.At, c.Visibility)).FirstOrDefaultAsync();

    public async Task<IReadOnlyDictionary<long, string>> TextsOf(IReadOnlyCollection<long> ids) =>
        await db.Set<Comment>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.Visibility == Visibility.Public).ToDictionaryAsync(c => c.Id, c => c.Text);

    public Task Hide(long id, string reason, long actorId) => Set(id, Visibility.Hidden, reason, Comment.Hidden, actorId);
    public Task Restore(long id, long actorId) => Set(id, Visibility.Public, null, Comment.Restored, actorId);

    Task Set(long id, Visibility visibility, string? reason, string what, long actorId) => db.Change(async () =>
    {
        var comment = await db.Set<Comment>().FirstAsync(c => c.Id == id);
        comment.Visibility = visibility;
        comment.Reason = reason;
        db.Record(await db.Items.FirstAsync(i => i.Id == comment.ItemId), what, actorId, new { comment = id });
    });
}
