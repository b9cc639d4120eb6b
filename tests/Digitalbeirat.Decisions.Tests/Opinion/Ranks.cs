namespace Digitalbeirat.Decisions.Tests.Opinion;

/// <summary>Rank correlation (Spearman); ties share their mean rank.</summary>
static class Ranks
{
    public static double Correlation(double[] one, double[] other)
    {
        var (a, b) = (Of(one), Of(other));
        var (meanA, meanB) = (a.Average(), b.Average());
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa * bb == 0 ? 0 : ab / Math.Sqrt(aa * bb);
    }

    static double[] Of(double[] values) => [.. values.Select(v => (values.Count(w => w < v) + values.Count(w => w <= v)) / 2.0)];
}
