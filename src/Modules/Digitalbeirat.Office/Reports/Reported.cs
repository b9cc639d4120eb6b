using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>What a report is about, as people see it.</summary>
public sealed record Subject(Item Item, CommentExcerpt? Comment, string Address)
{
    public string Title => Comment is null ? Item.Title : T.CommentAt(Item.Title);
    public string Html => Comment is null ? Item.Html : Prose.Html(Comment.Text);
    public long? AuthorId => Comment is null ? Item.AuthorId : Comment.AuthorId;
    public bool Hidden => (Comment?.Visibility ?? Item.Visibility) is Visibility.Hidden or Visibility.Deleted;
}

/// <summary>Finds what somebody points at.</summary>
public sealed class Reported(AppDb db, Actor actor, Kinds kinds, IComments comments)
{
    /// <summary>Null where there is no such item or comment, or not for this visitor.</summary>
    public async Task<Subject?> Find(string number, long? commentId)
    {
        var upper = number.ToUpperInvariant();
        return await db.Items.Include(i => i.Author).VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == upper) is { } item ? await Of(item, commentId) : null;
    }

    public async Task<Subject?> Of(Item item, long? commentId)
    {
        var address = kinds.Address(item.Kind, item.Number);
        if (commentId is not { } id) return new(item, null, address);
        return await comments.Find(id) is { } comment && comment.ItemId == item.Id ? new(item, comment, $"{address}#kommentar-{id}") : null;
    }
}
