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

    public static IReadOnlyList<IReadOnlyList<Representative>> Of(StatementCounts[][] groups, bool[] left)
    {
        var tests = new List<(int Group, Representative Found, double P)>();
        for (var g = 0; groups.Length > 1 && g < groups.Length; g++)
            for (var j = 0; j < left.Length; j++)
            {
                if (left[j]) continue;
                var inside = groups[g][j];
                var outside = groups.Where((_, other) => other != g).Aggregate(default(StatementCounts), (sum, c) => sum + c[j]);
                if (inside.Seen == 0 || outside.Seen == 0) continue;
                for (var answer = -1; answer <= 1; answer++)
                {
                    var (a, n, b, m) = (Said(inside, answer), inside.Seen, Said(outside, answer), outside.Seen);
                    var (share, other) = ((a + 1.0) / (n + 2), (b + 1.0) / (m + 2));
                    var pooled = (a + b + 2.0) / (n + m + 4);
                    var z = (share - other) / Math.Sqrt(pooled * (1 - pooled) * (1.0 / (n + 2) + 1.0 / (m + 2)));
                    tests.Add((g, new(j, answer, a, n, share, share / other, z, null), Normal.Above(z)));
                }
            }
        var q = new double[tests.Count];
        var smallest = 1.0;
        var order = Enumerable.Range(0, tests.Count).OrderBy(t => tests[t].P).ToArray();
        for (var rank = order.Length; rank > 0; rank--)
        {
            smallest = Math.Min(smallest, tests[order[rank - 1]].P * order.Length / rank);
            q[order[rank - 1]] = smallest;
        }
        return [.. Enumerable.Range(0, groups.Length).Select(g => (IReadOnlyList<Representative>)[.. tests.Select((t, at) => (t.Group, Found: t.Found with { Q = q[at] }))
            .Where(t => t.Group == g && t.Found.Q <= Believed && t.Found.Share > (t.Found.Answer == 0 ? ManyPass : Majority))
            .Select(t => t.Found).OrderByDescending(f => f.Z).ThenBy(f => f.Statement).Take(Most)])];
    }

    static int Said(StatementCounts counts, int answer) => answer switch { 1 => counts.Agree, 0 => counts.Pass, _ => counts.Disagree };
}
