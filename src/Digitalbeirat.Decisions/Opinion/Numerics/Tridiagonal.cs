namespace Digitalbeirat.Decisions.Opinion.Numerics;

/// <summary>Eigenvalues of a symmetric tridiagonal matrix by implicit QL with Wilkinson's shift.</summary>
/// <remarks>Source: B. N. Parlett, The Symmetric Eigenvalue Problem, SIAM 1998, chapter 8. Time O(m² · rows).</remarks>
static class Tridiagonal
{
    const int MostSweeps = 60;

    /// <summary>Replaces the diagonal by the eigenvalues and rotates the rows along; started with rows of the identity, they end as the same rows of the eigenvectors.</summary>
    /// <param name="diagonal">m entries; on return the eigenvalues, unordered.</param>
    /// <param name="beside">m entries, the i-th standing between i and i + 1, the last unused; destroyed.</param>
    /// <param name="rows">Rows of m entries each.</param>
    public static void Solve(Span<double> diagonal, Span<double> beside, double[][] rows)
    {
        var m = diagonal.Length;
        beside[m - 1] = 0;
        for (var low = 0; low < m; low++)
            for (var sweep = 0; ; sweep++)
            {
                var split = low;
                while (split < m - 1 && Math.Abs(beside[split]) > 1e-17 * (Math.Abs(diagonal[split]) + Math.Abs(diagonal[split + 1]))) split++;
                if (split == low || sweep == MostSweeps) break;
                Chase(diagonal, beside, rows, low, split);
            }
    }

    static void Chase(Span<double> d, Span<double> e, double[][] rows, int low, int split)
    {
        var half = (d[low + 1] - d[low]) / (2 * e[low]);
        var radius = Math.Sqrt(half * half + 1);
        var bulge = d[split] - d[low] + e[low] / (half + Math.CopySign(radius, half));
        var (sine, cosine, shift) = (1.0, 1.0, 0.0);
        for (var i = split - 1; i >= low; i--)
        {
            var (f, b) = (sine * e[i], cosine * e[i]);
            var length = Math.Sqrt(f * f + bulge * bulge);
            e[i + 1] = length;
            if (length == 0)
            {
                d[i + 1] -= shift;
                e[split] = 0;
                return;
            }
            (sine, cosine) = (f / length, bulge / length);
            var next = d[i + 1] - shift;
            var turn = (d[i] - next) * sine + 2 * cosine * b;
            shift = sine * turn;
            d[i + 1] = next + shift;
            bulge = cosine * turn - b;
            foreach (var row in rows) (row[i + 1], row[i]) = (sine * row[i] + cosine * row[i + 1], cosine * row[i] - sine * row[i + 1]);
        }
        d[low] -= shift;
        e[low] = bulge;
        e[split] = 0;
    }
}
