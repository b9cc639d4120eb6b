using System.Globalization;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Fairness;
using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>The greedy draw's chances by simulation: something to compare with, not something to draw by.</summary>
static class Simulate
{
    public const int Draws = 2000;

    public static int Run(Candidates pool, string seed, bool json, Watch watch, CancellationToken stop)
    {
        var wrong = CheckQuotas.Of(pool);
        if (wrong.Count > 0) throw new BadInput(wrong);
        var before = Environment.CpuUsage.TotalTime;
        var outcome = LegacyDraw.Simulate(pool, Draws, new HashStream(seed), done: share => watch.Hear("simulating", share), stop: stop);
        var cpu = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        var spread = Spread.Of(outcome.Chances);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                objective = "legacy", minimum = spread.Least, maximum = spread.Most, gini = spread.Gini, geometricMean = spread.GeometricMean, draws = outcome.Draws, attempts = outcome.Attempts,
                probabilities = pool.People.Select((p, i) => (p.Id, Chance: outcome.Chances[i])).OrderBy(p => p.Id, StringComparer.Ordinal).ToDictionary(p => p.Id, p => p.Chance), cpuMs = Math.Round(cpu, 1),
            }));
        else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Legacy, simulated by {outcome.Draws} draws ({outcome.Attempts} attempts): chances {spread.Least:P2} to {spread.Most:P2}, Gini {spread.Gini:P1}, geometric mean {spread.GeometricMean:P2}. Nothing is drawn: its chances are estimates without proof."));
        return Guarded.Fine;
    }
}
