using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Panels;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>A lottery over panels with the reason why none is fairer.</summary>
/// <param name="Pool">The pool in types.</param>
/// <param name="Objective">What it optimises.</param>
/// <param name="Panels">Panels, one count for each type.</param>
/// <param name="Shares">How likely each panel is; they add up to 1.</param>
/// <param name="Out">For each type whether no feasible panel has it.</param>
/// <param name="OutProof">Why; null where every type is in some panel.</param>
/// <param name="Cuts">What all panels keep beyond the quotas.</param>
/// <param name="Stages">Stages of leximin (one for maximin).</param>
/// <param name="Gap">How far the objective could at most be from its optimum: for leximin the largest of its stages and of the shortfalls below their values; for Nash the possible gain of Σ log p;
/// for Goldilocks that of its own sum.</param>
/// <param name="Level">Goldilocks: the largest chance aimed at; otherwise 1.</param>
/// <param name="Line">Goldilocks: why no other lottery has a smaller sum; otherwise null.</param>
public sealed record FairLottery(TypedPool Pool, Objective Objective, IReadOnlyList<int[]> Panels, double[] Shares, bool[] Out, Cut? OutProof, IReadOnlyList<Cut> Cuts, IReadOnlyList<Stage> Stages, double Gap, double Level = 1, Line? Line = null)
{
    /// <summary>Expected seats of each type. O(panels × types).</summary>
    public double[] Expectation()
    {
        var sums = new double[Pool.Shape.Types];
        for (var j = 0; j < Shares.Length; j++)
            for (var t = 0; t < sums.Length; t++)
                if (Panels[j][t] > 0) sums[t] += Shares[j] * Panels[j][t];
        return sums;
    }

    /// <summary>The probability of each person of the pool, in its order.</summary>
    public double[] Probabilities()
    {
        var expected = Expectation();
        return [.. Pool.TypeOf.Select(t => Math.Clamp(expected[t] / Pool.Count(t), 0, 1))];
    }
}
