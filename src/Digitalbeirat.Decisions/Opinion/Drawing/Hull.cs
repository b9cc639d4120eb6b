namespace Digitalbeirat.Decisions.Opinion.Drawing;

/// <summary>The convex hull of points, counter-clockwise, by Andrew's monotone chain. O(n log n).</summary>
static class Hull
{
    public static IReadOnlyList<(double X, double Y)> Of(IEnumerable<(double X, double Y)> points)
    {
        var sorted = points.Distinct().Order().ToArray();
        if (sorted.Length < 3) return sorted;
        var hull = new List<(double X, double Y)>();
        foreach (var chain in new[] { sorted, [.. sorted.Reverse()] })
        {
            var start = hull.Count;
            foreach (var p in chain)
            {
                while (hull.Count >= start + 2 && Turn(hull[^2], hull[^1], p) <= 0) hull.RemoveAt(hull.Count - 1);
                hull.Add(p);
            }
            hull.RemoveAt(hull.Count - 1);
        }
        return hull;
    }

    static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) => (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);
}
