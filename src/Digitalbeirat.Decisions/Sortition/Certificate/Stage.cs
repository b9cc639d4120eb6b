namespace Digitalbeirat.Decisions.Sortition.Certificate;

/// <summary>One stage of a leximin lottery, with the reason why no lottery does better.</summary>
/// <remarks>
/// Let F be the types fixed by earlier stages at values f_t and R the rest. For weights y ≥ 0 with Σ_R n_t y_t = 1, the minimum z over R of every lottery that keeps F obeys
/// z ≤ Σ_R n_t y_t p_t ≤ Σ_t y_t E[c_t] − Σ_F n_t y_t f_t ≤ max over panels of Σ y_t c_t − Σ_F n_t y_t f_t,
/// and that maximum is bounded by the multipliers of rows and cuts as in <see cref="Proof"/>.
/// </remarks>
/// <param name="Value">The minimum reached in this stage.</param>
/// <param name="Gap">How much a better lottery could at most gain on it.</param>
/// <param name="Weights">y_t for each type.</param>
/// <param name="RowMultipliers">One for each row of the quotas.</param>
/// <param name="CutMultipliers">One for each cut, ≥ 0.</param>
/// <param name="Fixed">The types that no optimal lottery can give more than <paramref name="Value"/>, fixed from here on.</param>
public sealed record Stage(double Value, double Gap, double[] Weights, double[] RowMultipliers, double[] CutMultipliers, int[] Fixed);
