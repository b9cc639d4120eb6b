using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board;

static class FindItem
{
    /// <summary>The item of a kind by its number, to be changed; null where there is none or it is not theirs to see.</summary>
    public static Task<Item?> Find(this AppDb db, Actor actor, string kind, string? number)
    {
        var upper = (number ?? "").ToUpperInvariant();
        return db.Items.VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == upper && i.Kind == kind);
    }

    /// <summary>Holds the item's row until the commit, so that what is decided now is decided on what is there now. False where it has left the state.</summary>
    public static async Task<bool> Hold(this AppDb db, long itemId, string state)
    {
        var now = db.Now;
        return await db.Items.Where(i => i.Id == itemId && i.State == state).ExecuteUpdateAsync(s => s.SetProperty(i => i.ChangedAt, now)) == 1;
    }
}
