namespace Digitalbeirat.Bench;

/// <summary>CPU time of this process while an action runs: the best of several runs, because a shared machine only ever adds time.</summary>
static class Measure
{
    public static double CpuMs(Action action, int runs = 3, int warmUps = 1)
    {
        for (var i = 0; i < warmUps; i++) action();
        var best = double.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            action();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }
        return best;
    }
}
