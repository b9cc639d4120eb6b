namespace Digitalbeirat.Decisions.Sortition.Fairness;

/// <summary>How evenly chances are spread over people.</summary>
/// <param name="Least">The smallest chance.</param>
/// <param name="Most">The largest chance.</param>
/// <param name="Gini">0 when all are equal; Σ_i (2i − n − 1) p_(i) / (n Σ p) over the ascending p.</param>
/// <param name="GeometricMean">0 as soon as somebody has no chance.</param>
public sealed record Spread(double Least, double Most, double Gini, double GeometricMean)
{
    /// <summary>Measures chances. O(n log n).</summary>
    /// <param name="chances">One for each person; at least one.</param>
    public static Spread Of(IReadOnlyList<double> chances)
    {
        var sorted = chances.Order().ToArray();
        var (n, sum, weighted, logs) = (sorted.Length, 0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            sum += sorted[i];
            weighted += (2.0 * (i + 1) - n - 1) * sorted[i];
            logs += Math.Log(sorted[i]);
        }
        return new(sorted[0], sorted[^1], Math.Max(0, weighted / (n * sum)), Math.Exp(logs / n));
    }
}
