using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Kernel.Retention;

/// <summary>Forgets every night what the rules say. Each rule by itself: one that fails does not keep the others.</summary>
public sealed class ApplyRetention(AppDb db, House house, TownSettings settings) : IJob
{
    public static string Kind => "data.retention";

    public async Task Run(string? payload, CancellationToken stop)
    {
        var town = await settings.Get(db);
        var failed = new List<Exception>();
        foreach (var rule in house.Retention)
        {
            try
            {
                await db.Change(() => rule.Forget(db, db.Now.AddDays(-rule.In(town)), stop), stop);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                failed.Add(new InvalidOperationException($"The rule {rule.Key} could not be carried out", error));
            }
        }
        if (failed.Count > 0) throw new AggregateException(failed);
    }
}
