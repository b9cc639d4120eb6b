namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>How well points sit in their clusters: mean over points of (b − a) / max(a, b), a the mean distance to the own cluster, b to the nearest other one; 0 for a cluster of one.</summary>
/// <remarks>Source: P. Rousseeuw, Silhouettes, J. Comput. Appl. Math. 20 (1987). O(n²) on the distances given.</remarks>
static class Silhouette
{
    public static double[] Distances(double[] x, double[] y)
    {
        var distances = new double[x.Length * x.Length];
        for (var i = 0; i < x.Length; i++)
            for (var j = 0; j < i; j++)
                distances[i * x.Length + j] = distances[j * x.Length + i] = Math.Sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
        return distances;
    }

    public static double Of(double[] distances, int[] cluster, int clusters)
    {
        var n = cluster.Length;
        if (n == 0 || clusters < 2) return 0;
        var size = new int[clusters];
        foreach (var c in cluster) size[c]++;
        var (total, sums) = (0.0, new double[clusters]);
        for (var i = 0; i < n; i++)
        {
            if (size[cluster[i]] == 1) continue;
            Array.Clear(sums);
            for (var j = 0; j < n; j++) sums[cluster[j]] += distances[i * n + j];
            var own = sums[cluster[i]] / (size[cluster[i]] - 1);
            var other = double.PositiveInfinity;
            for (var c = 0; c < clusters; c++) if (c != cluster[i]) other = Math.Min(other, sums[c] / size[c]);
            if (Math.Max(own, other) > 0) total += (other - own) / Math.Max(own, other);
        }
        return total / n;
    }
}
