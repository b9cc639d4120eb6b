using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>Forgets drafts after thirty days and what nobody confirmed after seven.</summary>
public sealed class ForgetDrafts(AppDb db) : IJob
{
    public static string Kind => "needs.forget-drafts";

    public Task Run(string? payload, CancellationToken stop)
    {
        var (drafts, sent) = (db.Now - Draft.Life, db.Now - ConfirmConcern.Life);
        return db.Change(() => db.Set<Draft>().Where(d => d.ChangedAt < drafts || (d.SentAt != null && d.SentAt < sent)).ExecuteDeleteAsync(stop), stop);
    }
}
