using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>Points of the plane and the center each is nearest to, as the centers move.</summary>
/// <remarks>
/// Neighbours are kept together, a few dozen to a block: where a whole block is nearer to one center than to any other, nobody in it is compared, and in the others only with those centers that can be nearest somewhere in the block
/// (D. Pelleg, A. Moore: Accelerating Exact k-means Algorithms with Geometric Reasoning, KDD 1999). The result is that of comparing everybody with everything.
/// Sums of coordinates are kept as integers, so that they follow the few points that move without drifting, in whatever order.
/// </remarks>
sealed class Settlement
{
    // Relative, far above what rounding adds up to.
    const double Safe = 1e-9;
    const int Block = 64, Blocks = 16, Lanes = 8, MostBits = 10;

    // Which points, neighbours together; where they are, filled up to whole lanes; their center, −1 at first.
    readonly int[] order, of;
    readonly double[] x, y;
    readonly int[]? weight;
    readonly double scale;
    // Of each block of points, and of each block of blocks, left, right, lower and upper edge; the center all points of a block have, −1 where they differ.
    readonly double[] edges, outer;
    readonly int[] common;
    readonly long[] sumX, sumY, sizes;

    public Settlement(double[] x, double[] y, int[]? weight, int clusters)
    {
        order = Neighbours(x, y);
        var filled = (order.Length + Lanes - 1) / Lanes * Lanes;
        (of, this.x, this.y) = (new int[filled], new double[filled], new double[filled]);
        Array.Fill(of, -1);
        for (var i = 0; i < order.Length; i++) (this.x[i], this.y[i]) = (x[order[i]], y[order[i]]);
        if (weight is not null) this.weight = Array.ConvertAll(order, i => weight[i]);
        edges = Edges(order.Length, Block);
        outer = Edges(order.Length, Block * Blocks);
        common = new int[edges.Length / 4];
        Array.Fill(common, -1);
        (sumX, sumY, sizes) = (new long[clusters], new long[clusters], new long[clusters]);
        var (most, all) = (1.0, 1L);
        for (var i = 0; i < x.Length; i++)
        {
            most = Math.Max(most, Math.Max(Math.Abs(x[i]), Math.Abs(y[i])));
            all += weight is null ? 1 : weight[i];
        }
        // The finest grid on which no sum overflows, a power of two.
        scale = Math.ScaleB(1, 61 - Math.ILogB(most) - Math.ILogB(all));
    }

    // Along a curve that leaves a quarter of the square, and of each quarter a quarter, only when it is through with it (G. Morton, 1966).
    [MethodImpl(Compiled.AtOnce)]
    static int[] Neighbours(double[] x, double[] y)
    {
        if (x.Length == 0) return [];
        // About as many squares as points.
        var (left, lower, bits) = (x.Min(), y.Min(), Math.Clamp(Math.ILogB(x.Length) / 2, 1, MostBits));
        var fine = ((1 << bits) - 1) / Math.Max(Math.Max(x.Max() - left, y.Max() - lower), 1e-300);
        var (keys, counts, order) = (new int[x.Length], new int[(1 << 2 * bits) + 1], new int[x.Length]);
        for (var i = 0; i < x.Length; i++) counts[(keys[i] = Spread((int)((x[i] - left) * fine)) | Spread((int)((y[i] - lower) * fine)) << 1) + 1]++;
        for (var key = 0; key < counts.Length - 1; key++) counts[key + 1] += counts[key];
        for (var i = 0; i < x.Length; i++) order[counts[keys[i]]++] = i;
        return order;
    }

    // A free bit between every two.
    static int Spread(int bits)
    {
        bits = (bits | bits << 8) & 0x00FF00FF;
        bits = (bits | bits << 4) & 0x0F0F0F0F;
        bits = (bits | bits << 2) & 0x33333333;
        return (bits | bits << 1) & 0x55555555;
    }

    double[] Edges(int points, int each)
    {
        var edges = new double[(points + each - 1) / each * 4];
        for (var b = 0; b < edges.Length / 4; b++)
        {
            var (left, right, lower, upper) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
            for (var i = b * each; i < Math.Min(points, (b + 1) * each); i++) (left, right, lower, upper) = (Math.Min(left, x[i]), Math.Max(right, x[i]), Math.Min(lower, y[i]), Math.Max(upper, y[i]));
            (edges[4 * b], edges[4 * b + 1], edges[4 * b + 2], edges[4 * b + 3]) = (left, right, lower, upper);
        }
        return edges;
    }

    /// <summary>The center of each point, in the order in which they were given.</summary>
    public int[] Of()
    {
        var given = new int[order.Length];
        for (var i = 0; i < order.Length; i++) given[order[i]] = of[i];
        return given;
    }

    /// <summary>Finds the nearest center of every point, of equally near ones the last.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Nearest(double[] cx, double[] cy)
    {
        int[] all = [.. Enumerable.Range(0, cx.Length)];
        var (some, few) = (new int[cx.Length], new int[cx.Length]);
        for (var b = 0; b < outer.Length / 4; b++)
        {
            var n = Possible(outer.AsSpan(4 * b, 4), all, cx, cy, some);
            for (var block = b * Blocks; block < Math.Min(common.Length, (b + 1) * Blocks); block++)
            {
                if (n == 1 && common[block] == some[0]) continue;
                var m = n == 1 ? 1 : Possible(edges.AsSpan(4 * block, 4), some.AsSpan(0, n), cx, cy, few);
                if (m > 1) Compare(block, few.AsSpan(0, m), cx, cy);
                else Take(block, n == 1 ? some[0] : few[0]);
            }
        }
    }

    // Which of the centers can be nearest to a point between the edges: that which is nearest to the middle, and those that are nearer than it at the corner that lies most on their side.
    [MethodImpl(Compiled.AtOnce)]
    static int Possible(ReadOnlySpan<double> edges, ReadOnlySpan<int> centers, double[] cx, double[] cy, Span<int> possible)
    {
        var (left, right, lower, upper) = (edges[0], edges[1], edges[2], edges[3]);
        var (mx, my, best, first) = ((left + right) / 2, (lower + upper) / 2, double.PositiveInfinity, 0);
        foreach (var c in centers)
        {
            var distance = Square(mx - cx[c], my - cy[c]);
            if (distance < best) (best, first) = (distance, c);
        }
        var (fx, fy, wide, n) = (cx[first], cy[first], Square(right - left, upper - lower), 0);
        foreach (var c in centers)
        {
            var (px, py) = (cx[c] > fx ? right : left, cy[c] > fy ? upper : lower);
            var (own, other) = (Square(px - cx[c], py - cy[c]), Square(px - fx, py - fy));
            possible[n] = c;
            n += own - other > Safe * (own + other + wide) ? 0 : 1;
        }
        return n;
    }

    void Take(int block, int center)
    {
        if (common[block] == center) return;
        for (var i = block * Block; i < Math.Min(order.Length, (block + 1) * Block); i++) if (of[i] != center) Change(i, center);
        common[block] = center;
    }

    [MethodImpl(Compiled.AtOnce)]
    void Compare(int block, ReadOnlySpan<int> centers, double[] cx, double[] cy)
    {
        common[block] = -1;
        Span<long> found = stackalloc long[Lanes];
        for (var from = block * Block; from < Math.Min(order.Length, (block + 1) * Block); from += Lanes)
        {
            var (px, py) = (Vector512.LoadUnsafe(ref x[from]), Vector512.LoadUnsafe(ref y[from]));
            var (best, nearest) = (Vector512.Create(double.PositiveInfinity), Vector512<long>.Zero);
            foreach (var c in centers)
            {
                var (dx, dy) = (px - Vector512.Create(cx[c]), py - Vector512.Create(cy[c]));
                var distance = dx * dx + dy * dy;
                nearest = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(distance, best).AsInt64(), Vector512.Create((long)c), nearest);
                best = Vector512.MinNative(best, distance);
            }
            nearest.CopyTo(found);
            for (var lane = 0; lane < Math.Min(Lanes, order.Length - from); lane++) if (found[lane] != of[from + lane]) Change(from + lane, (int)found[lane]);
        }
    }

    void Change(int i, int to)
    {
        if (of[i] >= 0) Count(i, -1);
        of[i] = to;
        Count(i, 1);
    }

    [MethodImpl(Compiled.AtOnce)]
    void Count(int i, int times)
    {
        var (c, n) = (of[i], weight is null ? times : times * (long)weight[i]);
        sumX[c] += n * (long)Math.Round(x[i] * scale);
        sumY[c] += n * (long)Math.Round(y[i] * scale);
        sizes[c] += n;
    }

    /// <summary>Which clusters have members, and where their middles are; the others are forgotten.</summary>
    public (int[] Kept, double[] X, double[] Y) Means()
    {
        int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(c => sizes[c] != 0)];
        return (kept, [.. kept.Select(c => sumX[c] / scale / sizes[c])], [.. kept.Select(c => sumY[c] / scale / sizes[c])]);
    }

    /// <summary>Numbers the clusters that are kept from 0.</summary>
    public void Renumber(int[] kept)
    {
        for (var i = 0; i < order.Length; i++) of[i] = Array.BinarySearch(kept, of[i]);
        for (var b = 0; b < common.Length; b++) if (common[b] >= 0) common[b] = Array.BinarySearch(kept, common[b]);
        for (var c = 0; c < kept.Length; c++) (sumX[c], sumY[c], sizes[c]) = (sumX[kept[c]], sumY[kept[c]], sizes[kept[c]]);
        for (var c = kept.Length; c < sizes.Length; c++) (sumX[c], sumY[c], sizes[c]) = (0, 0, 0);
    }

    static double Square(double dx, double dy) => dx * dx + dy * dy;
}
