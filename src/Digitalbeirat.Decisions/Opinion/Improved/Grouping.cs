using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>k-means that depends on the points alone, not on their order or on chance: the start splits, again and again, the widest cluster across its longest axis.</summary>
/// <remarks>Source of the start: T. Su, J. Dy: In search of deterministic methods for initializing K-means, Intelligent Data Analysis 11 (2007), PCA-Part. O(n · k · dimensions · steps); eight points are compared at once.</remarks>
static class Grouping
{
    public const int Dimensions = Axes.Count;
    // One in a thousand may still be on the move when a grouping is settled.
    const int MostSteps = 60, Lanes = 8, Settled = 1000;

    /// <summary>Points side by side: eight first coordinates, eight second ones, …</summary>
    /// <param name="Lanes">The coordinates.</param>
    /// <param name="Count">Number of points; the lanes beyond it hold nothing that counts.</param>
    public readonly record struct Points(double[] Lanes, int Count)
    {
        /// <summary>From one point after the other.</summary>
        public static Points Of(ReadOnlySpan<double> rows)
        {
            var count = rows.Length / Dimensions;
            var lanes = new double[(count + Grouping.Lanes - 1) / Grouping.Lanes * Grouping.Lanes * Dimensions];
            for (var i = 0; i < count; i++)
                for (var f = 0; f < Dimensions; f++) lanes[At(i, f)] = rows[i * Dimensions + f];
            return new(lanes, count);
        }

        public double this[int point, int dimension] => Lanes[At(point, dimension)];

        static int At(int point, int dimension) => (point / Grouping.Lanes * Dimensions + dimension) * Grouping.Lanes + point % Grouping.Lanes;
    }

    /// <summary>Groupings of the same points into one group, two groups, and so on; each splitting goes on from the one before.</summary>
    public sealed class Chain(Points points)
    {
        int[] split = [];
        double[] centers = [];

        /// <summary>The next grouping: group of each point, and the centers, k rows; fewer where there are fewer distinct points.</summary>
        public (int[] Of, double[] Centers) Next()
        {
            if (centers.Length == 0) (split, centers) = (new int[points.Count], Means(points, new int[points.Count], 1));
            else if (Split(points, split, centers)) centers = Means(points, split, centers.Length / Dimensions + 1);
            var (of, moving) = ((int[])split.Clone(), centers);
            for (var step = 0; step < MostSteps && moving.Length > Dimensions; step++)
            {
                var next = new double[moving.Length];
                if (Assign(points, moving, of, next) <= points.Count / Settled) break;
                moving = next;
            }
            return (of, moving);
        }
    }

    public static int Nearest(ReadOnlySpan<double> point, double[] centers)
    {
        var (best, nearest) = (double.PositiveInfinity, 0);
        for (var c = 0; c * Dimensions < centers.Length; c++)
        {
            var distance = 0.0;
            for (var f = 0; f < Dimensions; f++) distance += (point[f] - centers[c * Dimensions + f]) * (point[f] - centers[c * Dimensions + f]);
            if (distance < best) (best, nearest) = (distance, c);
        }
        return nearest;
    }

    // Moves every point to its nearest center and finds the new middles; how many moved. A center nobody is near goes to 0, and the grouping is too small to be shown.
    static int Assign(Points points, double[] centers, int[] of, double[] next)
    {
        var k = centers.Length / Dimensions;
        var (sums, sizes, moved) = (new Vector512<double>[centers.Length], new int[k], 0);
        for (var from = 0; from < points.Count; from += Lanes)
        {
            ref var eight = ref points.Lanes[from * Dimensions];
            var (best, nearest) = (Vector512.Create(double.PositiveInfinity), Vector512<long>.Zero);
            for (var c = 0; c < k; c++)
            {
                var distance = Vector512<double>.Zero;
                for (var f = 0; f < Dimensions; f++)
                {
                    var off = Vector512.LoadUnsafe(ref eight, (nuint)(f * Lanes)) - Vector512.Create(centers[c * Dimensions + f]);
                    distance += off * off;
                }
                var closer = Vector512.LessThan(distance, best);
                best = Vector512.ConditionalSelect(closer, distance, best);
                nearest = Vector512.ConditionalSelect(closer.AsInt64(), Vector512.Create((long)c), nearest);
            }
            var count = Math.Min(Lanes, points.Count - from);
            for (var lane = 0; lane < count; lane++)
            {
                var c = (int)nearest[lane];
                if (of[from + lane] != c) moved++;
                of[from + lane] = c;
                sizes[c]++;
            }
            if (count < Lanes) nearest = Vector512.ConditionalSelect(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)), nearest, Vector512.Create(-1L));
            for (var c = 0; c < k; c++)
            {
                var inside = Vector512.Equals(nearest, Vector512.Create((long)c)).AsDouble();
                for (var f = 0; f < Dimensions; f++) sums[c * Dimensions + f] += inside & Vector512.LoadUnsafe(ref eight, (nuint)(f * Lanes));
            }
        }
        for (var e = 0; e < next.Length; e++) next[e] = Vector512.Sum(sums[e]) / Math.Max(1, sizes[e / Dimensions]);
        return moved;
    }

    static double[] Means(Points points, int[] of, int k)
    {
        var (sums, sizes) = (new double[k * Dimensions], new int[k]);
        for (var i = 0; i < of.Length; i++)
        {
            sizes[of[i]]++;
            for (var f = 0; f < Dimensions; f++) sums[of[i] * Dimensions + f] += points[i, f];
        }
        for (var e = 0; e < sums.Length; e++) sums[e] /= Math.Max(1, sizes[e / Dimensions]);
        return sums;
    }

    static bool Split(Points points, int[] of, double[] centers)
    {
        var k = centers.Length / Dimensions;
        var spread = new double[k];
        for (var from = 0; from < points.Count; from += Lanes)
        {
            var count = Math.Min(Lanes, points.Count - from);
            for (var f = 0; f < Dimensions; f++)
                for (var lane = 0; lane < count; lane++)
                {
                    var off = points.Lanes[from * Dimensions + f * Lanes + lane] - centers[of[from + lane] * Dimensions + f];
                    spread[of[from + lane]] += off * off;
                }
        }
        var widest = Array.IndexOf(spread, spread.Max());
        if (spread[widest] <= 1e-18) return false;
        var middle = centers.AsSpan(widest * Dimensions, Dimensions);
        var axis = Numerics.SmallSymmetric.Eigen(Second(points, of, widest, middle), Dimensions).Vectors;
        for (var i = 0; i < of.Length; i++)
        {
            if (of[i] != widest) continue;
            var along = 0.0;
            for (var f = 0; f < Dimensions; f++) along += axis[f] * (points[i, f] - middle[f]);
            if (along > 0) of[i] = k;
        }
        return true;
    }

    // The second moments of one cluster around its middle.
    static double[] Second(Points points, int[] of, int cluster, ReadOnlySpan<double> middle)
    {
        var sums = new Vector512<double>[Dimensions * Dimensions];
        Span<Vector512<double>> off = stackalloc Vector512<double>[Dimensions];
        Span<double> inside = stackalloc double[Lanes];
        for (var from = 0; from < points.Count; from += Lanes)
        {
            for (var lane = 0; lane < Lanes; lane++) inside[lane] = from + lane < points.Count && of[from + lane] == cluster ? 1 : 0;
            var counts = Vector512.Create<double>(inside);
            for (var f = 0; f < Dimensions; f++)
            {
                off[f] = counts * (Vector512.LoadUnsafe(ref points.Lanes[from * Dimensions + f * Lanes]) - Vector512.Create(middle[f]));
                for (var g = 0; g <= f; g++) sums[f * Dimensions + g] += off[f] * off[g];
            }
        }
        var second = new double[Dimensions * Dimensions];
        for (var f = 0; f < Dimensions; f++)
            for (var g = 0; g <= f; g++) second[f * Dimensions + g] = second[g * Dimensions + f] = Vector512.Sum(sums[f * Dimensions + g]);
        return second;
    }
}
