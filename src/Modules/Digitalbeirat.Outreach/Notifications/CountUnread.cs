using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Outreach.Notifications;

/// <summary>The number at the bell; counting stops at a hundred, more is "99+".</summary>
public sealed class CountUnread(AppDb db) : IGreeting
{
    static readonly Func<AppDb, long, Task<int>> count = Prepare.One((AppDb db, long id) => db.Set<Notification>().Where(n => n.PersonId == id && n.ReadAt == null).Take(100).Count());

    public async Task Greet(long personId, Site site) => site.Unread = await count(db, personId);
}
