using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Konto;

/// <summary>The words of items somebody raised for themselves. What they wrote in an office (meetings, motions, answers) belongs to the public record and stays.</summary>
sealed class OwnItems(AppDb db) : IOwnTexts
{
    static readonly string[] own = ["concern", "organisation"];

    public async Task DeleteTexts(long personId)
    {
        var items = await db.Items.Where(i => i.AuthorId == personId && own.Contains(i.Kind)).ToListAsync();
        var ids = items.ConvertAll(i => i.Id);
        await db.ItemTexts.Where(t => ids.Contains(t.ItemId)).ExecuteDeleteAsync();
        await db.ItemTags.Where(t => ids.Contains(t.ItemId)).ExecuteDeleteAsync();
        await db.EarlierTexts.Where(t => ids.Contains(t.ItemId) && t.CommentId == null).ExecuteDeleteAsync();
        await db.Attachments.Where(a => a.PersonId == personId && ids.Contains(a.ItemId)).ExecuteDeleteAsync();
        foreach (var item in items)
        {
            item.Write(T.TextDeletedTitle, "");
            if (item.Visibility == Visibility.Deleted) continue;
            db.Delete(item, T.TextDeletedReason, null);
        }
    }
}
