using Digitalbeirat.Decisions.Opinion.Polis;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

public sealed class PolisClusters
{
    // As the original does it: every point is compared with every center in every step.
    static int[] Plain(double[] x, double[] y, int k, int iterations)
    {
        var centers = x.Zip(y).Distinct().Take(k).ToList();
        for (var left = iterations; ; left--)
        {
            var of = x.Zip(y).Select(p => Enumerable.Range(0, centers.Count).OrderBy(c => Distance(p, centers[c])).ThenByDescending(c => c).First()).ToArray();
            var next = Enumerable.Range(0, centers.Count).Where(c => of.Contains(c)).ToDictionary(c => c, c => Mean(c, of));
            var done = left == 0 || centers.Order().Zip(next.Values.Order()).All(p => Math.Sqrt(Distance(p.First, p.Second)) < 0.01);
            int[] names = [.. next.Keys.Order()];
            centers = [.. names.Select(c => next[c])];
            if (done) return [.. of.Select(c => Array.IndexOf(names, c))];
        }

        (double, double) Mean(int cluster, int[] of)
        {
            var (sx, sy, n) = (0.0, 0.0, 0.0);
            for (var i = 0; i < of.Length; i++) if (of[i] == cluster) (sx, sy, n) = (sx + x[i], sy + y[i], n + 1);
            return (sx / n, sy / n);
        }

        static double Distance((double X, double Y) a, (double X, double Y) b) => (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y);
    }

    [Theory]
    [InlineData(1, 200, 12, false)]
    [InlineData(2, 333, 40, false)]
    [InlineData(3, 150, 9, true)]
    [InlineData(4, 97, 30, true)]
    [InlineData(5, 20, 1, false)]
    public void Skipping_comparisons_changes_no_cluster(int seed, int points, int k, bool grid)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, points).Select(_ => Coordinate())], y = [.. Enumerable.Range(0, points).Select(_ => Coordinate())];
        foreach (var iterations in new[] { 0, 1, 3, 100 }) Assert.Equal(Plain(x, y, k, iterations), LloydClusters.Run(x, y, null, k, iterations).Of);

        // On a grid many points lie exactly between two centers.
        double Coordinate() => grid ? random.Next(6) : random.NextDouble() * 10 + random.Next(3) * 5;
    }
}
