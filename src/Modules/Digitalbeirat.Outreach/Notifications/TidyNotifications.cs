using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Outreach.Notifications;

/// <summary>What was told a year ago stands in the items' own history.</summary>
sealed class TidyNotifications(AppDb db) : IJob
{
    public static string Kind => "outreach.tidy";

    public async Task Run(string? payload, CancellationToken stop)
    {
        var old = db.Now.AddYears(-1);
        await db.Change(() => db.Set<Notification>().Where(n => n.At < old).ExecuteDeleteAsync(stop), stop);
    }
}
