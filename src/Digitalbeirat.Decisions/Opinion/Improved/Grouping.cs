namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>k-means that depends on the points alone, not on their order or on chance: the start splits, again and again, the widest cluster across its longest axis.</summary>
/// <remarks>Source of the start: T. Su, J. Dy: In search of deterministic methods for initializing K-means, Intelligent Data Analysis 11 (2007), PCA-Part. O(n · k · dimensions · steps).</remarks>
static class Grouping
{
    const int MostSteps = 60;

    /// <summary>Group of each point, and the centers, k rows; fewer where there are fewer distinct points.</summary>
    public static (int[] Of, double[] Centers) Run(double[] points, int dimensions, int k)
    {
        var n = points.Length / dimensions;
        var of = new int[n];
        var centers = Means(points, dimensions, of, 1);
        while (centers.Length / dimensions < k && Split(points, dimensions, of, centers)) centers = Means(points, dimensions, of, centers.Length / dimensions + 1);
        for (var step = 0; step < MostSteps; step++)
        {
            if (!Assign(points, dimensions, centers, of)) break;
            centers = Means(points, dimensions, of, centers.Length / dimensions);
        }
        return (of, centers);
    }

    /// <summary>Moves every point to its nearest center; false if nobody moved.</summary>
    public static bool Assign(double[] points, int dimensions, double[] centers, int[] of)
    {
        var moved = false;
        for (var i = 0; i < of.Length; i++)
        {
            var nearest = Nearest(points.AsSpan(i * dimensions, dimensions), centers);
            moved |= nearest != of[i];
            of[i] = nearest;
        }
        return moved;
    }

    public static int Nearest(ReadOnlySpan<double> point, double[] centers)
    {
        var (best, nearest) = (double.PositiveInfinity, 0);
        for (var c = 0; c * point.Length < centers.Length; c++)
        {
            var distance = 0.0;
            for (var f = 0; f < point.Length; f++) distance += (point[f] - centers[c * point.Length + f]) * (point[f] - centers[c * point.Length + f]);
            if (distance < best) (best, nearest) = (distance, c);
        }
        return nearest;
    }

    // A center nobody is near stays where it was told to be: at 0, and the grouping is too small to be shown.
    static double[] Means(double[] points, int dimensions, int[] of, int k)
    {
        var (sums, sizes) = (new double[k * dimensions], new int[k]);
        for (var i = 0; i < of.Length; i++)
        {
            sizes[of[i]]++;
            for (var f = 0; f < dimensions; f++) sums[of[i] * dimensions + f] += points[i * dimensions + f];
        }
        for (var c = 0; c < k; c++)
            for (var f = 0; f < dimensions; f++) sums[c * dimensions + f] /= Math.Max(1, sizes[c]);
        return sums;
    }

    static bool Split(double[] points, int dimensions, int[] of, double[] centers)
    {
        var k = centers.Length / dimensions;
        var spread = new double[k];
        for (var i = 0; i < of.Length; i++)
            for (var f = 0; f < dimensions; f++) spread[of[i]] += Math.Pow(points[i * dimensions + f] - centers[of[i] * dimensions + f], 2);
        var widest = Array.IndexOf(spread, spread.Max());
        if (spread[widest] <= 1e-18) return false;
        var second = new double[dimensions * dimensions];
        for (var i = 0; i < of.Length; i++)
        {
            if (of[i] != widest) continue;
            for (var f = 0; f < dimensions; f++)
                for (var g = 0; g < dimensions; g++)
                    second[f * dimensions + g] += (points[i * dimensions + f] - centers[widest * dimensions + f]) * (points[i * dimensions + g] - centers[widest * dimensions + g]);
        }
        var axis = Numerics.SmallSymmetric.Eigen(second, dimensions).Vectors;
        for (var i = 0; i < of.Length; i++)
        {
            if (of[i] != widest) continue;
            var along = 0.0;
            for (var f = 0; f < dimensions; f++) along += axis[f] * (points[i * dimensions + f] - centers[widest * dimensions + f]);
            if (along > 0) of[i] = k;
        }
        return true;
    }
}
