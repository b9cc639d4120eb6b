using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>Minimises (n/k) u + (k/n) / l over lotteries whose probabilities lie between l and u, then spreads them by leximin below the ceiling u.</summary>
/// <remarks>
/// One linear programme in l, u and E[c_t] = n_t l + s_t, in which 1/l is replaced by tangents from below; each optimum adds the tangent at its own l, until the sum there and the programme's bound meet
/// (C. Baharav, B. Flanigan: Fair, manipulation-robust, and transparent sortition, EC 2024, with γ = 1). E[c_t] ≤ n_t u becomes a row where it is broken.
/// </remarks>
sealed class GoldilocksProgramme : IDisposable
{
    const double Tolerance = 1e-8, Hair = 1e-9, Broken = 1e-10;
    const int Patience = 200;

    readonly Relaxation relaxation;
    readonly IProgramme programme;
    readonly double ratio;
    readonly int floor, ceiling, inverse;
    readonly int[] rest, rows, cuts;
    readonly Dictionary<int, int> below = [];
    readonly HashSet<int> full = [];

    GoldilocksProgramme(Relaxation relaxation, ISolver solver)
    {
        this.relaxation = relaxation;
        var (shape, pool) = (relaxation.Shape, relaxation.Pool);
        double Of(Func<int, double> weight) => Enumerable.Range(0, shape.Types).Where(t => !relaxation.Out[t]).Sum(t => weight(t) * pool.Count(t));
        ratio = Of(_ => 1) / shape.Seats;
        programme = solver.Linear();
        floor = programme.AddVariable(0, double.PositiveInfinity, 0);
        // A row's lower quota, shared by its people, is a ceiling nothing gets below.
        var people = new double[shape.Rows];
        for (var t = 0; t < shape.Types; t++) if (!relaxation.Out[t]) foreach (var i in shape.RowsOf[t]) people[i] += pool.Count(t);
        ceiling = programme.AddVariable(Math.Min(1, people.Select((n, i) => shape.Low[i] > 0 && n > 0 ? shape.Low[i] / n : 0).Max()), 1, -ratio);
        inverse = programme.AddVariable(0, double.PositiveInfinity, -1);
        rows = [.. shape.Low.Select((low, i) => programme.AddRow(low, shape.High[i]))];
        cuts = [.. relaxation.Cuts.Select(c => programme.AddRow(double.NegativeInfinity, c.Bound))];
        for (var i = 0; i < rows.Length; i++) programme.Set(rows[i], floor, people[i]);
        for (var k = 0; k < cuts.Length; k++) programme.Set(cuts[k], floor, Of(t => relaxation.Cuts[k].Weights[t]));
        rest = new int[shape.Types];
        for (var t = 0; t < rest.Length; t++)
        {
            rest[t] = programme.AddVariable(0, relaxation.Most(t), 0);
            foreach (var i in shape.RowsOf[t]) programme.Set(rows[i], rest[t], 1);
            for (var k = 0; k < cuts.Length; k++) if (relaxation.Cuts[k].Weights[t] != 0) programme.Set(cuts[k], rest[t], relaxation.Cuts[k].Weights[t]);
        }
    }

    public static Optimise.Outcome Run(Relaxation relaxation, ISolver solver, Action<int> staged, CancellationToken stop)
    {
        using var programme = new GoldilocksProgramme(relaxation, solver);
        var (level, gap, line) = programme.Corner(stop);
        var outcome = Optimise.Stages(relaxation, solver, level, programme.below.Keys, false, staged, stop);
        return outcome with { Gap = Math.Max(outcome.Gap, gap), Line = line };
    }

    (double Level, double Gap, Line Line) Corner(CancellationToken stop)
    {
        // The floor is at most k/n; tangents all the way down from there save solutions.
        for (var at = 1 / ratio; at > 0.01 / ratio; at *= 0.8) Tangent(at);
        for (var round = 0; ; round++)
        {
            stop.ThrowIfCancellationRequested();
            Solve();
            var (l, u, bound) = (programme.Value(floor), programme.Value(ceiling), -programme.Objective);
            var sum = ratio * u + 1 / (ratio * Math.Max(l, double.Epsilon));
            if (sum - bound > Tolerance && round < Patience)
            {
                // A floor of nothing has no tangent; a tenth of what is known to be too high does.
                Tangent(l > 1e-9 / ratio ? l : 0.1 / ratio);
                continue;
            }
            // Where the sum is least, moving along the line (s = slope) changes it by nothing: n/k = s (k/n) / l².
            // The line must not lean on bounds of the ceiling, which no verifier knows.
            programme.Bound(ceiling, 0, double.PositiveInfinity);
            programme.Gain(inverse, 0);
            programme.Gain(floor, 1);
            programme.Gain(ceiling, -(ratio * ratio * l * l));
            Solve();
            // The ceiling rises by a hair, so that stages below it do not fail by rounding.
            return (Math.Min(1, u * (1 + Hair)), Math.Max(0, sum - bound) + ratio * u * Hair, Line());
        }
    }

    // 1/l ≥ 2/l₀ − l/l₀²
    void Tangent(double at)
    {
        var row = programme.AddRow(2 / (ratio * at), double.PositiveInfinity);
        programme.Set(row, inverse, 1);
        programme.Set(row, floor, 1 / (ratio * at * at));
    }

    // Caps enter where they are broken, until none is.
    void Solve()
    {
        while (true)
        {
            if (!programme.Solve()) throw new SolverTrouble("Floor and ceiling of the probabilities could not be found.");
            var (l, u) = (programme.Value(floor), programme.Value(ceiling));
            var seats = rest.Select((s, t) => relaxation.Out[t] ? 0 : programme.Value(s) + relaxation.Pool.Count(t) * l).ToArray();
            var above = Types(t => seats[t] > relaxation.Pool.Count(t) * u + Broken && !below.ContainsKey(t));
            var over = Types(t => seats[t] > relaxation.Most(t) + Broken && !full.Contains(t));
            if (above.Count + over.Count == 0) return;
            foreach (var t in above)
            {
                below[t] = Cap(t, 0);
                programme.Set(below[t], ceiling, -relaxation.Pool.Count(t));
            }
            foreach (var t in over)
            {
                full.Add(t);
                Cap(t, relaxation.Most(t));
            }
        }

        List<int> Types(Func<int, bool> which) => [.. Enumerable.Range(0, rest.Length).Where(which)];
    }

    int Cap(int type, double most)
    {
        var row = programme.AddRow(double.NegativeInfinity, most);
        programme.Set(row, rest[type], 1);
        programme.Set(row, floor, relaxation.Pool.Count(type));
        return row;
    }

    Line Line()
    {
        var weights = rest.Select((s, t) => relaxation.Out[t] ? 0 : Math.Max(0, -programme.ReducedCost(s))).ToArray();
        var sum = weights.Select((w, t) => w * relaxation.Pool.Count(t)).Sum();
        double[] Scaled(IEnumerable<double> values) => [.. values.Select(v => v / sum)];
        return new(Scaled(weights), Scaled(Enumerable.Range(0, rest.Length).Select(t => below.TryGetValue(t, out var row) ? Math.Max(0, programme.Dual(row)) : 0)),
            Scaled(rows.Select(programme.Dual)), Scaled(cuts.Select(k => Math.Max(0, programme.Dual(k)))));
    }

    public void Dispose() => programme.Dispose();
}
