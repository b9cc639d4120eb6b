using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Life;

/// <summary>How likely somebody is to drop out: 1 − stay · Π over the person's values.</summary>
/// <param name="Stay">The share of people who stay, before values are looked at.</param>
/// <param name="Factors">For each category and value a factor of staying; 1 where nothing is known.</param>
public sealed record DropOut(double Stay, IReadOnlyList<double[]> Factors)
{
    /// <summary>Everybody drops out equally likely.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="rate">The share who drop out.</param>
    public static DropOut Even(Candidates pool, double rate) => new(1 - rate, [.. pool.Categories.Select(c => c.Quotas.Select(_ => 1.0).ToArray())]);

    /// <summary>The person's probability of dropping out.</summary>
    /// <param name="person">The person.</param>
    public double Of(Person person) => Math.Clamp(1 - person.Values.Select((v, c) => Factors[c][v]).Aggregate(Stay, (a, b) => a * b), 0, 1);
}

/// <summary>Alternates chosen beforehand for the drop-outs that are likely.</summary>
/// <remarks>
/// Scenarios of drop-outs are sampled; greedily, the person is added who lowers the mean quota loss most: for each scenario seats left are filled from the alternates so that few quotas break, and
/// loss = Σ over values of the seats missing to the lower or above the upper quota, divided by the upper quota (the L1 loss of A. Assos, C. Baharav, B. Flanigan, A. Procaccia: Alternates, Assemble!, 2025). The paper solves an integer programme
/// over the same scenarios; the greedy order is what an office can follow when fewer alternates than planned accept.
/// </remarks>
public static class ChooseAlternates
{
    /// <param name="People">The alternates, numbers of the pool, in the order in which they help.</param>
    /// <param name="LossWithout">Mean loss without alternates.</param>
    /// <param name="LossWith">Mean loss with them.</param>
    public sealed record Outcome(IReadOnlyList<int> People, double LossWithout, double LossWith);

    /// <summary>Chooses. O(alternates × types × scenarios × seats).</summary>
    /// <param name="pool">The whole pool with the whole panel's quotas.</param>
    /// <param name="panel">Numbers of the people on the panel.</param>
    /// <param name="budget">How many alternates.</param>
    /// <param name="dropOut">Who drops out how likely.</param>
    /// <param name="random">Samples the scenarios and decides between equal people.</param>
    /// <param name="scenarios">How many.</param>
    public static Outcome Of(Candidates pool, IReadOnlyCollection<int> panel, int budget, DropOut dropOut, HashStream random, int scenarios = 200)
    {
        const int Grain = 1_000_000;
        var gone = Enumerable.Range(0, scenarios).Select(_ => panel.Where(p => random.Below(Grain) < dropOut.Of(pool.People[p]) * Grain).ToArray()).ToArray();
        var seated = gone.Select(g => Counts(pool, panel.Except(g))).ToArray();
        var open = gone.Select(g => g.Length).ToArray();
        var homes = panel.Select(p => pool.People[p].Household).Where(h => h is not null).ToHashSet();
        var rest = random.Shuffled(Enumerable.Range(0, pool.People.Count).Except(panel).Where(p => pool.People[p].Household is not { } h || !homes.Contains(h)));
        // One of each kind is enough to compare: people with equal values help equally.
        var kinds = rest.GroupBy(p => string.Join(',', pool.People[p].Values)).Select(g => new Queue<int>(g)).ToList();
        var chosen = new List<int>();
        var without = Enumerable.Range(0, scenarios).Average(s => Loss(pool, seated[s]));
        var now = without;
        while (chosen.Count < budget && kinds.Count > 0)
        {
            var (best, loss) = (0, double.PositiveInfinity);
            for (var k = 0; k < kinds.Count; k++)
            {
                // A person helps in a scenario by filling a seat that is still open there.
                var mean = 0.0;
                for (var s = 0; s < scenarios; s++) mean += open[s] == 0 ? Loss(pool, seated[s]) : Math.Min(Loss(pool, seated[s]), LossWith(pool, seated[s], kinds[k].Peek()));
                if (mean / scenarios < loss - 1e-12) (best, loss) = (k, mean / scenarios);
            }
            var person = kinds[best].Dequeue();
            if (kinds[best].Count == 0) kinds.RemoveAt(best);
            chosen.Add(person);
            if (pool.People[person].Household is { } home && homes.Add(home)) kinds = [.. kinds.Select(k => new Queue<int>(k.Where(p => pool.People[p].Household != home))).Where(k => k.Count > 0)];
            for (var s = 0; s < scenarios; s++)
            {
                if (open[s] == 0 || LossWith(pool, seated[s], person) > Loss(pool, seated[s])) continue;
                open[s]--;
                Add(pool, seated[s], person);
            }
            now = loss;
        }
        return new(chosen, without, now);
    }

    static int[][] Counts(Candidates pool, IEnumerable<int> people)
    {
        var counts = pool.Categories.Select(c => new int[c.Quotas.Count]).ToArray();
        foreach (var p in people) Add(pool, counts, p);
        return counts;
    }

    static void Add(Candidates pool, int[][] counts, int person, int amount = 1)
    {
        for (var c = 0; c < counts.Length; c++) counts[c][pool.People[person].Values[c]] += amount;
    }

    static double LossWith(Candidates pool, int[][] counts, int person)
    {
        Add(pool, counts, person);
        var loss = Loss(pool, counts);
        Add(pool, counts, person, -1);
        return loss;
    }

    static double Loss(Candidates pool, int[][] counts)
    {
        var loss = 0.0;
        for (var c = 0; c < counts.Length; c++)
            for (var v = 0; v < counts[c].Length; v++)
            {
                var quota = pool.Categories[c].Quotas[v];
                loss += (double)Math.Max(0, Math.Max(quota.Lower - counts[c][v], counts[c][v] - quota.Upper)) / Math.Max(1, quota.Upper);
            }
        return loss;
    }
}
