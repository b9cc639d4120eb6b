using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Panels;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>What is known about the expectations E[c] of lotteries: the quotas, taken as linear inequalities, and the cuts found so far.</summary>
/// <param name="Pool">The pool in types.</param>
/// <param name="Out">Types that are in no feasible panel.</param>
sealed record Relaxation(TypedPool Pool, bool[] Out)
{
    public List<Cut> Cuts { get; } = [];

    public PanelShape Shape => Pool.Shape;

    /// <summary>The most a type can count.</summary>
    public int Most(int type) => Out[type] ? 0 : Shape.Size[type];

    /// <summary>No panel, and so no lottery's expectation, weighs more than this. O(entries + cuts × types).</summary>
    public double WeightBound(ReadOnlySpan<double> weights, ReadOnlySpan<double> rows, ReadOnlySpan<double> cuts, double ceiling = 1)
    {
        var bound = 0.0;
        for (var i = 0; i < rows.Length; i++) bound += rows[i] * (rows[i] > 0 ? Shape.High[i] : Shape.Low[i]);
        for (var k = 0; k < cuts.Length; k++) bound += cuts[k] * Cuts[k].Bound;
        for (var t = 0; t < weights.Length; t++)
        {
            var rest = weights[t];
            foreach (var i in Shape.RowsOf[t]) rest -= rows[i];
            for (var k = 0; k < cuts.Length; k++) if (cuts[k] != 0) rest -= cuts[k] * Cuts[k].Weights[t];
            if (rest > 0) bound += rest * Math.Min(Most(t), ceiling * Pool.Count(t));
        }
        return bound;
    }
}
