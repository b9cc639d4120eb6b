using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Symmetric 8 × 8 matrices as their 36 lower entries, and eight such systems solved at once, one in each lane of a 512-bit register.</summary>
static class Packed
{
    public const int Size = 8, Entries = 36;

    /// <summary>Where row f, column g ≤ f stands.</summary>
    public static int At(int f, int g) => f * (f + 1) / 2 + g;

    /// <summary>Sum over all 64 entries of the product of two symmetric matrices.</summary>
    public static double Trace(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (diagonal, lower) = (0.0, 0.0);
        for (int f = 0, at = 0; f < Size; f++)
        {
            for (var g = 0; g < f; g++, at++) lower += a[at] * b[at];
            diagonal += a[at] * b[at];
            at++;
        }
        return diagonal + 2 * lower;
    }

    /// <summary>Inverts eight positive definite matrices in place; entry e of system s stands at matrices[e · 8 + s].</summary>
    public static void Invert(Span<double> matrices)
    {
        var a = MemoryMarshal.Cast<double, Vector512<double>>(matrices);
        // Cholesky: A = L L'; the diagonal keeps 1 / l.
        for (var f = 0; f < Size; f++)
            for (var g = 0; g <= f; g++)
            {
                var sum = a[At(f, g)];
                for (var h = 0; h < g; h++) sum -= a[At(f, h)] * a[At(g, h)];
                a[At(f, g)] = f == g ? Vector512<double>.One / Vector512.Sqrt(Vector512.Max(sum, Vector512.Create(1e-12))) : sum * a[At(g, g)];
            }
        // L becomes its inverse, then A⁻¹ = L⁻ᵀ L⁻¹.
        for (var f = 1; f < Size; f++)
            for (var g = 0; g < f; g++)
            {
                var sum = Vector512<double>.Zero;
                for (var h = g; h < f; h++) sum += a[At(f, h)] * a[At(h, g)];
                a[At(f, g)] = -sum * a[At(f, f)];
            }
        for (var f = 0; f < Size; f++)
            for (var g = 0; g <= f; g++)
            {
                var sum = Vector512<double>.Zero;
                for (var h = f; h < Size; h++) sum += a[At(h, f)] * a[At(h, g)];
                a[At(f, g)] = sum;
            }
    }

    /// <summary>Matrix times vector.</summary>
    public static void Times(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector, Span<double> result)
    {
        for (var f = 0; f < Size; f++)
        {
            var sum = 0.0;
            for (var g = 0; g < Size; g++) sum += matrix[f >= g ? At(f, g) : At(g, f)] * vector[g];
            result[f] = sum;
        }
    }
}
