using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Panels;

/// <summary>The linear relaxation of a <see cref="PanelShape"/>: maximise Σ w_t c_t, by a dual simplex for programmes whose every variable and row lies in a box.</summary>
/// <remarks>
/// Because everything is boxed, every basis is dual feasible once its nonbasic variables stand at the right bound; so one algorithm serves a cold start,
/// a new objective and a branch alike. Rows are few (a few dozen) and columns are zeros and ones, so the inverse is kept dense.
/// Long-step ratio test: A. Koberstein, The dual simplex method, techniques for a fast and stable implementation, 2005, ch. 3.
/// An iteration costs O(rows² + entries).
/// </remarks>
sealed class BoxSimplex
{
    const double PrimalTolerance = 1e-9, PivotTolerance = 1e-9;
    const int RefactorAfter = 80, Patience = 3000;

    readonly PanelShape shape;
    readonly int types, rows, all;
    readonly double[] low, high, value, given, cost, reduced, alpha, inverse, multipliers, scratch, column;
    readonly int[] basis, place;

    // The rows of all types one after the other: type t's stand from start[t] to start[t + 1].
    readonly int[] start, entries;

    // What may move in the current search, and which of it may enter the basis: numbers and ratios side by side.
    readonly int[] movable, candidate;
    readonly double[] ratio;
    int movables;
    int sinceRefactor;

    public enum Outcome { Optimal, Infeasible, BelowCutoff }

    public BoxSimplex(PanelShape shape)
    {
        this.shape = shape;
        (types, rows) = (shape.Types, shape.Rows);
        all = types + rows;
        low = new double[all]; high = new double[all]; value = new double[all]; cost = new double[all]; given = new double[types]; reduced = new double[all]; alpha = new double[all];
        inverse = new double[rows * rows]; multipliers = new double[rows]; scratch = new double[rows]; column = new double[rows];
        basis = new int[rows]; place = new int[all];
        movable = new int[all]; candidate = new int[all]; ratio = new double[all];
        entries = [.. shape.RowsOf.SelectMany(r => r)];
        start = new int[types + 1];
        for (var t = 0; t < types; t++) start[t + 1] = start[t] + shape.RowsOf[t].Length;
        for (var t = 0; t < types; t++) high[t] = shape.Size[t];
        for (var i = 0; i < rows; i++) (low[types + i], high[types + i]) = (shape.Low[i], shape.High[i]);
        UseRowsAsBasis();
    }

    /// <summary>Variables: the types, then what each row counts.</summary>
    public int Variables => all;

    public double Low(int variable) => low[variable];
    public double High(int variable) => high[variable];
    public double Value(int variable) => value[variable];

    /// <summary>How much the optimum would lose for each unit by which a variable leaves its bound.</summary>
    public double ReducedCost(int variable) => place[variable] >= 0 ? 0 : reduced[variable];
    public double Objective { get; private set; }
    public int Iterations { get; private set; }

    /// <summary>After Optimal and BelowCutoff: one multiplier for each row that proves the bound. After Infeasible: multipliers that prove that no point is left.</summary>
    public ReadOnlySpan<double> Multipliers => multipliers;

    public void Bound(int variable, double from, double to) => (low[variable], high[variable]) = (from, to);

    /// <summary>Sets the weights. What is fixed by its bounds now must stay so until the next call: it is not looked at in between.</summary>
    public void Maximise(ReadOnlySpan<double> weights, double tilt = 1e-10)
    {
        weights.CopyTo(given);
        Tilt(tilt, 2654435761u);
        movables = 0;
        for (var j = 0; j < all; j++) if (low[j] < high[j]) movable[movables++] = j;
        PriceAll();
    }

    // Many weights are equal or nothing; a tiny difference, the same on every machine, keeps the simplex from going in circles.
    void Tilt(double amount, uint pattern)
    {
        var largest = 0.0;
        foreach (var w in given) largest = Math.Max(largest, Math.Abs(w));
        if (largest == 0) largest = 1;
        for (var t = 0; t < types; t++) cost[t] = given[t] - largest * amount * (1 + (uint)t * pattern / 4294967296.0);
    }

    public Outcome Solve(double cutoff = double.NegativeInfinity)
    {
        StandAtBounds();
        for (var round = 0; ; round++)
        {
            Iterations++;
            if (sinceRefactor > RefactorAfter) { Refactor(); PriceAll(); StandAtBounds(); }
            if (round > 0 && round % Patience == 0)
            {
                // In circles all the same: from the start, with other and larger differences.
                if (round > 5 * Patience) throw new SolverTrouble("The relaxation of the panel problem did not settle.");
                Tilt(1e-10 * Math.Pow(10, round / Patience), 2246822519u + 2 * (uint)round);
                UseRowsAsBasis(); PriceAll(); StandAtBounds();
            }
            var leaving = MostInfeasible();
            if (leaving < 0 || (round & 3) == 3) { if (ObjectiveNow() <= cutoff) { Multiply(); return Outcome.BelowCutoff; } }
            if (leaving < 0) { Multiply(); return Outcome.Optimal; }
            if (!Pivot(leaving))
            {
                var sign = value[basis[leaving]] < low[basis[leaving]] ? 1 : -1;
                for (var i = 0; i < rows; i++) multipliers[i] = sign * inverse[leaving * rows + i];
                return Outcome.Infeasible;
            }
        }
    }

    ReadOnlySpan<int> RowsOf(int type) => entries.AsSpan(start[type], start[type + 1] - start[type]);

    double ObjectiveNow()
    {
        var sum = 0.0;
        for (var t = 0; t < types; t++) sum += cost[t] * value[t];
        return Objective = sum;
    }

    void UseRowsAsBasis()
    {
        Array.Fill(place, -1);
        Array.Clear(inverse);
        for (var i = 0; i < rows; i++)
        {
            basis[i] = types + i;
            place[types + i] = i;
            inverse[i * rows + i] = -1;
        }
        sinceRefactor = 0;
    }

    void Multiply()
    {
        Array.Clear(multipliers);
        for (var r = 0; r < rows; r++)
        {
            var c = basis[r] < types ? cost[basis[r]] : 0;
            if (c == 0) continue;
            AddTo(multipliers, inverse.AsSpan(r * rows, rows), c);
        }
    }

    void PriceAll()
    {
        Multiply();
        for (var t = 0; t < types; t++)
        {
            if (place[t] >= 0) { reduced[t] = 0; continue; }
            var d = cost[t];
            foreach (var i in RowsOf(t)) d -= multipliers[i];
            reduced[t] = d;
        }
        for (var i = 0; i < rows; i++) reduced[types + i] = place[types + i] >= 0 ? 0 : multipliers[i];
    }

    void StandAtBounds()
    {
        Array.Clear(scratch);
        for (var j = 0; j < all; j++)
        {
            if (place[j] >= 0) continue;
            var v = reduced[j] > 0 ? high[j] : reduced[j] < 0 ? low[j] : value[j] >= high[j] ? high[j] : low[j];
            value[j] = v;
            if (v != 0) Add(j, v);
        }
        for (var r = 0; r < rows; r++) value[basis[r]] = 0;
        SubtractFromBasic();
    }

    // scratch += a_j · amount
    void Add(int j, double amount)
    {
        if (j >= types) scratch[j - types] -= amount;
        else foreach (var i in RowsOf(j)) scratch[i] += amount;
    }

    // x_B -= B⁻¹ · scratch
    void SubtractFromBasic()
    {
        for (var r = 0; r < rows; r++) value[basis[r]] -= Dot(inverse.AsSpan(r * rows, rows), scratch);
    }

    // Four lanes on every machine: the same sums, whatever the processor offers.
    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i + 4 <= a.Length; i += 4) sums += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
        var rest = 0.0;
        for (; i < a.Length; i++) rest += a[i] * b[i];
        return Vector256.Sum(sums) + rest;
    }

    // target += factor · source
    static void AddTo(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var f = Vector256.Create(factor);
        var i = 0;
        for (; i + 4 <= target.Length; i += 4) (Vector256.Create<double>(target[i..]) + Vector256.Create(source[i..]) * f).CopyTo(target[i..]);
        for (; i < target.Length; i++) target[i] += source[i] * factor;
    }

    int MostInfeasible()
    {
        var (best, chosen) = (0.0, -1);
        for (var r = 0; r < rows; r++)
        {
            var j = basis[r];
            var by = Math.Max(low[j] - value[j], value[j] - high[j]);
            if (by <= PrimalTolerance) continue;
            var row = inverse.AsSpan(r * rows, rows);
            var score = by * by / Dot(row, row);
            if (score > best) (best, chosen) = (score, r);
        }
        return chosen;
    }

    bool Pivot(int r)
    {
        var leaving = basis[r];
        var rises = value[leaving] < low[leaving];
        var sign = rises ? 1.0 : -1.0;
        var infeasible = rises ? low[leaving] - value[leaving] : value[leaving] - high[leaving];
        var row = inverse.AsSpan(r * rows, rows);
        var count = 0;
        foreach (var j in movable.AsSpan(0, movables))
        {
            double a = 0;
            if (j >= types) a = -row[j - types];
            else foreach (var i in RowsOf(j)) a += row[i];
            // Written always and counted only where it may enter: which do is beyond any processor's guess.
            var outside = place[j] < 0;
            alpha[j] = outside ? a : 0;
            ratio[count] = Math.Abs(reduced[j] / a);
            candidate[count] = j;
            var away = value[j] == low[j] ? -a * sign : a * sign;
            count += (away > PivotTolerance ? 1 : 0) & (low[j] < high[j] ? 1 : 0) & (outside ? 1 : 0);
        }
        if (count == 0) return false;

        Array.Clear(scratch);
        var flipped = false;
        var entering = -1;
        while (true)
        {
            var least = double.MaxValue;
            for (var n = 0; n < count; n++) least = Math.Min(least, ratio[n]);
            // Among equals the largest pivot.
            var most = least * (1 + 1e-12) + 1e-13;
            var (at, size) = (-1, 0.0);
            for (var n = 0; n < count; n++)
                if (ratio[n] <= most && Math.Abs(alpha[candidate[n]]) is var a && a > size) (at, size) = (n, a);
            var picked = candidate[at];
            var slope = size * (high[picked] - low[picked]);
            if (infeasible - slope <= PrimalTolerance)
            {
                entering = picked;
                break;
            }
            // Nothing left to flip and still infeasible: the row can never be met. Flips are applied by the next start alone.
            if (count == 1) return false;
            infeasible -= slope;
            flipped = true;
            var move = value[picked] == low[picked] ? high[picked] - low[picked] : low[picked] - high[picked];
            value[picked] += move;
            Add(picked, move);
            count--;
            (candidate[at], ratio[at]) = (candidate[count], ratio[count]);
        }
        if (flipped) SubtractFromBasic();

        for (var i = 0; i < rows; i++)
        {
            double a = 0;
            if (entering >= types) a = -inverse[i * rows + entering - types];
            else foreach (var k in RowsOf(entering)) a += inverse[i * rows + k];
            column[i] = a;
        }
        var pivot = column[r];
        var theta = reduced[entering] / alpha[entering];
        foreach (var j in movable.AsSpan(0, movables)) reduced[j] -= theta * alpha[j];
        reduced[leaving] = -theta;
        reduced[entering] = 0;

        var target = rises ? low[leaving] : high[leaving];
        var step = (value[leaving] - target) / pivot;
        for (var i = 0; i < rows; i++) value[basis[i]] -= column[i] * step;
        value[entering] += step;
        value[leaving] = target;

        place[leaving] = -1;
        place[entering] = r;
        basis[r] = entering;
        var inverted = 1 / pivot;
        for (var i = 0; i < rows; i++) row[i] *= inverted;
        for (var i = 0; i < rows; i++)
        {
            var c = column[i];
            if (i == r || c == 0) continue;
            AddTo(inverse.AsSpan(i * rows, rows), row, -c);
        }
        sinceRefactor++;
        return true;
    }

    void Refactor()
    {
        sinceRefactor = 0;
        var m = new double[rows * rows];
        for (var r = 0; r < rows; r++)
            if (basis[r] >= types) m[(basis[r] - types) * rows + r] = -1;
            else foreach (var i in shape.RowsOf[basis[r]]) m[i * rows + r] = 1;
        if (!Invert(m)) UseRowsAsBasis();
    }

    // Gauss–Jordan with partial pivoting; the result stands in `inverse`.
    bool Invert(double[] m)
    {
        Array.Clear(inverse);
        for (var i = 0; i < rows; i++) inverse[i * rows + i] = 1;
        for (var c = 0; c < rows; c++)
        {
            var best = c;
            for (var i = c + 1; i < rows; i++) if (Math.Abs(m[i * rows + c]) > Math.Abs(m[best * rows + c])) best = i;
            if (Math.Abs(m[best * rows + c]) < 1e-9) return false;
            if (best != c)
                for (var j = 0; j < rows; j++)
                {
                    (m[c * rows + j], m[best * rows + j]) = (m[best * rows + j], m[c * rows + j]);
                    (inverse[c * rows + j], inverse[best * rows + j]) = (inverse[best * rows + j], inverse[c * rows + j]);
                }
            var p = 1 / m[c * rows + c];
            for (var j = 0; j < rows; j++) { m[c * rows + j] *= p; inverse[c * rows + j] *= p; }
            for (var i = 0; i < rows; i++)
            {
                var f = m[i * rows + c];
                if (i == c || f == 0) continue;
                for (var j = 0; j < rows; j++) { m[i * rows + j] -= f * m[c * rows + j]; inverse[i * rows + j] -= f * inverse[c * rows + j]; }
            }
        }
        return true;
    }
}
