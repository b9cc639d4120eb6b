using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Office.Legal;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>Addresses are kept as long as one may complain of the decision: six months.</summary>
sealed class ForgetReporters(AppDb db) : IJob
{
    public static string Kind => "office.forget-reporters";

    public async Task Run(string? payload, CancellationToken stop)
    {
        var before = db.Now.AddDays(-183);
        await db.Change(async () =>
        {
            await db.Set<Report>().Where(r => r.Email != null && r.DecidedAt < before).ExecuteUpdateAsync(s => s.SetProperty(r => r.Email, (string?)null), stop);
            await db.Set<Feedback>().Where(f => f.Email != null && f.AnsweredAt < before).ExecuteUpdateAsync(s => s.SetProperty(f => f.Email, (string?)null), stop);
        }, stop);
    }
}
