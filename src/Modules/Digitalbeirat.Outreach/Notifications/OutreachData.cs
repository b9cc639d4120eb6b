using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Outreach.Preferences;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Outreach.Notifications;

sealed class OutreachData(AppDb db) : IPersonalData
{
    public string Part => "notifications";

    public async Task<object> Export(long personId) => new
    {
        Preferences = await db.Set<Preference>().AsNoTracking().Where(p => p.PersonId == personId).Select(p => new { p.Own, p.Others }).FirstOrDefaultAsync(),
        Notifications = await db.Set<Notification>().AsNoTracking().Where(n => n.PersonId == personId).OrderBy(n => n.Id)
            .Join(db.Items, n => n.ItemId, i => i.Id, (n, i) => new { i.Number, n.What, n.Reason, n.At, n.ReadAt, n.MailedAt }).ToListAsync(),
    };

    public async Task Erase(long personId)
    {
        await db.Set<Notification>().Where(n => n.PersonId == personId).ExecuteDeleteAsync();
        await db.Set<Preference>().Where(p => p.PersonId == personId).ExecuteDeleteAsync();
    }
}
