namespace Digitalbeirat.Decisions.Sortition.Certificate;

/// <summary>Something all panels keep though the quotas alone do not say so: Σ Weights[t] · c_t ≤ Bound.</summary>
/// <param name="Weights">One for each type.</param>
/// <param name="Bound">No panel weighs more.</param>
/// <param name="Proof">Why.</param>
public sealed record Cut(double[] Weights, double Bound, Proof Proof);
