using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Panels;

/// <summary>The heaviest panel for given weights of the types, by branch and bound on <see cref="BoxSimplex"/>; what it cuts off it can prove.</summary>
/// <remarks>Branches on rows first (a fractional number of women says more than half a person). Worst case exponential, in practice a few dozen nodes. Deterministic.</remarks>
sealed class PanelSearch(PanelShape shape)
{
    const double Whole = 1e-7;

    readonly BoxSimplex simplex = new(shape);
    double[] weights = [];
    double best, tolerance, enough;
    int[]? panel;
    bool proving, stopped;
    int nodes, limit;

    /// <param name="Panel">The heaviest panel found; null when none weighs more than the floor.</param>
    /// <param name="Weight">Its weight, or the floor.</param>
    /// <param name="Complete">True when nothing heavier exists (within the tolerance).</param>
    /// <param name="Proof">The proof of that, where it was asked for.</param>
    public sealed record Found(int[]? Panel, double Weight, bool Complete, Proof? Proof);

    /// <summary>Searches for a panel heavier than <paramref name="floor"/>.</summary>
    /// <param name="weights">One for each type.</param>
    /// <param name="floor">Only heavier panels are of interest.</param>
    /// <param name="share">The search ends when a panel closes this share of the distance between floor and bound; 1 goes to the end.</param>
    /// <param name="prove">Whether to write down the proof; needs multipliers at every leaf.</param>
    /// <param name="nodeLimit">The search gives up, incomplete, after so many nodes.</param>
    public Found Heaviest(ReadOnlySpan<double> weights, double floor = double.NegativeInfinity, double share = 1, bool prove = false, int nodeLimit = int.MaxValue)
    {
        this.weights = weights.ToArray();
        var largest = 0.0;
        foreach (var w in weights) largest = Math.Max(largest, Math.Abs(w));
        // A proof shall be as sharp as doubles allow; a search need not be.
        tolerance = (prove ? 2e-12 : 2e-9) * largest;
        (best, panel, proving, stopped, nodes, limit) = (floor, null, prove, false, 0, nodeLimit);
        enough = share < 1 ? double.NaN : double.PositiveInfinity;
        this.share = share;
        simplex.Maximise(weights, prove ? 1e-13 : 1e-10);
        var proof = Explore();
        return new(panel, best, !stopped, prove && !stopped ? proof : null);
    }

    double share;

    /// <summary>Narrows what a type, or after the types a row, may count, for the searches that follow.</summary>
    public void Bound(int variable, int low, int high) => simplex.Bound(variable, low, high);

    /// <summary>Opens everything again.</summary>
    public void Unbound()
    {
        for (var t = 0; t < shape.Types; t++) simplex.Bound(t, 0, shape.Size[t]);
        for (var i = 0; i < shape.Rows; i++) simplex.Bound(shape.Types + i, shape.Low[i], shape.High[i]);
    }

    Proof? Explore()
    {
        if (++nodes > limit) { stopped = true; return null; }
        var outcome = simplex.Solve(best + tolerance);
        if (outcome == BoxSimplex.Outcome.Infeasible) return Leaf(true);
        if (outcome == BoxSimplex.Outcome.BelowCutoff) return Leaf(false);
        if (double.IsNaN(enough)) enough = double.IsNegativeInfinity(best) ? double.NegativeInfinity : best + share * (simplex.Objective - best);
        var (at, x) = Fractional();
        if (at < 0)
        {
            Take();
            return Leaf(false);
        }
        var split = (int)Math.Floor(x);
        var (low, high) = (simplex.Low(at), simplex.High(at));
        var upFirst = x - split > 0.5;
        Proof? below = null, above = null;
        for (var side = 0; side < 2 && !stopped; side++)
        {
            if (upFirst == (side == 0))
            {
                simplex.Bound(at, split + 1, high);
                above = Explore();
            }
            else
            {
                simplex.Bound(at, low, split);
                below = Explore();
            }
            simplex.Bound(at, low, high);
        }
        return below is null || above is null ? null : new Proof.Branch(at, split, below, above);
    }

    Proof.Leaf? Leaf(bool closed) => proving ? new(simplex.Multipliers.ToArray(), closed) : closing;

    static readonly Proof.Leaf closing = new([], true);

    (int At, double Value) Fractional()
    {
        var (at, most) = (-1, Whole);
        for (var j = shape.Types; j < simplex.Variables; j++) Consider(j);
        if (at < 0) for (var j = 0; j < shape.Types; j++) Consider(j);
        return (at, at < 0 ? 0 : simplex.Value(at));

        void Consider(int j)
        {
            var v = simplex.Value(j);
            var off = Math.Abs(v - Math.Round(v));
            if (off > most + 1e-9) (at, most) = (j, off);
        }
    }

    void Take()
    {
        var counts = new int[shape.Types];
        var weight = 0.0;
        for (var t = 0; t < counts.Length; t++)
        {
            counts[t] = (int)Math.Round(simplex.Value(t));
            weight += weights[t] * counts[t];
        }
        if (!shape.Allows(counts)) throw new SolverTrouble("The search rounded to a panel that breaks a quota.");
        if (weight <= best) return;
        (best, panel) = (weight, counts);
        if (weight >= enough) stopped = true;
    }
}
