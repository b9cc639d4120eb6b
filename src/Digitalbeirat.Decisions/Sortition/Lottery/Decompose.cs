using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>Writes an expectation as a lottery over panels, or finds weights that show that it is none.</summary>
/// <remarks>
/// First a walk (constructive Carathéodory): take the panel that fits best into the face on which what is left lies, subtract as much of it as stays inside the quotas, and go on; each step makes a bound or row tight.
/// Where it ends before everything is handed out, part of it is taken back and handed out in another order.
/// What walks leave is done by column generation: maximise λ such that a lottery gives every type at least λ times its target; panels are priced by the dual values.
/// λ = 1 means that the target is met; otherwise the dual values are weights y with Σ y_t target_t = 1 though no panel weighs more than λ.
/// </remarks>
sealed class Decompose(PanelShape shape, ISolver solver, PanelSearch search)
{
    // A row or type nearer to its bound than interior points come lies on it: a panel for each such hair would only close it.
    const double Nothing = 1e-9, Left = 1e-8, Met = 1e-9, MetWithRounding = 5e-8;
    const int FruitlessTries = 8, PanelsPerPrice = 12, NodeLimit = 400;

    readonly List<int[]> panels = [];
    readonly HashSet<string> known = [];

    /// <summary>Every panel met so far.</summary>
    public IReadOnlyList<int[]> Panels => panels;

    /// <param name="Panels">The panels of the lottery; all known ones where the target is out of reach.</param>
    /// <param name="Shares">How likely each panel is; null where the target is out of reach.</param>
    /// <param name="Weights">Where it is out of reach: weights that say so.</param>
    public sealed record Outcome(IReadOnlyList<int[]> Panels, double[]? Shares, double[]? Weights);

    /// <summary>Takes note of a panel; false when it is known.</summary>
    public bool Know(int[] panel)
    {
        if (!known.Add(string.Join(',', panel))) return false;
        panels.Add(panel);
        return true;
    }

    public Outcome Run(double[] target, Action<double> reached, CancellationToken stop) => Walk(target, reached, stop) ?? Generate(target, reached, stop);

    Outcome? Walk(double[] target, Action<double> reached, CancellationToken stop)
    {
        var (rest, left) = (target.ToArray(), 1.0);
        var (walked, shares) = (new List<int[]>(), new List<double>());
        var (weights, tilt) = (new double[shape.Types], new double[shape.Types]);
        Array.Fill(tilt, 1);
        // Always the same order of tries: the seed is no secret and decides nothing but how fast the walk ends.
        var random = new Random(1);
        var (closest, fruitless) = (1.0, 0);
        while (left > Left)
        {
            stop.ThrowIfCancellationRequested();
            var counted = shape.Activities(rest);
            Face(rest, counted, left, near: true);
            for (var t = 0; t < rest.Length; t++) weights[t] = shape.Size[t] == 0 ? 0 : tilt[t] * rest[t] / (left * shape.Size[t]);
            var panel = search.Heaviest(weights, share: 0, nodeLimit: NodeLimit).Panel;
            if (panel is null)
            {
                Face(rest, counted, left, near: false);
                panel = search.Heaviest(weights, share: 0, nodeLimit: NodeLimit).Panel;
            }
            search.Unbound();
            var step = panel is null ? 0 : Step(rest, counted, left, panel);
            if (panel is null || step <= 0)
            {
                // The target itself is only as exact as the programme it comes from.
                if (left <= MetWithRounding && walked.Count > 0) break;
                fruitless = left < closest / 2 ? 0 : fruitless + 1;
                closest = Math.Min(closest, left);
                reached(1 - left);
                if (fruitless >= FruitlessTries || walked.Count == 0) return null;
                TakeBack();
                continue;
            }
            Know(panel);
            for (var t = 0; t < rest.Length; t++) if (panel[t] > 0) rest[t] = Math.Max(0, rest[t] - step * panel[t]);
            left -= step;
            walked.Add(panel);
            shares.Add(step);
            reached(1 - left);
        }
        var sum = shares.Sum();
        return new(walked, [.. shares.Select(s => s / sum)], null);

        void TakeBack()
        {
            for (var n = random.Next(walked.Count / 4, walked.Count / 2 + 1); n >= 0 && walked.Count > 0; n--)
            {
                var j = random.Next(walked.Count);
                for (var t = 0; t < rest.Length; t++) rest[t] += shares[j] * walked[j][t];
                left += shares[j];
                walked.RemoveAt(j);
                shares.RemoveAt(j);
            }
            for (var t = 0; t < tilt.Length; t++) tilt[t] = 0.2 + random.NextDouble();
        }
    }

    // Only panels on the face where what is left lies can be taken from it: where it stands at a bound, they do. Near ones, less than a person of each type away, allow the longest steps.
    void Face(double[] rest, double[] counted, double left, bool near)
    {
        for (var t = 0; t < rest.Length; t++)
        {
            var high = rest[t] <= Nothing ? 0 : near ? Math.Min(shape.Size[t], (int)Math.Ceiling(rest[t] / left - 1e-9)) : shape.Size[t];
            var low = rest[t] >= left * shape.Size[t] - Nothing ? shape.Size[t] : near ? (int)Math.Floor(rest[t] / left + 1e-9) : 0;
            search.Bound(t, Math.Min(low, high), high);
        }
        for (var i = 0; i < shape.Rows; i++)
        {
            var low = counted[i] >= left * shape.High[i] - Nothing ? shape.High[i] : shape.Low[i];
            var high = counted[i] <= left * shape.Low[i] + Nothing ? shape.Low[i] : shape.High[i];
            search.Bound(shape.Types + i, Math.Min(low, high), Math.Max(low, high));
        }
    }

    // The largest step after which what is left still lies inside every bound and row.
    double Step(double[] rest, double[] counted, double left, int[] panel)
    {
        var step = left;
        var row = new int[shape.Rows];
        for (var t = 0; t < rest.Length; t++)
        {
            if (panel[t] > 0) step = Math.Min(step, rest[t] / panel[t]);
            if (panel[t] < shape.Size[t]) step = Math.Min(step, (left * shape.Size[t] - rest[t]) / (shape.Size[t] - panel[t]));
            if (panel[t] > 0) foreach (var i in shape.RowsOf[t]) row[i] += panel[t];
        }
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] > shape.Low[i]) step = Math.Min(step, (counted[i] - left * shape.Low[i]) / (row[i] - shape.Low[i]));
            if (row[i] < shape.High[i]) step = Math.Min(step, (left * shape.High[i] - counted[i]) / (shape.High[i] - row[i]));
        }
        return step;
    }

    Outcome Generate(double[] target, Action<double> report, CancellationToken stop)
    {
        using var master = solver.Linear();
        var scale = master.AddVariable(0, 2, 1);
        var wanted = Enumerable.Range(0, shape.Types).Where(t => target[t] > 0).ToArray();
        var rows = new int[shape.Types];
        foreach (var t in wanted)
        {
            rows[t] = master.AddRow(0, double.PositiveInfinity);
            master.Set(rows[t], scale, -1);
        }
        var one = master.AddRow(double.NegativeInfinity, 1);
        var variables = new List<int>();
        foreach (var panel in panels) Enter(panel);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (!master.Solve()) throw new SolverTrouble("The programme that composes the lottery has no solution.");
            var reached = Math.Max(0, master.Objective);
            report(reached);
            if (reached >= 1 - Met) return Composed();
            var dual = new double[shape.Types];
            foreach (var t in wanted) dual[t] = Math.Max(0, -master.Dual(rows[t])) / target[t];
            var weights = Normalised(dual, target);
            var entered = 0;
            for (; entered < PanelsPerPrice; entered++)
            {
                var found = search.Heaviest(weights, reached + 1e-10, share: 0.1);
                if (found.Panel is not { } panel || !Know(panel)) break;
                Enter(panel);
                // The next one should be another: the types of this one weigh less (as in Flanigan et al. 2021, supplement).
                for (var t = 0; t < dual.Length; t++) if (panel[t] > 0) dual[t] *= Math.Max(0.1, reached / found.Weight) * 0.9;
                weights = Normalised(dual, target);
            }
            if (entered == 0) return reached >= 1 - MetWithRounding ? Composed() : new(panels, null, weights);
        }

        Outcome Composed()
        {
            var shares = variables.Select(v => Math.Max(0, master.Value(v))).ToArray();
            var sum = shares.Sum();
            var used = Enumerable.Range(0, shares.Length).Where(j => shares[j] > 1e-13).ToArray();
            return new([.. used.Select(j => panels[j])], [.. used.Select(j => shares[j] / sum)], null);
        }

        void Enter(int[] panel)
        {
            var v = master.AddVariable(0, double.PositiveInfinity, 0);
            variables.Add(v);
            master.Set(one, v, 1);
            for (var t = 0; t < panel.Length; t++) if (panel[t] > 0 && target[t] > 0) master.Set(rows[t], v, panel[t] / target[t]);
        }
    }

    static double[] Normalised(double[] dual, double[] target)
    {
        var sum = 0.0;
        for (var t = 0; t < dual.Length; t++) sum += dual[t] * target[t];
        return [.. dual.Select(d => d / sum)];
    }
}
