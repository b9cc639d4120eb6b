using Digitalbeirat.Kernel.Data;

namespace Digitalbeirat.Kernel.Jobs;

public sealed class TendDatabase(AppDb db) : IJob
{
    public static string Kind => "data.tend";
    public Task Run(string? payload, CancellationToken stop) => db.Store.Tend(db, stop);
}
