using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Accounts;

/// <summary>Addresses that were never confirmed are forgotten, and so are old wrong guesses.</summary>
sealed class TidyProofs(AppDb db) : IJob
{
    public static string Kind => "people.tidy";

    public async Task Run(string? payload, CancellationToken stop)
    {
        var (now, yesterday) = (db.Now, db.Now.AddDays(-1));
        await db.Change(async () =>
        {
            await db.Set<Proof>().Where(p => p.ExpiresAt < now).ExecuteDeleteAsync(stop);
            await db.Set<FailedSignIn>().Where(f => f.At < yesterday).ExecuteDeleteAsync(stop);
        }, stop);
    }
}
