namespace Digitalbeirat.Decisions.Sortition.Certificate;

/// <summary>Why no lottery has a smaller Goldilocks sum: a line above the smallest chance l of every lottery, depending on its largest chance u.</summary>
/// <remarks>
/// With y, κ ≥ 0 and Σ n_t y_t = 1: l − s u ≤ Σ n_t y_t p_t − Σ n_t κ_t p_t = Σ (y_t − κ_t) E[c_t] ≤ A, where s = Σ n_t κ_t and A is the bound that the multipliers prove as in <see cref="Proof"/>.
/// So l ≤ A + s u, and (n/k) u + (k/n) / l is at least its minimum on that line.
/// </remarks>
/// <param name="Weights">y_t for each type.</param>
/// <param name="Caps">κ_t for each type.</param>
/// <param name="RowMultipliers">One for each row of the quotas.</param>
/// <param name="CutMultipliers">One for each cut, ≥ 0.</param>
public sealed record Line(double[] Weights, double[] Caps, double[] RowMultipliers, double[] CutMultipliers);
