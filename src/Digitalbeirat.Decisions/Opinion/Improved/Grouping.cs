using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>k-means that depends on the points alone, not on their order or on chance: the start splits, again and again, the widest cluster across its longest axis.</summary>
/// <remarks>Source of the start: T. Su, J. Dy: In search of deterministic methods for initializing K-means, Intelligent Data Analysis 11 (2007), PCA-Part. O(n · k · dimensions · steps); sixteen points are compared at once, and sums follow those that move.</remarks>
static class Grouping
{
    public const int Dimensions = Axes.Count;
    // One in a thousand may still be on the move when a grouping is settled.
    const int MostSteps = 60, Lanes = Room.People, Block = Lanes * Dimensions, Settled = 1000;

    /// <summary>Points side by side: sixteen first coordinates, sixteen second ones, …</summary>
    /// <param name="Lanes">The coordinates.</param>
    /// <param name="Count">Number of points; the lanes beyond it hold nothing that counts.</param>
    public readonly record struct Points(float[] Lanes, int Count)
    {
        public int Blocks => Lanes.Length / Block;

        public double this[int point, int dimension] => Lanes[(point / Grouping.Lanes * Dimensions + dimension) * Grouping.Lanes + point % Grouping.Lanes];
    }

    /// <summary>The nearest of the centers for each of sixteen points.</summary>
    /// <param name="sixteen">Their coordinates.</param>
    /// <param name="centers">Seven coordinates each.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static Vector512<int> Nearest(ReadOnlySpan<float> sixteen, ReadOnlySpan<float> centers)
    {
        var (best, nearest) = (Vector512.Create(float.PositiveInfinity), Vector512<int>.Zero);
        for (var c = 0; c * Dimensions < centers.Length; c++)
        {
            var distance = Vector512<float>.Zero;
            for (var f = 0; f < Dimensions; f++)
            {
                var off = Vector512.Create(sixteen[(f * Lanes)..]) - Vector512.Create(centers[c * Dimensions + f]);
                distance = Packed.Plus(off, off, distance);
            }
            nearest = Vector512.ConditionalSelect(Vector512.LessThan(distance, best).AsInt32(), Vector512.Create(c), nearest);
            best = Vector512.Min(distance, best);
        }
        return nearest;
    }

    /// <summary>The same for all points.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static int[] Nearest(Points points, double[] centers)
    {
        var (of, single) = (new int[points.Blocks * Lanes], Single(centers));
        for (var block = 0; block < points.Blocks; block++) Nearest(points.Lanes.AsSpan(block * Block, Block), single).CopyTo(of, block * Lanes);
        return of[..points.Count];
    }

    public static float[] Single(double[] values) => Array.ConvertAll(values, v => (float)v);

    /// <summary>Groupings of the same points into one group, two groups, and so on; each splitting goes on from the one before.</summary>
    public sealed class Chain(Points points)
    {
        readonly int[] split = new int[points.Blocks * Lanes];
        // Of each part of the splitting the middle, and the second moments around it.
        readonly List<(double[] Middle, double[] Second)> parts = [];

        /// <summary>The next grouping: group of each point, and the centers, k rows; fewer where there are fewer distinct points.</summary>
        [MethodImpl(Compiled.AtOnce)]
        public (int[] Of, double[] Centers) Next()
        {
            if (parts.Count == 0) parts.Add(Part(0));
            else Split();
            var (of, centers, k) = ((int[])split.Clone(), parts.SelectMany(p => p.Middle).ToArray(), parts.Count);
            if (k == 1) return (of[..points.Count], centers);
            var (sums, sizes) = (new double[centers.Length], new int[k]);
            for (var i = 0; i < points.Count; i++) Count(i, of[i], 1, sums, sizes);
            for (var step = 0; step < MostSteps; step++)
            {
                var moved = 0;
                var single = Single(centers);
                for (var block = 0; block < points.Blocks; block++)
                {
                    var (now, before) = (Nearest(points.Lanes.AsSpan(block * Block, Block), single), Vector512.Create<int>(of.AsSpan(block * Lanes)));
                    if (now == before) continue;
                    for (var lane = 0; lane < Lanes && block * Lanes + lane < points.Count; lane++)
                    {
                        if (now[lane] == before[lane]) continue;
                        Count(block * Lanes + lane, before[lane], -1, sums, sizes);
                        Count(block * Lanes + lane, now[lane], 1, sums, sizes);
                        moved++;
                    }
                    now.CopyTo(of, block * Lanes);
                }
                if (moved <= points.Count / Settled) break;
                // A center nobody is near goes to 0, and the grouping is too small to be shown.
                centers = [.. sums.Select((sum, e) => sizes[e / Dimensions] == 0 ? 0 : sum / sizes[e / Dimensions])];
            }
            return (of[..points.Count], centers);
        }

        [MethodImpl(Compiled.AtOnce)]
        void Count(int point, int group, int times, double[] sums, int[] sizes)
        {
            sizes[group] += times;
            for (var f = 0; f < Dimensions; f++) sums[group * Dimensions + f] += times * points[point, f];
        }

        [MethodImpl(Compiled.AtOnce)]
        void Split()
        {
            double[] spread = [.. parts.Select(p => Enumerable.Range(0, Dimensions).Sum(f => p.Second[f * Dimensions + f]))];
            var widest = Array.IndexOf(spread, spread.Max());
            if (spread[widest] <= 1e-18) return;
            var (axis, middle) = (Single(Numerics.SmallSymmetric.Eigen(parts[widest].Second, Dimensions).Vectors), Single(parts[widest].Middle));
            for (var block = 0; block < points.Blocks; block++)
            {
                var (along, of) = (Vector512<float>.Zero, Vector512.Create<int>(split.AsSpan(block * Lanes)));
                for (var f = 0; f < Dimensions; f++) along = Packed.Plus(Vector512.Create(axis[f]), Vector512.Create<float>(points.Lanes.AsSpan(block * Block + f * Lanes)) - Vector512.Create(middle[f]), along);
                var beyond = Vector512.GreaterThan(along, Vector512<float>.Zero).AsInt32() & Vector512.Equals(of, Vector512.Create(widest));
                Vector512.ConditionalSelect(beyond, Vector512.Create(parts.Count), of).CopyTo(split, block * Lanes);
            }
            parts[widest] = Part(widest);
            parts.Add(Part(parts.Count));
        }

        [MethodImpl(Compiled.AtOnce)]
        (double[] Middle, double[] Second) Part(int which)
        {
            var (middle, size) = (new double[Dimensions], new int[1]);
            for (var i = 0; i < points.Count; i++) if (split[i] == which) Count(i, 0, 1, middle, size);
            for (var f = 0; f < Dimensions; f++) middle[f] /= Math.Max(1, size[0]);
            var (sums, off) = (new Vector512<float>[Dimensions * Dimensions], new Vector512<float>[Dimensions]);
            for (var block = 0; block < points.Blocks; block++)
            {
                var inside = Vector512.Equals(Vector512.Create<int>(split.AsSpan(block * Lanes)), Vector512.Create(which));
                inside &= Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(points.Count - block * Lanes));
                for (var f = 0; f < Dimensions; f++)
                {
                    off[f] = inside.AsSingle() & (Vector512.Create<float>(points.Lanes.AsSpan(block * Block + f * Lanes)) - Vector512.Create((float)middle[f]));
                    for (var g = 0; g <= f; g++) sums[f * Dimensions + g] = Packed.Plus(off[f], off[g], sums[f * Dimensions + g]);
                }
            }
            var second = new double[Dimensions * Dimensions];
            for (var f = 0; f < Dimensions; f++)
                for (var g = 0; g <= f; g++)
                {
                    var sum = 0.0;
                    for (var lane = 0; lane < Lanes; lane++) sum += sums[f * Dimensions + g][lane];
                    second[f * Dimensions + g] = second[g * Dimensions + f] = sum;
                }
            return (middle, second);
        }
    }
}
