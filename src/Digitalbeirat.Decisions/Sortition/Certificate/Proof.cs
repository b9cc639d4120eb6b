using Digitalbeirat.Decisions.Sortition.Panels;

namespace Digitalbeirat.Decisions.Sortition.Certificate;

/// <summary>A proof that no panel weighs more than a number: a tree that splits the panels until each part is bounded by plain arithmetic.</summary>
/// <remarks>
/// A leaf carries one multiplier m_i for each row of the quotas. For every panel of its part, Σ w_t c_t = Σ_t (w_t − Σ_{i∋t} m_i) c_t + Σ_i m_i r_i, where r_i is what row i counts;
/// so the largest value of each term inside its box, added up, bounds the weight. A closed leaf uses the multipliers with w = 0 and ends below 0: its part has no panel.
/// A branch splits a variable (a type, or after the types a row) at a whole number.
/// </remarks>
public abstract record Proof
{
    Proof() { }

    /// <summary>A part bounded by multipliers.</summary>
    /// <param name="Multipliers">One for each row.</param>
    /// <param name="Closed">True where the multipliers prove that no panel is in this part.</param>
    public sealed record Leaf(double[] Multipliers, bool Closed) : Proof;

    /// <summary>Two parts: the variable is at most <paramref name="At"/>, or at least one more.</summary>
    /// <param name="Variable">A type, or the number of types plus a row.</param>
    /// <param name="At">A whole number.</param>
    /// <param name="Below">The part where the variable is at most it.</param>
    /// <param name="Above">The part where it is more.</param>
    public sealed record Branch(int Variable, int At, Proof Below, Proof Above) : Proof;

    /// <summary>What the tree proves: no panel of the shape weighs more. O(leaves × entries).</summary>
    /// <param name="shape">What panels look like.</param>
    /// <param name="weights">One for each type.</param>
    /// <returns>The bound; negative infinity when there is no panel at all.</returns>
    public double Bound(PanelShape shape, ReadOnlySpan<double> weights)
    {
        double[] low = [.. new double[shape.Types], .. shape.Low.Select(x => (double)x)];
        double[] high = [.. shape.Size.Select(x => (double)x), .. shape.High.Select(x => (double)x)];
        return Bound(this, shape, weights, low, high);
    }

    static double Bound(Proof proof, PanelShape shape, ReadOnlySpan<double> weights, double[] low, double[] high)
    {
        if (proof is Branch b)
        {
            var (from, to) = (low[b.Variable], high[b.Variable]);
            high[b.Variable] = Math.Min(to, b.At);
            var below = Bound(b.Below, shape, weights, low, high);
            (low[b.Variable], high[b.Variable]) = (Math.Max(from, b.At + 1), to);
            var above = Bound(b.Above, shape, weights, low, high);
            (low[b.Variable], high[b.Variable]) = (from, to);
            return Math.Max(below, above);
        }
        var leaf = (Leaf)proof;
        for (var j = 0; j < low.Length; j++) if (low[j] > high[j]) return double.NegativeInfinity;
        var sum = 0.0;
        for (var t = 0; t < shape.Types; t++)
        {
            var rest = leaf.Closed ? 0 : weights[t];
            foreach (var i in shape.RowsOf[t]) rest -= leaf.Multipliers[i];
            sum += rest * (rest > 0 ? high[t] : low[t]);
        }
        for (var i = 0; i < shape.Rows; i++) sum += leaf.Multipliers[i] * (leaf.Multipliers[i] > 0 ? high[shape.Types + i] : low[shape.Types + i]);
        if (!leaf.Closed) return sum;
        if (sum >= 0) throw new Solver.SolverTrouble("A part of the panels was said to be empty, but the multipliers do not prove it.");
        return double.NegativeInfinity;
    }
}
