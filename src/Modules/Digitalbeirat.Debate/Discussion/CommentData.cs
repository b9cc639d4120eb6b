using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

sealed class CommentData(AppDb db) : IPersonalData
{
    public string Part => "comments";

    public async Task<object> Export(long personId) => await db.Set<Comment>().AsNoTracking().Where(c => c.AuthorId == personId).OrderBy(c => c.Id)
        .Join(db.Items, c => c.ItemId, i => i.Id, (c, i) => new { On = i.Number, c.Stance, c.Text, c.At, c.EditedAt, c.Visibility }).ToListAsync();

    // The words stay under "deleted account", as people were told; their earlier wordings go.
    public async Task Erase(long personId)
    {
        await db.EarlierTexts.Where(t => t.EditorId == personId && t.CommentId != null).ExecuteDeleteAsync();
        await db.Set<Comment>().Where(c => c.AuthorId == personId && c.Visibility != Kernel.Items.Visibility.Public).ExecuteUpdateAsync(s => s.SetProperty(c => c.Text, "").SetProperty(c => c.Html, ""));
        await db.Set<Comment>().Where(c => c.AuthorId == personId).ExecuteUpdateAsync(s => s.SetProperty(c => c.AuthorId, (long?)null));
    }
}
