using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>The k-means of Polis on points of the plane: the first k distinct points are the first centers, ties go to the last center, empty clusters vanish.</summary>
/// <remarks>
/// Source: the behaviour of compdemocracy/polis 08e03eb, clusters.clj. It depends on the order of the points; that is the point of this mode.
/// A point is compared again only with centers that may have come nearest: bounds tell whether there can be any (G. Hamerly: Making k-means even faster, SDM 2010),
/// and of the others those that lie within twice the distance to the own center are looked at, nearest first (J. Newling, F. Fleuret: Fast K-Means with Accurate Bounds, ICML 2016). The result is that of comparing always.
/// Sums of coordinates are kept as integers, so that they follow the few points that move without drifting.
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
        var points = new Points(x, y, weight, cx.Length);
        var sorted = Sorted(cx, cy);
        for (var left = iterations; ; left--)
        {
            points.Nearest(cx, cy);
            var (kept, nextX, nextY) = points.Means();
            var (before, after) = (sorted, Sorted(nextX, nextY));
            var same = left == 0 || Same(before, after);
            points.Move(cx, cy, kept, nextX, nextY);
            (ids, cx, cy, sorted) = ([.. kept.Select(c => ids[c])], nextX, nextY, after);
            if (same) return new(ids, cx, cy, points.Of);
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

    sealed class Points
    {
        // Far above what rounding adds up to, far below what tells centers apart.
        const double Safe = 1e-9;
        const int Surrounding = 16, Some = 1024;

        readonly double[] x, y;
        readonly int[]? weight;
        readonly double scale;
        // Per point, true when nothing had drifted: by how much the others are farther than the own center, how far that one is, how far the others around it are.
        // In single precision, rounded to the safe side.
        readonly float[] room, reach, other;
        // For every center the others, nearest first: which, how far, where; rows are filled up with a place infinitely far away.
        int stride;
        int[] near = [];
        double[] gaps = [], nearX = [], nearY = [];
        // For every center how far it went and how far, at most, those around it went; the others are at least beyond away, and were at first.
        bool[] around = [], anew = [];
        double[] drift = [], drifted = [], beyond = [], first = [];
        long[] sumX, sumY, sizes;
        bool known;

        public Points(double[] x, double[] y, int[]? weight, int clusters)
        {
            (this.x, this.y, this.weight) = (x, y, weight);
            (room, reach, other, Of) = (new float[x.Length], new float[x.Length], new float[x.Length], new int[x.Length]);
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

        public int[] Of { get; }

        public void Nearest(double[] cx, double[] cy)
        {
            if (!known)
            {
                All(cx, cy);
                Surround(cx, cy);
                known = true;
                return;
            }
            Order(cx, cy);
            var (limit, wide) = (new double[cx.Length], new double[cx.Length]);
            for (var c = 0; c < limit.Length; c++)
            {
                anew[c] = beyond[c] < 0.75 * first[c];
                if (anew[c]) Enclose(c);
                (limit[c], wide[c]) = (anew[c] ? double.PositiveInfinity : drift[c] + drifted[c] + Safe, beyond[c] / 2 - drift[c] - Safe);
            }
            // A few at a time: first who has to be asked, without a branch, then the asking.
            Span<int> asked = stackalloc int[Some];
            for (var from = 0; from < Of.Length; from += Some)
            {
                var (n, to) = (0, Math.Min(Of.Length, from + Some));
                for (var i = from; i < to; i++)
                {
                    asked[n] = i;
                    var c = Of[i];
                    n += (room[i] > limit[c]) & (reach[i] < wide[c]) ? 0 : 1;
                }
                foreach (var i in asked[..n]) Ask(i, cx, cy);
            }
        }

        static float Down(double value) => MathF.BitDecrement((float)value);

        static float Up(double value) => MathF.BitIncrement((float)value);

        void Ask(int i, double[] cx, double[] cy)
        {
            var (own, px, py) = (Of[i], x[i], y[i]);
            var best = Square(px - cx[own], py - cy[own]);
            var radius = Math.Sqrt(best);
            if (anew[own] || !(radius + drifted[own] + Safe < other[i] && 2 * radius + Safe < beyond[own]))
            {
                var (to, second, unseen) = (own, double.PositiveInfinity, double.PositiveInfinity);
                var (vx, vy) = (Vector512.Create(px), Vector512.Create(py));
                var row = own * stride;
                for (var at = row; at < row + stride; at += 8)
                {
                    var (dx, dy) = (vx - Vector512.LoadUnsafe(ref nearX[at]), vy - Vector512.LoadUnsafe(ref nearY[at]));
                    var distance = dx * dx + dy * dy;
                    if (Vector512.LessThanOrEqualAny(distance, Vector512.Create(best)))
                        for (var lane = 0; lane < 8; lane++)
                        {
                            if (distance[lane] < best || (distance[lane] == best && near[at + lane] > to)) (second, best, to) = (Math.Min(second, best), distance[lane], near[at + lane]);
                            else second = Math.Min(second, distance[lane]);
                        }
                    else second = Math.Min(second, Least(distance));
                    if (!(gaps[at + 7] > 2 * radius + Safe)) continue;
                    unseen = gaps[at + 7] - radius;
                    break;
                }
                if (to != own) Change(i, to);
                radius = Math.Sqrt(best);
                other[i] = Down(Math.Min(Math.Sqrt(second), unseen) + drifted[to]);
            }
            room[i] = Down(other[i] - radius + drift[Of[i]]);
            reach[i] = Up(radius - drift[Of[i]]);
        }

        static double Least(Vector512<double> v)
        {
            var half = Vector256.MinNative(v.GetLower(), v.GetUpper());
            var quarter = Vector128.MinNative(half.GetLower(), half.GetUpper());
            return Math.Min(quarter[0], quarter[1]);
        }

        // Everybody is compared with everything, eight at a time.
        void All(double[] cx, double[] cy)
        {
            (sumX, sumY, sizes) = (new long[cx.Length], new long[cx.Length], new long[cx.Length]);
            Span<double> px = stackalloc double[8], py = stackalloc double[8];
            for (var from = 0; from < Of.Length; from += 8)
            {
                var some = Math.Min(8, Of.Length - from);
                x.AsSpan(from, some).CopyTo(px);
                y.AsSpan(from, some).CopyTo(py);
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
                for (var lane = 0; lane < some; lane++)
                {
                    var i = from + lane;
                    (Of[i], other[i], room[i], reach[i]) = ((int)index[lane], Down(second[lane]), Down(second[lane] - best[lane]), Up(best[lane]));
                    Count(i, 1);
                }
            }
        }

        void Change(int i, int to)
        {
            Count(i, -1);
            Of[i] = to;
            Count(i, 1);
        }

        void Count(int i, int times)
        {
            var (c, n) = (Of[i], weight is null ? times : times * (long)weight[i]);
            sumX[c] += n * (long)Math.Round(x[i] * scale);
            sumY[c] += n * (long)Math.Round(y[i] * scale);
            sizes[c] += n;
        }

        /// <summary>Which clusters have members, and where their middles are.</summary>
        public (int[] Kept, double[] X, double[] Y) Means()
        {
            int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(c => sizes[c] != 0)];
            return (kept, [.. kept.Select(c => sumX[c] / scale / sizes[c])], [.. kept.Select(c => sumY[c] / scale / sizes[c])]);
        }

        /// <summary>Takes note of how far the centers went. Where clusters vanish the rest is renumbered and all is compared anew.</summary>
        public void Move(double[] cx, double[] cy, int[] kept, double[] nextX, double[] nextY)
        {
            if (kept.Length < cx.Length)
            {
                for (var i = 0; i < Of.Length; i++) Of[i] = Array.BinarySearch(kept, Of[i]);
                known = false;
                return;
            }
            var moved = new double[cx.Length];
            for (var c = 0; c < cx.Length; c++) drift[c] += moved[c] = Math.Sqrt(Square(cx[c] - nextX[c], cy[c] - nextY[c]));
            for (var c = 0; c < cx.Length; c++)
            {
                var most = 0.0;
                for (var d = 0; d < cx.Length; d++) if (around[c * cx.Length + d]) most = Math.Max(most, moved[d]);
                drifted[c] += most;
            }
        }

        void Surround(double[] cx, double[] cy)
        {
            var k = cx.Length;
            stride = (k + 7) / 8 * 8;
            (near, gaps, nearX, nearY) = (new int[k * stride], new double[k * stride], new double[k * stride], new double[k * stride]);
            (around, anew, drift, drifted, beyond, first) = (new bool[k * k], new bool[k], new double[k], new double[k], new double[k], new double[k]);
            Array.Fill(gaps, double.PositiveInfinity);
            Array.Fill(nearX, double.PositiveInfinity);
            for (var c = 0; c < k; c++)
                for (var at = 0; at < k - 1; at++) near[c * stride + at] = at < c ? at : at + 1;
            Order(cx, cy);
            for (var c = 0; c < k; c++) Enclose(c);
        }

        // Those around a center are its nearest ones of the moment.
        void Enclose(int c)
        {
            var k = drift.Length;
            around.AsSpan(c * k, k).Clear();
            foreach (var d in near.AsSpan(c * stride, Math.Min(Surrounding, k - 1))) around[c * k + d] = true;
            drifted[c] = 0;
            beyond[c] = first[c] = Surrounding < k - 1 ? gaps[c * stride + Surrounding] : double.PositiveInfinity;
        }

        // They were nearly in order before.
        void Order(double[] cx, double[] cy)
        {
            var k = cx.Length;
            Span<double> from = k <= 128 ? stackalloc double[k] : new double[k];
            for (var c = 0; c < k; c++)
            {
                for (var d = 0; d < k; d++) from[d] = Square(cx[c] - cx[d], cy[c] - cy[d]);
                var row = near.AsSpan(c * stride, k - 1);
                for (var at = 1; at < row.Length; at++)
                {
                    var (moving, to) = (row[at], at);
                    for (; to > 0 && from[row[to - 1]] > from[moving]; to--) row[to] = row[to - 1];
                    row[to] = moving;
                }
                var outside = 0;
                while (outside < row.Length && around[c * k + row[outside]]) outside++;
                beyond[c] = outside < row.Length ? Math.Sqrt(from[row[outside]]) : double.PositiveInfinity;
                for (var at = 0; at < row.Length; at++) (gaps[c * stride + at], nearX[c * stride + at], nearY[c * stride + at]) = (Math.Sqrt(from[row[at]]), cx[row[at]], cy[row[at]]);
            }
        }

        static double Square(double dx, double dy) => dx * dx + dy * dy;
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
