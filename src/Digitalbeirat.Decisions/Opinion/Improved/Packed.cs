using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Symmetric 8 × 8 matrices as their 36 lower entries, in three registers of sixteen, and as many such systems solved at once as a register has lanes.</summary>
/// <remarks>Products are added in one rounding wherever that is written out, so that every processor gives the same bits.</remarks>
static class Packed
{
    public const int Size = 8, Entries = 36, Stride = 48;

    /// <summary>Where row f, column g ≤ f stands.</summary>
    public static int At(int f, int g) => f * (f + 1) / 2 + g;

    // Of each entry its row, its column (15, where nothing stands, beyond the last), whether it is a variance of something uncertain, and how often it counts in a sum over all 64.
    static readonly Vector512<int> row0 = Whole(0, (f, _) => f), row1 = Whole(1, (f, _) => f), row2 = Whole(2, (f, _) => f);
    static readonly Vector512<int> column0 = Whole(0, (_, g) => g), column1 = Whole(1, (_, g) => g), column2 = Whole(2, (_, g) => g);
    static readonly Vector512<float> inner0 = Single(0, (_, g) => g > 0 ? 1 : 0), inner1 = Single(1, (_, g) => g > 0 ? 1 : 0), inner2 = Single(2, (_, g) => g > 0 ? 1 : 0);
    static readonly Vector512<float> twice0 = Single(0, (f, g) => f == g ? 1 : 2), twice1 = Single(1, (f, g) => f == g ? 1 : 2), twice2 = Single(2, (f, g) => f == g ? 1 : 2);

    static Vector512<int> Whole(int third, Func<int, int, int> of) => Vector512.Create<int>([.. Places().Skip(16 * third).Take(16).Select(p => p.F < Size ? of(p.F, p.G) : 15)]);

    static Vector512<float> Single(int third, Func<int, int, int> of) => Vector512.Create<float>([.. Places().Skip(16 * third).Take(16).Select(p => p.F < Size ? (float)of(p.F, p.G) : 0)]);

    static IEnumerable<(int F, int G)> Places() => Enumerable.Range(0, Size).SelectMany(f => Enumerable.Range(0, f + 1).Select(g => (f, g))).Concat(Enumerable.Repeat((Size, 0), Stride - Entries));

    /// <summary>The weighted expectation of z z', z being (1, the last seven of the mean), of whose entries all but the first are uncertain.</summary>
    /// <param name="z">1, seven means and eight zeros.</param>
    /// <param name="covariance">48 numbers.</param>
    /// <param name="weight">What all is multiplied with.</param>
    public static (Vector512<float>, Vector512<float>, Vector512<float>) Second(Vector512<float> z, ref float covariance, Vector512<float> weight) =>
        (weight * Vector512.FusedMultiplyAdd(Vector512.Shuffle(z, row0), Vector512.Shuffle(z, column0), inner0 * Vector512.LoadUnsafe(ref covariance)),
            weight * Vector512.FusedMultiplyAdd(Vector512.Shuffle(z, row1), Vector512.Shuffle(z, column1), inner1 * Vector512.LoadUnsafe(ref covariance, 16)),
            weight * Vector512.FusedMultiplyAdd(Vector512.Shuffle(z, row2), Vector512.Shuffle(z, column2), inner2 * Vector512.LoadUnsafe(ref covariance, 32)));

    /// <summary>Σ over the votes of E[(t · w)²] from the packed sums of E[w w'] and mean (eight numbers and eight zeros) and covariance of t.</summary>
    public static float Square(Vector512<float> mean, ref float covariance, ref float sums)
    {
        var all = twice0 * Vector512.FusedMultiplyAdd(Vector512.Shuffle(mean, row0), Vector512.Shuffle(mean, column0), Vector512.LoadUnsafe(ref covariance)) * Vector512.LoadUnsafe(ref sums);
        all += twice1 * Vector512.FusedMultiplyAdd(Vector512.Shuffle(mean, row1), Vector512.Shuffle(mean, column1), Vector512.LoadUnsafe(ref covariance, 16)) * Vector512.LoadUnsafe(ref sums, 16);
        all += twice2 * Vector512.FusedMultiplyAdd(Vector512.Shuffle(mean, row2), Vector512.Shuffle(mean, column2), Vector512.LoadUnsafe(ref covariance, 32)) * Vector512.LoadUnsafe(ref sums, 32);
        return Vector512.Sum(all);
    }

    /// <summary>What an answer contributes beside the first 32 entries of E[z z']: the other four, the square of what the own level leaves of it, one vote, two free places, and E[(answer − level) z]; for −1, 0 and 1.</summary>
    /// <param name="last">The last four entries, from <see cref="Second"/>.</param>
    /// <param name="z">1, seven means and eight zeros.</param>
    /// <param name="level">Mean of the level (style of a person, approval of a statement).</param>
    /// <param name="covariance">36 numbers or more.</param>
    /// <param name="weight">What all but the vote is multiplied with.</param>
    public static (Vector512<float> Against, Vector512<float> Pass, Vector512<float> For) Answers(Vector512<float> last, Vector512<float> z, float level, ReadOnlySpan<float> covariance, float weight)
    {
        var shifted = weight * Vector512.Shuffle(z, behind);
        var beside = Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, covariance[At(1, 0)], covariance[At(2, 0)], covariance[At(3, 0)], covariance[At(4, 0)], covariance[At(5, 0)], covariance[At(6, 0)], covariance[At(7, 0)]);
        var pass = (last - level * shifted - weight * beside).WithElement(4, weight * (level * level + covariance[0])).WithElement(5, 1);
        var step = shifted.WithElement(4, -2 * weight * level);
        var square = Vector512<float>.Zero.WithElement(4, weight);
        return (pass - step + square, pass, pass + step + square);
    }

    // The first eight lanes in the place of the last eight.
    static readonly Vector512<int> behind = Vector512.Create(15, 15, 15, 15, 15, 15, 15, 15, 0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>Inverts as many positive definite matrices as a register has lanes, in place; entry e of system s stands at matrices[e · lanes + s].</summary>
    public static void Invert<T>(Span<T> matrices) where T : struct, INumberBase<T>
    {
        var a = MemoryMarshal.Cast<T, Vector512<T>>(matrices);
        var least = Vector512.Create(T.CreateChecked(1e-12));
        // Cholesky: A = L L'; the diagonal keeps 1 / l.
        for (var f = 0; f < Size; f++)
            for (var g = 0; g <= f; g++)
            {
                var sum = a[At(f, g)];
                for (var h = 0; h < g; h++) sum -= a[At(f, h)] * a[At(g, h)];
                a[At(f, g)] = f == g ? Vector512<T>.One / Vector512.Sqrt(Vector512.Max(sum, least)) : sum * a[At(g, g)];
            }
        // L becomes its inverse, then A⁻¹ = L⁻ᵀ L⁻¹.
        for (var f = 1; f < Size; f++)
            for (var g = 0; g < f; g++)
            {
                var sum = Vector512<T>.Zero;
                for (var h = g; h < f; h++) sum += a[At(f, h)] * a[At(h, g)];
                a[At(f, g)] = -sum * a[At(f, f)];
            }
        for (var f = 0; f < Size; f++)
            for (var g = 0; g <= f; g++)
            {
                var sum = Vector512<T>.Zero;
                for (var h = f; h < Size; h++) sum += a[At(h, f)] * a[At(h, g)];
                a[At(f, g)] = sum;
            }
    }

    /// <summary>Writes sixteen rows of sixteen numbers as columns.</summary>
    public static void Transpose(ReadOnlySpan<float> rows, int stride, Span<float> columns, int columnStride)
    {
        if (!Avx512F.IsSupported)
        {
            for (var i = 0; i < 16; i++)
                for (var j = 0; j < 16; j++) columns[j * columnStride + i] = rows[i * stride + j];
            return;
        }
        Span<Vector512<float>> a = stackalloc Vector512<float>[16], b = stackalloc Vector512<float>[16];
        for (var i = 0; i < 16; i++) a[i] = Vector512.Create<float>(rows[(i * stride)..]);
        for (var i = 0; i < 16; i += 2) (b[i], b[i + 1]) = (Avx512F.UnpackLow(a[i], a[i + 1]), Avx512F.UnpackHigh(a[i], a[i + 1]));
        for (var i = 0; i < 16; i += 4)
        {
            (a[i], a[i + 1]) = (Avx512F.UnpackLow(b[i].AsDouble(), b[i + 2].AsDouble()).AsSingle(), Avx512F.UnpackHigh(b[i].AsDouble(), b[i + 2].AsDouble()).AsSingle());
            (a[i + 2], a[i + 3]) = (Avx512F.UnpackLow(b[i + 1].AsDouble(), b[i + 3].AsDouble()).AsSingle(), Avx512F.UnpackHigh(b[i + 1].AsDouble(), b[i + 3].AsDouble()).AsSingle());
        }
        // Four rows of quarters each: even ones, then odd ones, twice.
        for (var i = 0; i < 4; i++)
        {
            (b[i], b[i + 4]) = (Avx512F.Shuffle4x128(a[i], a[i + 4], 0x88), Avx512F.Shuffle4x128(a[i], a[i + 4], 0xDD));
            (b[i + 8], b[i + 12]) = (Avx512F.Shuffle4x128(a[i + 8], a[i + 12], 0x88), Avx512F.Shuffle4x128(a[i + 8], a[i + 12], 0xDD));
        }
        for (var j = 0; j < 8; j++)
        {
            Avx512F.Shuffle4x128(b[j], b[j + 8], 0x88).CopyTo(columns[(j * columnStride)..]);
            Avx512F.Shuffle4x128(b[j], b[j + 8], 0xDD).CopyTo(columns[((j + 8) * columnStride)..]);
        }
    }

    /// <summary>Matrix times vector, in every lane.</summary>
    public static void Times<T>(ReadOnlySpan<T> matrices, ReadOnlySpan<T> vectors, Span<T> results) where T : struct
    {
        var a = MemoryMarshal.Cast<T, Vector512<T>>(matrices);
        var v = MemoryMarshal.Cast<T, Vector512<T>>(vectors);
        var r = MemoryMarshal.Cast<T, Vector512<T>>(results);
        for (var f = 0; f < Size; f++)
        {
            var sum = Vector512<T>.Zero;
            for (var g = 0; g < Size; g++) sum += a[f >= g ? At(f, g) : At(g, f)] * v[g];
            r[f] = sum;
        }
    }
}
