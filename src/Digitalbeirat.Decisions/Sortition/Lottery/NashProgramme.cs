using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>Maximises Σ n_t log E[c_t] over the relaxation.</summary>
/// <remarks>
/// Primal–dual interior point method: every bound of a variable (types, rows, cuts) has a slack and a multiplier whose product goes to zero; each step solves a system as large as there are rows and cuts
/// (S. Wright, Primal-dual interior-point methods, 1997, ch. 1 and 8). The multipliers of the rows bound the weight Σ c_t n_t / E[c_t] of every panel, and with it what any other lottery could gain:
/// by concavity Σ n_t log q_t − Σ n_t log p_t ≤ Σ_t (n_t / E[c_t]) (E'[c_t] − E[c_t]) ≤ heaviest panel − n.
/// </remarks>
static class NashProgramme
{
    public static Optimise.Outcome Run(Relaxation relaxation, CancellationToken stop)
    {
        var shape = relaxation.Shape;
        var types = Enumerable.Range(0, shape.Types).Where(t => !relaxation.Out[t]).ToArray();
        var (n, rows, cuts) = (types.Length, shape.Rows, relaxation.Cuts.Count);
        var m = rows + cuts;
        // Variables: types, then what rows and cuts count; A x − r = 0.
        var entries = types.Select(t => shape.RowsOf[t].Select(i => (Row: i, Value: 1.0)).Concat(Enumerable.Range(0, cuts).Where(k => relaxation.Cuts[k].Weights[t] != 0).Select(k => (Row: rows + k, Value: relaxation.Cuts[k].Weights[t]))).ToArray()).ToArray();
        var low = new double[n + m];
        var high = new double[n + m];
        for (var j = 0; j < n; j++) high[j] = shape.Size[types[j]];
        for (var i = 0; i < rows; i++) (low[n + i], high[n + i]) = (shape.Low[i], shape.High[i]);
        for (var k = 0; k < cuts; k++) (low[n + rows + k], high[n + rows + k]) = (Math.Min(0, relaxation.Cuts[k].Weights.Select((w, t) => w * shape.Size[t]).Where(w => w < 0).Sum()), relaxation.Cuts[k].Bound);
        var size = types.Select(t => (double)relaxation.Pool.Count(t)).ToArray();

        var (x, y) = (new double[n + m], new double[m]);
        var (zl, zu) = (new double[n + m], new double[n + m]);
        var share = (double)shape.Seats / types.Sum(t => shape.Size[t]);
        var isFixed = low.Select((l, j) => high[j] - l < 1e-12).ToArray();
        for (var j = 0; j < n + m; j++)
        {
            x[j] = isFixed[j] ? low[j] : j < n ? high[j] * Math.Clamp(share, 0.01, 0.99) : (low[j] + high[j]) / 2;
            if (!isFixed[j]) (zl[j], zu[j]) = (j < n ? 0 : 1, 1);
        }
        // The slacks are variables of their own, so that a bound which all lotteries meet exactly does no harm.
        var (sl, su) = (new double[n + m], new double[n + m]);
        for (var j = 0; j < n + m; j++) (sl[j], su[j]) = (Math.Max(1e-3, x[j] - low[j]), Math.Max(1e-3, high[j] - x[j]));
        var (dx, dsl, dsu, dzl, dzu, diagonal, gradient) = (new double[n + m], new double[n + m], new double[n + m], new double[n + m], new double[n + m], new double[n + m], new double[n + m]);
        var open = Enumerable.Range(0, n + m).Where(j => !isFixed[j]).ToArray();
        for (var step = 0; step < 200; step++)
        {
            stop.ThrowIfCancellationRequested();
            var gap = open.Sum(j => (j < n ? 0 : sl[j] * zl[j]) + su[j] * zu[j]);
            var residual = Residual(x, out var primal);
            var slackError = open.Max(j => Math.Max(j < n ? 0 : Math.Abs(x[j] - low[j] - sl[j]), Math.Abs(high[j] - x[j] - su[j])));
            if (gap < 1e-9 * n && primal < 1e-10 && slackError < 1e-10 && open.Max(j => Math.Abs(Pull(j))) < 1e-9 * size.Length) break;
            var mu = 0.15 * gap / (2 * open.Length);
            // Stationarity of −Σ n log x + yᵀ(Ax − r): −n/x + Aᵀy − zl + zu = 0.
            for (var j = 0; j < n + m; j++)
            {
                if (isFixed[j]) continue;
                var g = j < n ? -size[j] / x[j] : 0;
                diagonal[j] = j < n ? size[j] / (x[j] * x[j]) : 0;
                if (j < n) foreach (var (row, value) in entries[j]) g += value * y[row];
                else g -= y[j - n];
                if (j >= n)
                {
                    g += -zl[j] - (mu - sl[j] * zl[j] - zl[j] * (x[j] - low[j] - sl[j])) / sl[j];
                    diagonal[j] += zl[j] / sl[j];
                }
                g += zu[j] + (mu - su[j] * zu[j] - zu[j] * (high[j] - x[j] - su[j])) / su[j];
                diagonal[j] += zu[j] / su[j];
                gradient[j] = g;
            }
            var matrix = new double[m * m];
            var right = residual.ToArray();
            for (var j = 0; j < n + m; j++)
            {
                if (isFixed[j]) continue;
                var inverse = 1 / diagonal[j];
                if (j >= n) { matrix[(j - n) * m + j - n] += inverse; right[j - n] += inverse * gradient[j]; continue; }
                foreach (var (row, value) in entries[j])
                {
                    right[row] -= value * inverse * gradient[j];
                    foreach (var (other, factor) in entries[j]) matrix[row * m + other] += value * factor * inverse;
                }
            }
            var dy = Solve(matrix, right, m);
            foreach (var j in open)
            {
                var pull = gradient[j];
                if (j < n) foreach (var (row, value) in entries[j]) pull += value * dy[row];
                else pull -= dy[j - n];
                dx[j] = -pull / diagonal[j];
                dsl[j] = dx[j] + (x[j] - low[j] - sl[j]);
                dsu[j] = -dx[j] + (high[j] - x[j] - su[j]);
                dzl[j] = j < n ? 0 : (mu - sl[j] * zl[j] - zl[j] * dsl[j]) / sl[j];
                dzu[j] = (mu - su[j] * zu[j] - zu[j] * dsu[j]) / su[j];
            }
            var (ap, ad) = (1.0, 1.0);
            foreach (var j in open)
            {
                if (j < n && dx[j] < 0) ap = Math.Min(ap, -0.995 * x[j] / dx[j]);
                if (j >= n && dsl[j] < 0) ap = Math.Min(ap, -0.995 * sl[j] / dsl[j]);
                if (dsu[j] < 0) ap = Math.Min(ap, -0.995 * su[j] / dsu[j]);
                if (dzl[j] < 0) ad = Math.Min(ad, -0.995 * zl[j] / dzl[j]);
                if (dzu[j] < 0) ad = Math.Min(ad, -0.995 * zu[j] / dzu[j]);
            }
            // One step length for both sides: the objective is not linear.
            ap = ad = Math.Min(ap, ad);
            foreach (var j in open)
            {
                x[j] += ap * dx[j]; sl[j] += ap * dsl[j]; su[j] += ap * dsu[j];
                zl[j] += ad * dzl[j]; zu[j] += ad * dzu[j];
            }
            for (var i = 0; i < m; i++) y[i] += ad * dy[i];
        }

        var target = new double[shape.Types];
        for (var j = 0; j < n; j++) target[types[j]] = Math.Clamp(x[j], 0, high[j]);
        var weights = new double[shape.Types];
        for (var j = 0; j < n; j++) weights[types[j]] = size[j] / x[j];
        var people = size.Sum();
        var bound = relaxation.WeightBound(weights, y.AsSpan(0, rows), [.. y.Skip(rows).Select(v => Math.Max(0, v))]);
        if (!(bound - people < 1e-4)) throw new SolverTrouble($"The Nash optimum was not reached: panels may weigh {bound:R} instead of {people:R}.");
        return new(target, [new(0, Math.Max(0, bound - people), weights, [.. y.Take(rows)], [.. y.Skip(rows).Select(v => Math.Max(0, v))], [])], Math.Max(0, bound - people));

        // How far the gradient is from being held by the multipliers.
        double Pull(int j)
        {
            var g = (j < n ? -size[j] / x[j] : -y[j - n]) + zu[j] - zl[j];
            if (j < n) foreach (var (row, value) in entries[j]) g += value * y[row];
            return g;
        }

        double[] Residual(double[] at, out double largest)
        {
            var sums = new double[m];
            for (var j = 0; j < n; j++) foreach (var (row, value) in entries[j]) sums[row] += value * at[j];
            for (var i = 0; i < m; i++) sums[i] -= at[n + i];
            largest = sums.Max(Math.Abs);
            return sums;
        }
    }

    // LDLᵀ without pivoting; rows that depend on others get no step.
    static double[] Solve(double[] a, double[] b, int m)
    {
        var largest = 0.0;
        for (var i = 0; i < m; i++) largest = Math.Max(largest, a[i * m + i]);
        var d = new double[m];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i * m + j];
                for (var k = 0; k < j; k++) sum -= a[i * m + k] * a[j * m + k] * d[k];
                if (i == j) d[i] = sum > 1e-12 * largest ? sum : 0;
                else a[i * m + j] = d[j] == 0 ? 0 : sum / d[j];
            }
        }
        var x = new double[m];
        for (var i = 0; i < m; i++)
        {
            x[i] = b[i];
            for (var k = 0; k < i; k++) x[i] -= a[i * m + k] * x[k];
        }
        for (var i = 0; i < m; i++) x[i] = d[i] == 0 ? 0 : x[i] / d[i];
        for (var i = m - 1; i >= 0; i--) for (var k = i + 1; k < m; k++) x[i] -= a[k * m + i] * x[k];
        return x;
    }
}
