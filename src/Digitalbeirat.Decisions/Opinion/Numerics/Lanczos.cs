namespace Digitalbeirat.Decisions.Opinion.Numerics;

/// <summary>The leading eigenvectors of a symmetric positive semidefinite operator, from a fixed start.</summary>
/// <remarks>
/// Lanczos with full reorthogonalisation (G. Golub, C. Van Loan: Matrix Computations, 4th ed., §10.1–10.3). The result is a pure function of the operator:
/// no earlier result is warmed up, so it depends on no history. Signs: the entry of largest magnitude is positive.
/// </remarks>
static class Lanczos
{
    public delegate void Operator(ReadOnlySpan<double> vector, Span<double> result);

    /// <summary>Eigenvectors (rows) and eigenvalues, largest first; where the operator has fewer, the rest is zero.</summary>
    public static (double[][] Vectors, double[] Values) Leading(Operator apply, int size, int wanted, double tolerance = 1e-13)
    {
        var vectors = new double[wanted][];
        for (var i = 0; i < wanted; i++) vectors[i] = new double[size];
        var values = new double[wanted];
        if (size == 0) return (vectors, values);

        var basis = new List<double[]>();
        var (diagonal, beside) = (new List<double>(), new List<double>());
        var next = Start(size);
        var most = Math.Min(size, 400);
        while (basis.Count < most)
        {
            basis.Add(next);
            var result = new double[size];
            apply(next, result);
            diagonal.Add(Dense.Dot(result, next));
            // Twice is enough (Parlett 1998, §6.9).
            for (var pass = 0; pass < 2; pass++)
                foreach (var b in basis) Dense.Add(result, -Dense.Dot(result, b), b);
            var length = Dense.Length(result);
            beside.Add(length);
            if (length <= 1e-14 * diagonal.Max(Math.Abs) || length == 0) break;
            Dense.Scale(result, 1 / length);
            next = result;
            if (basis.Count >= 2 * wanted + 4 && basis.Count % 4 == 0 && Converged(diagonal, beside, wanted, tolerance)) break;
        }
        Gather(basis, diagonal, beside, vectors, values);
        return (vectors, values);
    }

    // Ones, slightly and irregularly bent, so that it is perpendicular to nothing that occurs.
    static double[] Start(int size)
    {
        var start = new double[size];
        for (var j = 0; j < size; j++) start[j] = 1 + 0.5 * ((j * 0.6180339887498949 + 0.1) % 1.0 - 0.5);
        Dense.Scale(start, 1 / Dense.Length(start));
        return start;
    }

    static bool Converged(List<double> diagonal, List<double> beside, int wanted, double tolerance)
    {
        var m = diagonal.Count;
        var bottom = new double[m];
        bottom[m - 1] = 1;
        var values = diagonal.ToArray();
        var last = beside[m - 1];
        Tridiagonal.Solve(values, beside.ToArray(), [bottom]);
        Array.Sort(values, bottom);
        for (var i = 1; i <= wanted; i++) if (Math.Abs(last * bottom[m - i]) > tolerance * values[m - 1]) return false;
        return true;
    }

    static void Gather(List<double[]> basis, List<double> diagonal, List<double> beside, double[][] vectors, double[] values)
    {
        var m = basis.Count;
        var rows = new double[m][];
        for (var i = 0; i < m; i++) (rows[i] = new double[m])[i] = 1;
        var found = diagonal.ToArray();
        Tridiagonal.Solve(found, beside.ToArray(), rows);
        var order = Enumerable.Range(0, m).OrderByDescending(i => found[i]).ToArray();
        for (var w = 0; w < Math.Min(vectors.Length, m); w++)
        {
            if (found[order[w]] <= 1e-12 * Math.Max(found[order[0]], 0)) break;
            values[w] = found[order[w]];
            var vector = vectors[w];
            for (var i = 0; i < m; i++) Dense.Add(vector, rows[i][order[w]], basis[i]);
            Dense.Scale(vector, 1 / Dense.Length(vector));
            var peak = 0;
            for (var j = 1; j < vector.Length; j++) if (Math.Abs(vector[j]) > Math.Abs(vector[peak]) + 1e-9) peak = j;
            if (vector[peak] < 0) Dense.Scale(vector, -1);
        }
    }
}
