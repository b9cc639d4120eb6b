namespace Digitalbeirat.Bench.Opinion;

/// <summary>Statistics of ranks; ties share their mean rank.</summary>
static class Ranks
{
    /// <summary>Spearman's rank correlation.</summary>
    public static double Correlation(double[] one, double[] other)
    {
        var (a, b) = (Of(one), Of(other));
        var mean = (a.Length - 1) / 2.0;
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return aa * bb == 0 ? 0 : ab / Math.Sqrt(aa * bb);
    }

    /// <summary>Probability that an agreement was foretold higher than a disagreement.</summary>
    public static double Auc((double Value, bool Agree)[] foretold)
    {
        var ranks = Of([.. foretold.Select(f => f.Value)]);
        double agree = foretold.Count(f => f.Agree);
        var sum = ranks.Where((_, i) => foretold[i].Agree).Sum();
        return (sum - agree * (agree - 1) / 2) / (agree * (foretold.Length - agree));
    }

    static double[] Of(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        var sorted = (double[])values.Clone();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (var (from, to) = (0, 0); from < order.Length; from = to)
        {
            while (to < order.Length && sorted[to] == sorted[from]) to++;
            for (var at = from; at < to; at++) ranks[order[at]] = (from + to - 1) / 2.0;
        }
        return ranks;
    }
}
