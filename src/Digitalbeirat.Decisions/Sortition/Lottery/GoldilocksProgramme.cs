using Digitalbeirat.Decisions.Sortition.Certificate;
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
        var (best, level, lowest) = (double.PositiveInfinity, 1.0, 0.0);
        var (from, to) = (Math.Min(1, Corner(relaxation, solver, 0, 1).Ceiling * (1 + 1e-9)), 1.0);
        var next = to;
        for (var round = 0; ; round++)
        {
            stop.ThrowIfCancellationRequested();
            using var programme = new LeximinProgramme(relaxation, solver, next);
            var (floor, slope) = programme.Floor();
            lines.Add((slope, floor - slope * next));
            if (Sum(next, floor) < best) (best, level, lowest) = (Sum(next, floor), next, floor);
            var (at, bound) = Least();
            if (best - bound <= Tolerance || round > 200)
            {
                var outcome = Optimise.Stages(relaxation, solver, level, false, stop);
                // Where the sum is least, moving along the line (s = slope) changes it by nothing: n/k = s (k/n) / l².
                var line = Corner(relaxation, solver, 1, ratio * ratio * lowest * lowest).Line;
                return outcome with { Gap = Math.Max(outcome.Gap, best - bound), Line = line };
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

    // The corner of floor l and ceiling u that is best for gain · l − price · u, and the line through it.
    static (double Floor, double Ceiling, Line Line) Corner(Relaxation relaxation, ISolver solver, double gain, double price)
    {
        var shape = relaxation.Shape;
        using var programme = solver.Linear();
        var floor = programme.AddVariable(0, double.PositiveInfinity, gain);
        var ceiling = programme.AddVariable(0, double.PositiveInfinity, -price);
        var rows = shape.Low.Select((low, i) => programme.AddRow(low, shape.High[i])).ToArray();
        var cuts = relaxation.Cuts.Select(c => programme.AddRow(double.NegativeInfinity, c.Bound)).ToArray();
        var (above, below) = (new int[shape.Types], new int[shape.Types]);
        for (var t = 0; t < shape.Types; t++)
        {
            var seats = programme.AddVariable(0, relaxation.Most(t), 0);
            foreach (var i in shape.RowsOf[t]) programme.Set(rows[i], seats, 1);
            for (var k = 0; k < cuts.Length; k++) if (relaxation.Cuts[k].Weights[t] != 0) programme.Set(cuts[k], seats, relaxation.Cuts[k].Weights[t]);
            if (relaxation.Out[t]) continue;
            below[t] = programme.AddRow(double.NegativeInfinity, 0);
            programme.Set(below[t], seats, 1);
            programme.Set(below[t], ceiling, -relaxation.Pool.Count(t));
            above[t] = programme.AddRow(0, double.PositiveInfinity);
            programme.Set(above[t], seats, 1);
            programme.Set(above[t], floor, -relaxation.Pool.Count(t));
        }
        if (!programme.Solve()) throw new SolverTrouble("Floor and ceiling of the probabilities could not be found.");
        double Positive(int[] of, int t, int sign) => relaxation.Out[t] ? 0 : Math.Max(0, sign * programme.Dual(of[t]));
        var (weights, caps) = (Enumerable.Range(0, shape.Types).Select(t => Positive(above, t, -1)).ToArray(), Enumerable.Range(0, shape.Types).Select(t => Positive(below, t, 1)).ToArray());
        var sum = gain == 0 ? 1 : weights.Select((w, t) => w * relaxation.Pool.Count(t)).Sum();
        double[] Scaled(IEnumerable<double> values) => [.. values.Select(v => v / sum)];
        return (programme.Value(floor), programme.Value(ceiling), new(Scaled(weights), Scaled(caps), Scaled(rows.Select(programme.Dual)), Scaled(cuts.Select(k => Math.Max(0, programme.Dual(k))))));
    }
}
