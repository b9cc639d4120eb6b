using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Live;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>The opinion map exactly as Polis draws it on a cold start.</summary>
/// <remarks>
/// Source: compdemocracy/polis 08e03eb (math/src/polismath/math), re-described in our own words; results agree with the original on every open conversation we hold.
/// Chosen where the original is left to chance: converged components instead of at most 100 power steps from a random start; priorities from the current counts; no sampling of large conversations, no limit of admission.
/// Time O(30 · V + 100 · N · steps); space O(V + N + C).
/// </remarks>
public static class PolisMap
{
    const int FineClusters = 100, FineSteps = 100, GroupSteps = 20, MostGroups = 5, EnoughVotes = 7, FewestClustered = 15;

    /// <summary>Computes the map.</summary>
    /// <param name="votes">Rows and columns in the order of their ids.</param>
    /// <param name="moderatedOut">True for each statement that was rejected or is a meta statement.</param>
    /// <param name="meta">True for each meta statement: it keeps a fixed priority. Null for none.</param>
    /// <param name="groups">Number of groups; null lets the silhouette choose between 2 and 5.</param>
    public static PolisResult Compute(VoteMatrix votes, bool[] moderatedOut, bool[]? meta = null, int? groups = null) => Compute(votes, moderatedOut, meta, groups, null);

    internal static PolisResult Compute(VoteMatrix votes, bool[] moderatedOut, bool[]? meta, int? groups, PairTables? pairs)
    {
        var all = votes.Counts;
        var center = new double[votes.Statements];
        for (var j = 0; j < center.Length; j++) if (!moderatedOut[j]) center[j] = all[j].Mean;
        var centred = new CentredVotes(votes, center, moderatedOut);
        var (components, values) = PairTables.Worth(votes) ? (pairs ?? PairTables.Of(votes)).Leading(all, center, moderatedOut, 2) : Lanczos.Leading(centred.Gram, votes.Statements, 2);
        var total = 0.0;
        for (var j = 0; j < center.Length; j++)
            if (!moderatedOut[j]) total += all[j].Agree + all[j].Disagree - all[j].Seen * center[j] * center[j];
        // Statements nobody voted on are unknown to Polis; moderated ones count as answered with 0 by everybody.
        var columns = all.Count(c => c.Seen > 0);
        var zeroed = Enumerable.Range(0, all.Length).Count(j => moderatedOut[j] && all[j].Seen > 0);
        var (x, y, counted) = centred.Project(components[0], components[1]);
        for (var i = 0; i < x.Length; i++)
        {
            var scale = Math.Sqrt((double)columns / Math.Max(1, counted[i] + zeroed));
            (x[i], y[i]) = (x[i] * scale, y[i] * scale);
        }
        var order = Encountered(votes);
        var clustered = Clustered(votes, order, columns);
        var members = order.Where(i => clustered[i]).ToArray();
        var fine = LloydClusters.Run([.. members.Select(i => x[i])], [.. members.Select(i => y[i])], null, FineClusters, FineSteps);
        var sizes = new int[fine.Ids.Length];
        foreach (var c in fine.Of) sizes[c]++;
        var (best, silhouettes) = Group(fine, sizes, groups);
        var (fineOf, groupOf) = (new int[votes.Participants], new int[votes.Participants]);
        Array.Fill(fineOf, -1);
        Array.Fill(groupOf, -1);
        for (var m = 0; m < members.Length; m++) groupOf[members[m]] = best.Of[fineOf[members[m]] = fine.Of[m]];
        var counts = StatementCounts.Of(votes, groupOf, best.Ids.Length);
        var grouped = Sum(counts, center.Length);
        var extremity = new double[center.Length];
        for (var j = 0; j < extremity.Length; j++)
            if (!moderatedOut[j]) extremity[j] = Math.Sqrt(columns) * (1 - center[j]) * Math.Sqrt(components[0][j] * components[0][j] + components[1][j] * components[1][j]);
        return new(center, components, [.. values.Select(v => total > 0 ? v / total : 0)], x, y, order, clustered,
            [.. Enumerable.Range(0, fine.Ids.Length).Select(b => new FineCluster(fine.Ids[b], fine.X[b], fine.Y[b], sizes[b], best.Of[b]))], fineOf, groupOf, best.Ids.Length, silhouettes, counts,
            [.. counts.Select(c => PolisRepresentative.Select(c, [.. grouped.Zip(c, (a, b) => a - b)], moderatedOut))],
            PolisMajority.Select(all, moderatedOut, c => c.Agree), PolisMajority.Select(all, moderatedOut, c => c.Disagree),
            [.. Enumerable.Range(0, center.Length).Select(j => counts.Aggregate(1.0, (product, g) => product * (g[j].Agree + 1.0) / (g[j].Seen + 2)))],
            Priorities(grouped, extremity, meta), extremity);
    }

    // On a load Polis reads votes by statement, then participant, and appends rows as it meets people: ordered by everybody's first statement.
    [MethodImpl(Compiled.AtOnce)]
    static int[] Encountered(VoteMatrix votes)
    {
        var next = new int[votes.Statements + 1];
        for (var i = 0; i < votes.Participants; i++) if (votes.Row(i) is [var cell, ..]) next[(cell >> 2) + 1]++;
        for (var j = 0; j < votes.Statements; j++) next[j + 1] += next[j];
        var order = new int[next[^1]];
        for (var i = 0; i < votes.Participants; i++) if (votes.Row(i) is [var cell, ..]) order[next[cell >> 2]++] = i;
        return order;
    }

    static bool[] Clustered(VoteMatrix votes, int[] order, int columns)
    {
        var clustered = new bool[votes.Participants];
        var inside = 0;
        foreach (var i in order) if (clustered[i] = votes.Row(i).Length >= Math.Min(EnoughVotes, columns)) inside++;
        if (inside < FewestClustered)
            foreach (var i in order.Where(i => !clustered[i]).OrderByDescending(i => votes.Row(i).Length).Take(FewestClustered - inside)) clustered[i] = true;
        return clustered;
    }

    static (LloydClusters.Result Best, SortedDictionary<int, double> Silhouettes) Group(LloydClusters.Result fine, int[] sizes, int? groups)
    {
        var distances = Silhouette.Distances(fine.X, fine.Y);
        var silhouettes = new SortedDictionary<int, double>();
        var best = LloydClusters.Run(fine.X, fine.Y, sizes, groups ?? 1, GroupSteps);
        if (groups is { } given)
        {
            silhouettes[given] = Silhouette.Of(distances, best.Of, best.Ids.Length);
            return (best, silhouettes);
        }
        for (var k = 2; k <= Math.Min(MostGroups, 2 + fine.Ids.Length / 12) && fine.Ids.Length > 1; k++)
        {
            var tried = LloydClusters.Run(fine.X, fine.Y, sizes, k, GroupSteps);
            silhouettes[k] = Silhouette.Of(distances, tried.Of, tried.Ids.Length);
            if (silhouettes[k] >= silhouettes.Values.Max()) best = tried;
        }
        return (best, silhouettes);
    }

    static StatementCounts[] Sum(StatementCounts[][] counts, int statements) => [.. Enumerable.Range(0, statements).Select(j => counts.Aggregate(default(StatementCounts), (sum, g) => sum + g[j]))];

    static double[] Priorities(StatementCounts[] grouped, double[] extremity, bool[]? meta)
    {
        var priorities = new double[grouped.Length];
        for (var j = 0; j < priorities.Length; j++)
        {
            if (meta?[j] ?? false) { priorities[j] = 49; continue; }
            var c = grouped[j];
            var importance = (1 - (c.Pass + 1.0) / (c.Seen + 2)) * (1 + extremity[j]) * (c.Agree + 1.0) / (c.Seen + 2);
            var priority = importance * (1 + 8 * Math.Pow(2, -c.Seen / 5.0));
            priorities[j] = priority * priority;
        }
        return priorities;
    }
}
