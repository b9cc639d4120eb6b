namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>The k-means of Polis on points of the plane: the first k distinct points are the first centers, ties go to the last center, empty clusters vanish.</summary>
/// <remarks>
/// Source: the behaviour of compdemocracy/polis 08e03eb, clusters.clj. It depends on the order of the points; that is the point of this mode.
/// Who is nearest to whom is found by <see cref="Settlement"/>.
/// </remarks>
static class LloydClusters
{
    const double Settled = 0.01;

    /// <summary>Clusters in ascending order of their ids, their centers, and the index of each point's cluster among them.</summary>
    public readonly record struct Result(int[] Ids, double[] X, double[] Y, int[] Of);

    public static Result Run(double[] x, double[] y, int[]? weight, int k, int iterations)
    {
        var (cx, cy) = FirstDistinct(x, y, k);
        var ids = Enumerable.Range(0, cx.Length).ToArray();
        var points = new Settlement(x, y, weight, cx.Length);
        var sorted = Sorted(cx, cy);
        for (var left = iterations; ; left--)
        {
            points.Nearest(cx, cy);
            var (kept, nextX, nextY) = points.Means();
            var (before, after) = (sorted, Sorted(nextX, nextY));
            var same = left == 0 || Same(before, after);
            if (kept.Length < cx.Length) points.Renumber(kept);
            (ids, cx, cy, sorted) = ([.. kept.Select(c => ids[c])], nextX, nextY, after);
            if (same) return new(ids, cx, cy, points.Of());
        }
    }

    static (double[] X, double[] Y) FirstDistinct(double[] x, double[] y, int k)
    {
        var seen = new HashSet<(double, double)>();
        var (cx, cy) = (new List<double>(), new List<double>());
        for (var i = 0; i < x.Length && cx.Count < k; i++)
            if (seen.Add((x[i], y[i]))) { cx.Add(x[i]); cy.Add(y[i]); }
        return ([.. cx], [.. cy]);
    }

    static (double, double)[] Sorted(double[] x, double[] y)
    {
        var centers = new (double, double)[x.Length];
        for (var c = 0; c < x.Length; c++) centers[c] = (x[c], y[c]);
        Array.Sort(centers);
        return centers;
    }

    // Both lists of centers sorted, the longer cut to the shorter.
    static bool Same((double X, double Y)[] before, (double X, double Y)[] after)
    {
        for (var c = 0; c < Math.Min(before.Length, after.Length); c++)
        {
            var (dx, dy) = (before[c].X - after[c].X, before[c].Y - after[c].Y);
            if (Math.Sqrt(dx * dx + dy * dy) >= Settled) return false;
        }
        return true;
    }
}
