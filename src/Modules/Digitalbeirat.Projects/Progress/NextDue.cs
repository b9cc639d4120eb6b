using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Progress;

static class NextDue
{
    /// <summary>A project is due when its next open milestone is, or at its end: so that it shows as late like everything else.</summary>
    public static async Task SetDue(this AppDb db, Item item)
    {
        await db.SaveChangesAsync();
        var next = await db.Milestones.Where(m => m.ProjectId == item.Id && m.DoneAt == null).OrderBy(m => m.DueAt).Select(m => (DateTimeOffset?)m.DueAt).FirstOrDefaultAsync();
        // The whole day counts.
        item.DueAt = (next ?? await db.Projects.Where(p => p.ItemId == item.Id).Select(p => p.EndsAt).FirstAsync())?.AddDays(1).AddSeconds(-1);
    }
}
