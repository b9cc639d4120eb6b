using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>The k-means of Polis on points of the plane: the first k distinct points are the first centers, ties go to the last center, empty clusters vanish.</summary>
/// <remarks>Source: the behaviour of compdemocracy/polis 08e03eb, clusters.clj. It depends on the order of the points; that is the point of this mode.</remarks>
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
        for (var left = iterations; ; left--)
        {
            Nearest(x, y, cx, cy, of);
            var (nextIds, nextX, nextY) = Means(x, y, weight, of, ids);
            var same = left == 0 || Same(cx, cy, nextX, nextY);
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

    static void Nearest(double[] x, double[] y, double[] cx, double[] cy, int[] of)
    {
        var vx = MemoryMarshal.Cast<double, Vector512<double>>(x.AsSpan());
        var vy = MemoryMarshal.Cast<double, Vector512<double>>(y.AsSpan());
        var i = 0;
        for (; i < vx.Length; i++)
        {
            var best = Vector512.Create(double.PositiveInfinity);
            var index = Vector512<long>.Zero;
            for (var c = 0; c < cx.Length; c++)
            {
                var (dx, dy) = (vx[i] - Vector512.Create(cx[c]), vy[i] - Vector512.Create(cy[c]));
                var distance = dx * dx + dy * dy;
                var closer = Vector512.LessThanOrEqual(distance, best);
                best = Vector512.ConditionalSelect(closer, distance, best);
                index = Vector512.ConditionalSelect(closer.AsInt64(), Vector512.Create((long)c), index);
            }
            for (var lane = 0; lane < Vector512<long>.Count; lane++) of[i * Vector512<long>.Count + lane] = (int)index[lane];
        }
        for (i *= Vector512<double>.Count; i < x.Length; i++)
        {
            var best = double.PositiveInfinity;
            for (var c = 0; c < cx.Length; c++)
            {
                var (dx, dy) = (x[i] - cx[c], y[i] - cy[c]);
                var distance = dx * dx + dy * dy;
                if (distance <= best) (best, of[i]) = (distance, c);
            }
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
