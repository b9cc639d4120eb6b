using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

sealed class CommentData(AppDb db) : IPersonalData, IOwnTexts
{
    public string Part => "comments";

    public async Task<object> Export(long personId) => await db.Set<Comment>().AsNoTracking().Where(c => c.AuthorId == personId).OrderBy(c => c.Id)
        .Join(db.Items, c => c.ItemId, i => i.Id, (c, i) => new { On = i.Number, c.Stance, c.Text, c.At, c.EditedAt, c.Visibility }).ToListAsync();

    /// <summary>The comment's place stays, so that answers to it keep their sense; its words are gone from the search too.</summary>
    public async Task DeleteTexts(long personId)
    {
        var items = await db.Items.Where(i => db.Set<Comment>().Any(c => c.ItemId == i.Id && c.AuthorId == personId)).ToListAsync();
        await db.EarlierTexts.Where(t => t.CommentId != null && db.Set<Comment>().Any(c => c.Id == t.CommentId && c.AuthorId == personId)).ExecuteDeleteAsync();
        await db.Set<Comment>().Where(c => c.AuthorId == personId)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Text, "").SetProperty(c => c.Html, "").SetProperty(c => c.Visibility, Visibility.Deleted));
        foreach (var item in items) db.Record(item, Comment.Withdrawn, null);
    }

    // The words stay under "deleted account", as people were told; their earlier wordings go.
    public async Task Erase(long personId)
    {
        await db.EarlierTexts.Where(t => t.EditorId == personId && t.CommentId != null).ExecuteDeleteAsync();
        await db.Set<Comment>().Where(c => c.AuthorId == personId && c.Visibility != Visibility.Public).ExecuteUpdateAsync(s => s.SetProperty(c => c.Text, "").SetProperty(c => c.Html, ""));
        await db.Set<Comment>().Where(c => c.AuthorId == personId).ExecuteUpdateAsync(s => s.SetProperty(c => c.AuthorId, (long?)null));
    }
}
