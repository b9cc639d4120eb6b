using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>The k-means of Polis on points of the plane: the first k distinct points are the first centers, ties go to the last center, empty clusters vanish.</summary>
/// <remarks>
/// Source: the behaviour of compdemocracy/polis 08e03eb, clusters.clj. It depends on the order of the points; that is the point of this mode.
/// A point is compared with the centers again only if bounds on its distance to its own and to the second nearest allow another to be nearest (G. Hamerly: Making k-means even faster, SDM 2010); the result is that of comparing always.
/// </remarks>
static class LloydClusters
{
    const double Settled = 0.01;

    /// <summary>Clusters in ascending order of their ids, their centers, and the index of each point's cluster among them.</summary>
    public readonly record struct Result(int[] Ids, double[] X, double[] Y, int[] Of);

    public static Result Run(double[] x, double[] y, double[]? weight, int k, int iterations)
    {
        var (cx, cy) = FirstDistinct(x, y, k);
        var ids = Enumerable.Range(0, cx.Length).ToArray();
        var of = new int[x.Length];
        var bounds = new Bounds(x, y);
        for (var left = iterations; ; left--)
        {
            bounds.Nearest(cx, cy, of);
            var (nextIds, nextX, nextY) = Means(x, y, weight, of, ids);
            var same = left == 0 || Same(cx, cy, nextX, nextY);
            bounds.Move(cx, cy, nextX, nextY, of);
            (ids, cx, cy) = (nextIds, nextX, nextY);
            if (same) return new(ids, cx, cy, of);
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

    // How far each point is at most from its center and at least from every other.
    sealed class Bounds(double[] x, double[] y)
    {
        // Far above what rounding adds up to, far below what tells centers apart.
        const double Safe = 1e-9;

        readonly double[] own = [.. Enumerable.Repeat(double.PositiveInfinity, x.Length)], other = new double[x.Length];
        readonly int[] asked = new int[x.Length];

        public void Nearest(double[] cx, double[] cy, int[] of)
        {
            var n = 0;
            for (var i = 0; i < of.Length; i++) if (!(own[i] + Safe < other[i])) asked[n++] = i;
            Span<double> px = stackalloc double[8], py = stackalloc double[8];
            for (var from = 0; from < n; from += 8)
            {
                var some = asked.AsSpan(from, Math.Min(8, n - from));
                for (var lane = 0; lane < some.Length; lane++) (px[lane], py[lane]) = (x[some[lane]], y[some[lane]]);
                var (vx, vy) = (Vector512.Create<double>(px), Vector512.Create<double>(py));
                var (best, second, index) = (Vector512.Create(double.PositiveInfinity), Vector512.Create(double.PositiveInfinity), Vector512<long>.Zero);
                for (var c = 0; c < cx.Length; c++)
                {
                    var (dx, dy) = (vx - Vector512.Create(cx[c]), vy - Vector512.Create(cy[c]));
                    var distance = dx * dx + dy * dy;
                    var closer = Vector512.LessThanOrEqual(distance, best);
                    second = Vector512.MinNative(second, Vector512.MaxNative(best, distance));
                    best = Vector512.MinNative(best, distance);
                    index = Vector512.ConditionalSelect(closer.AsInt64(), Vector512.Create((long)c), index);
                }
                (best, second) = (Vector512.Sqrt(best), Vector512.Sqrt(second));
                for (var lane = 0; lane < some.Length; lane++) (of[some[lane]], own[some[lane]], other[some[lane]]) = ((int)index[lane], best[lane], second[lane]);
            }
        }

        // Clusters that vanish were nobody's; where numbers shift, all is compared anew.
        public void Move(double[] cx, double[] cy, double[] nextX, double[] nextY, int[] of)
        {
            if (nextX.Length < cx.Length)
            {
                Array.Fill(own, double.PositiveInfinity);
                return;
            }
            var moved = new double[cx.Length];
            for (var c = 0; c < cx.Length; c++) moved[c] = Math.Sqrt((cx[c] - nextX[c]) * (cx[c] - nextX[c]) + (cy[c] - nextY[c]) * (cy[c] - nextY[c]));
            var most = moved.Length == 0 ? 0 : moved.Max();
            for (var i = 0; i < of.Length; i++) (own[i], other[i]) = (own[i] + moved[of[i]], other[i] - most);
        }
    }

    // Renumbers the points to the clusters that are left.
    static (int[] Ids, double[] X, double[] Y) Means(double[] x, double[] y, double[]? weight, int[] of, int[] ids)
    {
        var (sx, sy, sw) = (new double[ids.Length], new double[ids.Length], new double[ids.Length]);
        for (var i = 0; i < of.Length; i++)
        {
            var w = weight is null ? 1 : weight[i];
            sx[of[i]] += w * x[i];
            sy[of[i]] += w * y[i];
            sw[of[i]] += w;
        }
        var renumbered = new int[ids.Length];
        var left = 0;
        for (var c = 0; c < ids.Length; c++)
        {
            if (sw[c] == 0) continue;
            renumbered[c] = left;
            (ids[left], sx[left], sy[left]) = (ids[c], sx[c] / sw[c], sy[c] / sw[c]);
            left++;
        }
        if (left < ids.Length) for (var i = 0; i < of.Length; i++) of[i] = renumbered[of[i]];
        return (ids[..left], sx[..left], sy[..left]);
    }

    // Both lists of centers sorted, the longer cut to the shorter.
    static bool Same(double[] x, double[] y, double[] nextX, double[] nextY)
    {
        var before = x.Zip(y).Order().ToArray();
        var after = nextX.Zip(nextY).Order().ToArray();
        for (var c = 0; c < Math.Min(before.Length, after.Length); c++)
        {
            var (dx, dy) = (before[c].First - after[c].First, before[c].Second - after[c].Second);
            if (Math.Sqrt(dx * dx + dy * dy) >= Settled) return false;
        }
        return true;
    }
}
