using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>Leximin over the relaxation, in stages.</summary>
/// <remarks>
/// Stage: maximise z subject to E[c_t] ≥ n_t z for the types not yet fixed, E[c_t] ≥ n_t f_t for the fixed ones, the rows and the cuts.
/// With E[c_t] = n_t z + s_t (s_t ≥ 0) only rows and cuts remain; E[c_t] ≤ Size becomes a row where it is broken.
/// A type whose weight y_t (the dual value of s_t ≥ 0) is positive has p_t = z in every optimum of the stage (strict complementarity, P. Pelessoni 1998; B. Flanigan, P. Gölz, A. Gupta, B. Hennig, A. Procaccia:
/// Fair algorithms for selecting citizens' assemblies, Nature 596, 2021, supplement) and is fixed.
/// </remarks>
sealed class LeximinProgramme : IDisposable
{
    /// <summary>What fixed types give way by at first; more makes rows give way too.</summary>
    public const double FirstSlack = 0;

    const double Positive = 1e-7, Contradiction = 1e-5;

    readonly Relaxation relaxation;
    readonly IProgramme programme;
    readonly int z;
    readonly int[] rest, rows, cuts;
    readonly Dictionary<int, int> ceilings = [];
    readonly double[] counts, fixedAt;
    readonly double ceiling, slack;

    /// <param name="relaxation">What is known about expectations.</param>
    /// <param name="solver">Who solves.</param>
    /// <param name="ceiling">No person's probability is above it (1 where nothing is to be kept low).</param>
    /// <param name="slack">By how much a fixed type may fall below its value in later stages.</param>
    public LeximinProgramme(Relaxation relaxation, ISolver solver, double ceiling = 1, double slack = FirstSlack)
    {
        this.slack = slack;
        this.relaxation = relaxation;
        this.ceiling = ceiling;
        var shape = relaxation.Shape;
        programme = solver.Linear();
        z = programme.AddVariable(0, double.PositiveInfinity, 1);
        rest = new int[shape.Types];
        counts = new double[shape.Types];
        fixedAt = new double[shape.Types];
        Array.Fill(fixedAt, double.NaN);
        rows = new int[shape.Rows];
        for (var i = 0; i < rows.Length; i++) rows[i] = programme.AddRow(shape.Low[i], shape.High[i]);
        cuts = [.. relaxation.Cuts.Select(c => programme.AddRow(double.NegativeInfinity, c.Bound))];
        for (var t = 0; t < rest.Length; t++)
        {
            counts[t] = relaxation.Pool.Count(t);
            rest[t] = programme.AddVariable(0, Most(t), 0);
            if (relaxation.Out[t]) fixedAt[t] = 0;
            foreach (var i in shape.RowsOf[t]) programme.Set(rows[i], rest[t], 1);
            for (var k = 0; k < cuts.Length; k++) if (relaxation.Cuts[k].Weights[t] != 0) programme.Set(cuts[k], rest[t], relaxation.Cuts[k].Weights[t]);
        }
    }

    double Most(int type) => Math.Min(relaxation.Most(type), ceiling * counts[type]);

    void Cap(int type)
    {
        var row = programme.AddRow(double.NegativeInfinity, Most(type));
        programme.Set(row, rest[type], 1);
        programme.Set(row, z, double.IsNaN(fixedAt[type]) ? counts[type] : 0);
        ceilings[type] = row;
    }

    /// <summary>All stages, or the first alone.</summary>
    /// <returns>The stages and E[c_t] of an optimum.</returns>
    public (IReadOnlyList<Stage> Stages, double[] Target) Run(bool firstOnly, CancellationToken stop = default)
    {
        var stages = new List<Stage>();
        while (fixedAt.Any(double.IsNaN))
        {
            stop.ThrowIfCancellationRequested();
            stages.Add(Next());
            if (firstOnly) break;
        }
        return (stages, Expectation());
    }

    /// <summary>The first stage alone: the best floor, and how fast it would rise with the ceiling.</summary>
    public (double Floor, double Slope) Floor()
    {
        var stage = Next();
        var slope = 0.0;
        for (var t = 0; t < rest.Length; t++)
        {
            if (relaxation.Out[t] || ceiling * counts[t] >= relaxation.Most(t)) continue;
            // What a seat more below the ceiling is worth: the dual value of the cap, or the reduced cost where s_t itself stands at it.
            if (ceilings.TryGetValue(t, out var row)) slope += counts[t] * Math.Max(0, programme.Dual(row));
            slope += counts[t] * Math.Max(0, programme.ReducedCost(rest[t]));
        }
        return (stage.Value, slope);
    }

    double[] Expectation()
    {
        var level = programme.Value(z);
        return [.. Enumerable.Range(0, rest.Length).Select(t => relaxation.Out[t] ? 0 : Math.Clamp(programme.Value(rest[t]) + counts[t] * (double.IsNaN(fixedAt[t]) || fixedNow.Contains(t) ? level : fixedAt[t]), 0, relaxation.Most(t)))];
    }

    readonly HashSet<int> fixedNow = [];

    Stage Next()
    {
        var shape = relaxation.Shape;
        fixedNow.Clear();
        Place();
        // The type with the least room keeps z from rising above what can be.
        var tight = Enumerable.Range(0, rest.Length).Where(t => double.IsNaN(fixedAt[t])).MinBy(t => Most(t) / counts[t]);
        if (!ceilings.ContainsKey(tight)) Cap(tight);
        while (true)
        {
            if (!programme.Solve()) throw new SolverTrouble("A stage of leximin has no solution though the one before had one.");
            var level = programme.Value(z);
            var broken = Enumerable.Range(0, rest.Length).Where(t => double.IsNaN(fixedAt[t]) && !ceilings.ContainsKey(t) && programme.Value(rest[t]) + counts[t] * level > Most(t) + 1e-10).ToList();
            if (broken.Count == 0) break;
            foreach (var t in broken) Cap(t);
        }
        var value = Math.Max(0, programme.Value(z));
        var weights = new double[rest.Length];
        var sum = 0.0;
        for (var t = 0; t < rest.Length; t++)
        {
            weights[t] = relaxation.Out[t] ? 0 : Math.Max(0, -programme.ReducedCost(rest[t]));
            if (weights[t] * counts[t] < Positive) weights[t] = 0;
            if (double.IsNaN(fixedAt[t])) sum += weights[t] * counts[t];
        }
        if (sum < 0.5) throw new SolverTrouble($"The solver's dual values do not add up to 1 but to {sum}.");
        for (var t = 0; t < rest.Length; t++) weights[t] /= sum;
        var rowMultipliers = rows.Select(r => programme.Dual(r) / sum).ToArray();
        var cutMultipliers = cuts.Select(r => Math.Max(0, programme.Dual(r) / sum)).ToArray();
        var bound = relaxation.WeightBound(weights, rowMultipliers, cutMultipliers, ceiling);
        for (var t = 0; t < rest.Length; t++) if (!double.IsNaN(fixedAt[t]) && !relaxation.Out[t]) bound -= weights[t] * counts[t] * fixedAt[t];
        if (bound < value - Contradiction) throw new SolverTrouble($"A stage of leximin reached {value:R} although {bound:R} is proved to be the most.");
        // What is proved to be the most is nearer to the truth than what the solver takes for feasible.
        value = Math.Min(value, Math.Max(0, bound));
        var bottom = Enumerable.Range(0, rest.Length).Where(t => double.IsNaN(fixedAt[t]) && weights[t] > 0).ToArray();
        foreach (var t in bottom)
        {
            // A hair below: the next stages must not fail by rounding alone. What it gives away is in their bounds.
            fixedAt[t] = Math.Max(0, value - slack);
            fixedNow.Add(t);
        }
        return new(value, bound - value, weights, rowMultipliers, cutMultipliers, bottom);
    }

    // Moves what is fixed to the right-hand sides; z stays with what is not.
    void Place()
    {
        var shape = relaxation.Shape;
        var give = slack > FirstSlack ? slack : 0;
        var (done, free) = (new double[rows.Length], new double[rows.Length]);
        var (cutDone, cutFree) = (new double[cuts.Length], new double[cuts.Length]);
        for (var t = 0; t < rest.Length; t++)
        {
            if (relaxation.Out[t]) continue;
            var open = double.IsNaN(fixedAt[t]);
            var amount = open ? counts[t] : counts[t] * fixedAt[t];
            foreach (var i in shape.RowsOf[t]) (open ? free : done)[i] += amount;
            for (var k = 0; k < cuts.Length; k++) (open ? cutFree : cutDone)[k] += amount * relaxation.Cuts[k].Weights[t];
            if (open) continue;
            programme.Bound(rest[t], 0, Math.Max(0, Most(t) - amount));
            if (ceilings.TryGetValue(t, out var row)) programme.Set(row, z, 0);
        }
        for (var i = 0; i < rows.Length; i++)
        {
            programme.Set(rows[i], z, free[i]);
            programme.BoundRow(rows[i], shape.Low[i] - done[i] - give, shape.High[i] - done[i] + give);
        }
        for (var k = 0; k < cuts.Length; k++)
        {
            programme.Set(cuts[k], z, cutFree[k]);
            programme.BoundRow(cuts[k], double.NegativeInfinity, relaxation.Cuts[k].Bound - cutDone[k] + give);
        }
    }

    public void Dispose() => programme.Dispose();
}
