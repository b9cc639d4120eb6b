using Digitalbeirat.Kernel.Data;

namespace Digitalbeirat.Kernel.Jobs;

public sealed class TendDatabase(AppDb db) : IJob
{
    public static string Kind => "data.tend";

    /// <summary>A damaged database makes this job fail, and the office's page of failures name it, before many notice.</summary>
    public async Task Run(string? payload, CancellationToken stop)
    {
        await db.Store.Check(db, stop);
        await db.Store.Tend(db, stop);
    }
}
