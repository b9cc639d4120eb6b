namespace Digitalbeirat.Decisions.Opinion.Numerics;

/// <summary>Small symmetric matrices, row by row, by Jacobi's rotations (Golub, Van Loan, §8.5).</summary>
static class SmallSymmetric
{
    /// <summary>Eigenvalues, largest first, and their unit eigenvectors as rows.</summary>
    public static (double[] Values, double[] Vectors) Eigen(double[] matrix, int n)
    {
        var a = (double[])matrix.Clone();
        var v = new double[n * n];
        for (var f = 0; f < n; f++) v[f * n + f] = 1;
        for (var sweep = 0; sweep < 30; sweep++)
        {
            var off = 0.0;
            for (var p = 0; p < n; p++)
                for (var q = p + 1; q < n; q++)
                {
                    off += a[p * n + q] * a[p * n + q];
                    Rotate(a, v, n, p, q);
                }
            if (off == 0) break;
        }
        var order = Enumerable.Range(0, n).OrderByDescending(f => a[f * n + f]).ToArray();
        var vectors = new double[n * n];
        for (var f = 0; f < n; f++) Array.Copy(v, order[f] * n, vectors, f * n, n);
        return ([.. order.Select(f => Math.Max(0, a[f * n + f]))], vectors);
    }

    static void Rotate(double[] a, double[] v, int n, int p, int q)
    {
        var apq = a[p * n + q];
        if (Math.Abs(apq) <= 1e-300) return;
        var theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        var t = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < n; k++) (a[k * n + p], a[k * n + q]) = (c * a[k * n + p] - s * a[k * n + q], s * a[k * n + p] + c * a[k * n + q]);
        for (var k = 0; k < n; k++) (a[p * n + k], a[q * n + k]) = (c * a[p * n + k] - s * a[q * n + k], s * a[p * n + k] + c * a[q * n + k]);
        for (var k = 0; k < n; k++) (v[p * n + k], v[q * n + k]) = (c * v[p * n + k] - s * v[q * n + k], s * v[p * n + k] + c * v[q * n + k]);
        a[p * n + q] = a[q * n + p] = 0;
    }

    /// <summary>The symmetric root of a positive semidefinite matrix.</summary>
    public static double[] Root(double[] matrix, int n) => Of(matrix, n, Math.Sqrt);

    /// <summary>The inverse on the space where the matrix is not all but zero.</summary>
    public static double[] PseudoInverse(double[] matrix, int n) => Of(matrix, n, value => 1 / value);

    static double[] Of(double[] matrix, int n, Func<double, double> function)
    {
        var (values, vectors) = Eigen(matrix, n);
        var result = new double[n * n];
        for (var e = 0; e < n; e++)
        {
            if (values[e] <= 1e-9 * values[0]) continue;
            var value = function(values[e]);
            for (var f = 0; f < n; f++)
                for (var g = 0; g < n; g++) result[f * n + g] += value * vectors[e * n + f] * vectors[e * n + g];
        }
        return result;
    }
}
