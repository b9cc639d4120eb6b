using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>Minimises (n/k) u + (k/n) / l over lotteries whose probabilities lie between l and u, then spreads them by leximin below the ceiling u.</summary>
/// <remarks>
/// The best floor l(u) below a ceiling u is concave in u, and the dual values of its programme give a line above it. The lines bound the sum from below; the ceiling is moved to where they allow the least, until sum and bound meet
/// (C. Baharav, B. Flanigan: Fair, manipulation-robust, and transparent sortition, EC 2024, with γ = 1).
/// </remarks>
static class GoldilocksProgramme
{
    const double Tolerance = 1e-7;

    public static Optimise.Outcome Run(Relaxation relaxation, ISolver solver, CancellationToken stop)
    {
        var pool = relaxation.Pool;
        var people = Enumerable.Range(0, pool.Shape.Types).Where(t => !relaxation.Out[t]).Sum(pool.Count);
        var ratio = (double)people / pool.Pool.Seats;
        double Sum(double ceiling, double floor) => floor <= 0 ? double.PositiveInfinity : ratio * ceiling + 1 / (ratio * floor);
        var lines = new List<(double Slope, double At0)>();
        var (best, level) = (double.PositiveInfinity, 1.0);
        var (from, to) = (Lowest(relaxation, solver), 1.0);
        var next = to;
        for (var round = 0; ; round++)
        {
            stop.ThrowIfCancellationRequested();
            using var programme = new LeximinProgramme(relaxation, solver, next);
            var (floor, slope) = programme.Floor();
            lines.Add((slope, floor - slope * next));
            if (Sum(next, floor) < best) (best, level) = (Sum(next, floor), next);
            var (at, bound) = Least();
            if (best - bound <= Tolerance || round > 200)
            {
                var outcome = Optimise.Stages(relaxation, solver, level, false, stop);
                return outcome with { Gap = Math.Max(outcome.Gap, best - bound) };
            }
            next = round == 0 ? from : at;
        }

        // The least sum the lines allow: at a crossing, at an end, or where one line's own sum is least.
        (double At, double Bound) Least()
        {
            var tries = new List<double> { from, to };
            for (var a = 0; a < lines.Count; a++)
            {
                for (var b = 0; b < a; b++) if (lines[a].Slope != lines[b].Slope) tries.Add((lines[b].At0 - lines[a].At0) / (lines[a].Slope - lines[b].Slope));
                // d/du: ratio = slope / (ratio (slope u + at0)²)
                if (lines[a].Slope > 0) tries.Add((Math.Sqrt(lines[a].Slope) / ratio - lines[a].At0) / lines[a].Slope);
            }
            return tries.Where(u => u >= from && u <= to).Select(u => (At: u, Bound: Sum(u, lines.Min(l => l.Slope * u + l.At0)))).MinBy(t => t.Bound);
        }
    }

    // Below this ceiling there is no lottery.
    static double Lowest(Relaxation relaxation, ISolver solver)
    {
        var shape = relaxation.Shape;
        using var programme = solver.Linear();
        var ceiling = programme.AddVariable(0, double.PositiveInfinity, -1);
        var rows = shape.Low.Select((low, i) => programme.AddRow(low, shape.High[i])).ToArray();
        var cuts = relaxation.Cuts.Select(c => programme.AddRow(double.NegativeInfinity, c.Bound)).ToArray();
        for (var t = 0; t < shape.Types; t++)
        {
            var seats = programme.AddVariable(0, relaxation.Most(t), 0);
            foreach (var i in shape.RowsOf[t]) programme.Set(rows[i], seats, 1);
            for (var k = 0; k < cuts.Length; k++) if (relaxation.Cuts[k].Weights[t] != 0) programme.Set(cuts[k], seats, relaxation.Cuts[k].Weights[t]);
            var below = programme.AddRow(double.NegativeInfinity, 0);
            programme.Set(below, seats, 1);
            programme.Set(below, ceiling, -relaxation.Pool.Count(t));
        }
        if (!programme.Solve()) throw new SolverTrouble("The lowest ceiling of the probabilities could not be found.");
        return Math.Min(1, -programme.Objective * (1 + 1e-9));
    }
}
