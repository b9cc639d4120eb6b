using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>What sets groups apart, with the share of false discoveries under control.</summary>
/// <remarks>
/// Each group, statement and answer is a one-sided test of two shares, (successes + 1) / (trials + 2) each; q is the Benjamini-Hochberg value over all of them (Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57, 1995).
/// Listed is what has q ≤ 0.05 and is said by more than half of the group (a third, for passing), most distinct first.
/// </remarks>
static class Discoveries
{
    const double Believed = 0.05, Majority = 0.5, ManyPass = 1 / 3.0;
    const int Most = 8;

    [MethodImpl(Compiled.AtOnce)]
    public static IReadOnlyList<IReadOnlyList<Representative>> Of(StatementCounts[][] groups, bool[] left)
    {
        var (tests, p) = (new List<(int Group, int Statement, int Answer, double Share, double Other, double Z)>(), new List<double>());
        for (var j = 0; j < left.Length && groups.Length > 1; j++)
        {
            if (left[j]) continue;
            var all = default(StatementCounts);
            foreach (var counts in groups) all += counts[j];
            for (var g = 0; g < groups.Length; g++)
            {
                var (inside, outside) = (groups[g][j], all - groups[g][j]);
                if (inside.Seen == 0 || outside.Seen == 0) continue;
                for (var answer = -1; answer <= 1; answer++)
                {
                    var (a, n, b, m) = (Said(inside, answer), inside.Seen, Said(outside, answer), outside.Seen);
                    var (share, other) = ((a + 1.0) / (n + 2), (b + 1.0) / (m + 2));
                    var pooled = (a + b + 2.0) / (n + m + 4);
                    var z = (share - other) / Math.Sqrt(pooled * (1 - pooled) * (1.0 / (n + 2) + 1.0 / (m + 2)));
                    tests.Add((g, j, answer, share, other, z));
                    p.Add(Normal.Above(z));
                }
            }
        }
        var (sorted, order) = (p.ToArray(), Enumerable.Range(0, p.Count).ToArray());
        Array.Sort(sorted, order);
        // From the least distinct on: q is the smallest of p · tests / rank so far. Only the most distinct can be believed.
        var (smallest, found) = (1.0, new List<Representative>[groups.Length]);
        for (var g = 0; g < groups.Length; g++) found[g] = [];
        for (var rank = order.Length; rank > 0; rank--)
        {
            smallest = Math.Min(smallest, sorted[rank - 1] * order.Length / rank);
            var (g, j, answer, share, other, z) = tests[order[rank - 1]];
            if (smallest <= Believed && share > (answer == 0 ? ManyPass : Majority)) found[g].Add(new(j, answer, Said(groups[g][j], answer), groups[g][j].Seen, share, share / other, z, smallest));
        }
        return [.. found.Select(f => (IReadOnlyList<Representative>)[.. f.OrderByDescending(r => r.Z).ThenBy(r => r.Statement).Take(Most)])];
    }

    static int Said(StatementCounts counts, int answer) => answer switch { 1 => counts.Agree, 0 => counts.Pass, _ => counts.Disagree };
}
