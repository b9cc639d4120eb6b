using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>A comment as shown. Hidden and withdrawn ones keep their place and lose their words.</summary>
public sealed record CommentRow(long Id, long? RootId, long? ParentId, string Author, Roles AuthorRoles, Stance Stance, string Text, string Html, DateTimeOffset At, DateTimeOffset? EditedAt, Visibility Visibility, string? Reason, bool Mine);

public sealed record Thread(CommentRow First, IReadOnlyList<CommentRow> Replies);

/// <summary>Threads of an item, oldest first, by key: one query a page, whatever its length.</summary>
public sealed class ReadDiscussion(AppDb db, Actor actor)
{
    public const int Size = 25;

    const int MostReplies = 500;

    // One question for the threads and their answers, and the first of the next page to know that there is one.
    static readonly Func<AppDb, long, long, int, IAsyncEnumerable<Row>> page = Prepare.Rows((AppDb db, long item, long after, int size) =>
        db.Set<Comment>().AsNoTracking().Where(c => c.ItemId == item && c.RootId == null && c.Id > after).OrderBy(c => c.Id).Take(size + 1)
            .Concat(db.Set<Comment>().AsNoTracking().Where(c => c.ItemId == item && db.Set<Comment>().Where(r => r.ItemId == item && r.RootId == null && r.Id > after).OrderBy(r => r.Id).Take(size).Select(r => (long?)r.Id).Contains(c.RootId)).OrderBy(c => c.Id).Take(MostReplies))
            .OrderBy(c => c.Id).Select(c => new Row(c.Id, c.RootId, c.ParentId, c.AuthorId, c.Author!.Name, c.Author == null ? Roles.None : c.Author.Roles, c.Stance, c.Text, c.Html, c.At, c.EditedAt, c.Visibility, c.Reason)));

    sealed record Row(long Id, long? RootId, long? ParentId, long? AuthorId, string? Author, Roles AuthorRoles, Stance Stance, string Text, string Html, DateTimeOffset At, DateTimeOffset? EditedAt, Visibility Visibility, string? Reason);

    public async Task<Paged<Thread>> Run(long itemId, long after, int size = Size)
    {
        var rows = (await Shown(page(db, itemId, after, size))).ToLookup(r => r.RootId);
        var roots = Paged<CommentRow>.Of([.. rows[null]], size, r => r.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new([.. roots.Rows.Select(r => new Thread(r, [.. rows[r.Id]]))], roots.Next);
    }

    async Task<List<CommentRow>> Shown(IAsyncEnumerable<Row> rows)
    {
        var (me, all, shown) = (actor.Id, actor.Can(Right.Moderate), new List<CommentRow>(Size + 1));
        await foreach (var c in rows)
        {
            var open = c.Visibility == Visibility.Public || all;
            shown.Add(new(c.Id, c.RootId, c.ParentId, c.Author ?? "", c.AuthorRoles, c.Stance, open ? c.Text : "", open ? c.Html : "", c.At, c.EditedAt, c.Visibility, c.Reason, me is not null && c.AuthorId == me));
        }
        return shown;
    }
}
