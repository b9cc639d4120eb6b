using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>A comment as shown. Hidden and withdrawn ones keep their place and lose their words.</summary>
public sealed record CommentRow(long Id, long? RootId, long? ParentId, string Author, Roles AuthorRoles, Stance Stance, string Text, string Html, DateTimeOffset At, DateTimeOffset? EditedAt, Visibility Visibility, string? Reason, bool Mine);

public sealed record Thread(CommentRow First, IReadOnlyList<CommentRow> Replies);

/// <summary>Threads of an item, oldest first, by key: two queries a page, whatever its length.</summary>
public sealed class ReadDiscussion(AppDb db, Actor actor)
{
    public const int Size = 25;

    public async Task<Paged<Thread>> Run(long itemId, long after, int size = Size)
    {
        var roots = await Rows(db.Set<Comment>().Where(c => c.ItemId == itemId && c.RootId == null && c.Id > after).OrderBy(c => c.Id).Take(size + 1));
        var page = Paged<CommentRow>.Of(roots, size, r => r.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var ids = page.Rows.Select(r => (long?)r.Id).ToList();
        var replies = ids.Count == 0 ? [] : await Rows(db.Set<Comment>().Where(c => c.ItemId == itemId && ids.Contains(c.RootId)).OrderBy(c => c.Id).Take(500));
        var byRoot = replies.ToLookup(r => r.RootId);
        return new([.. page.Rows.Select(r => new Thread(r, [.. byRoot[r.Id]]))], page.Next);
    }

    Task<List<CommentRow>> Rows(IQueryable<Comment> comments)
    {
        var (me, all) = (actor.Id ?? 0, actor.Can(Right.Moderate));
        return comments.AsNoTracking().Select(c => new CommentRow(c.Id, c.RootId, c.ParentId, c.Author!.Name ?? "", c.Author == null ? Roles.None : c.Author.Roles, c.Stance,
            c.Visibility == Visibility.Public || all ? c.Text : "", c.Visibility == Visibility.Public || all ? c.Html : "", c.At, c.EditedAt, c.Visibility, c.Reason, c.AuthorId == me)).ToListAsync();
    }
}
