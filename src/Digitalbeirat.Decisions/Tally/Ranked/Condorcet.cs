namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>Rankings from pairwise comparisons. All take O(candidates³) at most after the pairs are counted.</summary>
public static class Condorcet
{
    /// <summary>Who beats everybody else; empty where nobody does.</summary>
    public static IReadOnlyList<int> Winner(Pairwise p) => [.. p.Standing.Where(a => p.Standing.All(b => a == b || p.Margin(a, b) > 0))];

    /// <summary>Copeland: pairs won less pairs lost.</summary>
    public static Ordering Copeland(Pairwise p) => Ordering.By("copeland", p.Standing.Select(a => (a, (long)p.Standing.Sum(b => Math.Sign(p.Margin(a, b))))));

    /// <summary>Minimax: the worst defeat is the smallest. The score is the worst margin.</summary>
    public static Ordering Minimax(Pairwise p) => Ordering.By("minimax", p.Standing.Select(a => (a, p.Standing.Where(b => b != a).Select(b => Math.Min(0, p.Margin(a, b))).DefaultIfEmpty(0).Min())));

    /// <summary>Borda with the same for all who are ranked alike: the sum of margins over the others.</summary>
    public static Ordering Borda(Pairwise p) => Ordering.By("borda", p.Standing.Select(a => (a, p.Standing.Sum(b => p.Margin(a, b)))));

    /// <summary>Schulze 2011: a is better than b where its strongest chain of victories to b is stronger than b's to a. The strength of a victory is its margin, or its winning votes.</summary>
    /// <remarks>The score is the number of candidates one is better than, which orders like the relation itself, since that is transitive.</remarks>
    public static Ordering Schulze(Pairwise p, bool byWinningVotes = false)
    {
        var path = StrongestPaths(p, byWinningVotes);
        return Ordering.By("schulze", p.Standing.Select((a, i) => (a, (long)p.Standing.Select((_, j) => path[i, j] > path[j, i] ? 1 : path[i, j] < path[j, i] ? -1 : 0).Sum())));
    }

    static long[,] StrongestPaths(Pairwise p, bool byWinningVotes)
    {
        var n = p.Standing.Count;
        var path = new long[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                if (p.Margin(p.Standing[i], p.Standing[j]) > 0) path[i, j] = byWinningVotes ? p.Above(p.Standing[i], p.Standing[j]) : p.Margin(p.Standing[i], p.Standing[j]);
        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    if (i != j) path[i, j] = Math.Max(path[i, j], Math.Min(path[i, k], path[k, j]));
        return path;
    }

    /// <summary>Split cycle (Holliday and Pacuit 2023): a defeat counts unless it is the weakest of a cycle. The score is minus the number of defeats that count; winners have none.</summary>
    public static Ordering SplitCycle(Pairwise p)
    {
        var path = StrongestPaths(p, byWinningVotes: false);
        return Ordering.By("split-cycle", p.Standing.Select((a, i) => (a, -(long)p.Standing.Where((b, j) => p.Margin(b, a) > 0 && p.Margin(b, a) > path[i, j]).Count())));
    }

    /// <summary>The Smith set: the smallest group in which everybody beats everybody outside. Later groups follow in the same way.</summary>
    public static Ordering Smith(Pairwise p)
    {
        List<IReadOnlyList<int>> groups = [];
        for (var left = p.Standing.ToList(); left.Count > 0;)
        {
            // Who has the most victories is in it; so is whoever is not beaten by somebody in it.
            var most = left.Max(a => left.Count(b => p.Margin(a, b) > 0) - left.Count(b => p.Margin(a, b) < 0));
            var set = left.Where(a => left.Count(b => p.Margin(a, b) > 0) - left.Count(b => p.Margin(a, b) < 0) == most).ToHashSet();
            while (left.Where(a => !set.Contains(a) && set.Any(s => p.Margin(s, a) <= 0)).ToList() is { Count: > 0 } more) set.UnionWith(more);
            groups.Add([.. set.Order()]);
            left.RemoveAll(set.Contains);
        }
        return new("smith", groups, groups.SelectMany((g, i) => g.Select(c => (c, Score: (long)-i))).ToDictionary(x => x.c, x => x.Score));
    }

    /// <summary>Ranked pairs (Tideman 1987): victories are locked in, the largest margin first, unless they would close a circle.</summary>
    /// <param name="p">The pairs.</param>
    /// <param name="lots">Who goes first among equal margins: candidates by index in the order of their lots; by index where it is null.</param>
    public static Ordering RankedPairs(Pairwise p, IReadOnlyList<int>? lots = null)
    {
        var n = p.Standing.Count;
        int Place(int i) => lots is null ? i : lots.ToList().IndexOf(p.Standing[i]);
        var victories = Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(0, n).Select(j => (From: i, To: j, Margin: p.Margin(p.Standing[i], p.Standing[j]))))
            .Where(v => v.Margin > 0).OrderByDescending(v => v.Margin).ThenBy(v => Place(v.From)).ThenBy(v => Place(v.To));
        var reaches = new bool[n, n];
        List<Ordering.Step> steps = [];
        foreach (var (from, to, margin) in victories)
        {
            var circle = reaches[to, from];
            steps.Add(new(circle ? "skipped" : "locked", [p.Standing[from], p.Standing[to]], margin));
            if (circle) continue;
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    if ((i == from || reaches[i, from]) && (j == to || reaches[to, j])) reaches[i, j] = true;
        }
        return Ordering.By("ranked-pairs", p.Standing.Select((a, i) => (a, (long)Enumerable.Range(0, n).Sum(j => (reaches[i, j] ? 1 : 0) - (reaches[j, i] ? 1 : 0))))) with { Steps = steps };
    }
}
