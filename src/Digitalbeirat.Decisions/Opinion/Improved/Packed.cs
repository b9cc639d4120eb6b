using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Symmetric 8 × 8 matrices as their 36 lower entries, as many of them side by side as a register has lanes: entry e of system s stands at e · lanes + s.</summary>
/// <remarks>
/// Every lane is reckoned for itself and products are added in one rounding wherever that is written out, so every processor gives the same bits, and so does every place among the lanes.
/// Column by column, for then the entries of a column do not wait for one another. Compiled at once for speed, not after many calls: a refresh is rare.
/// </remarks>
static class Packed
{
    public const int Size = 8, Entries = 36;

    /// <summary>Where row f, column g ≤ f stands.</summary>
    public static int At(int f, int g) => f * (f + 1) / 2 + g;

    /// <summary>Writes weighted matrices with something added to their diagonal, and behind each its weighted vector.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Scale<T>(ReadOnlySpan<T> matrices, Vector512<T> weight, ReadOnlySpan<T> diagonal, ReadOnlySpan<T> vectors, Span<T> to) where T : struct
    {
        ref var a = ref First(matrices);
        ref var v = ref First(vectors);
        ref var scaled = ref First(to);
        for (var e = 0; e < Entries; e++) Unsafe.Add(ref scaled, e) = weight * Unsafe.Add(ref a, e);
        for (var f = 0; f < Size; f++)
        {
            Unsafe.Add(ref scaled, At(f, f)) += Vector512.Create(diagonal[f]);
            Unsafe.Add(ref scaled, Entries + f) = weight * Unsafe.Add(ref v, f);
        }
    }

    /// <summary>Factors positive definite matrices into L L', in place; the diagonal keeps 1 / l. Vectors r of eight that stand behind the matrix become the y of L y = r.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Factor<T>(Span<T> matrices, int vectors) where T : struct, INumberBase<T>
    {
        ref var a = ref First(matrices);
        var least = Vector512.Create(T.CreateChecked(1e-12));
        for (var g = 0; g < Size; g++)
        {
            ref var own = ref Unsafe.Add(ref a, At(g, 0));
            ref var diagonal = ref Unsafe.Add(ref own, g);
            diagonal = Vector512<T>.One / Vector512.Sqrt(Vector512.Max(diagonal - Along(ref own, ref own, g), least));
            var by = diagonal;
            for (var f = g + 1; f < Size + vectors; f++)
            {
                ref var row = ref Unsafe.Add(ref a, f < Size ? At(f, 0) : Entries + (f - Size) * Size);
                Unsafe.Add(ref row, g) = (Unsafe.Add(ref row, g) - Along(ref row, ref own, g)) * by;
            }
        }
    }

    /// <summary>L⁻¹ in the place of L.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Reverse<T>(Span<T> factors) where T : struct, INumberBase<T>
    {
        ref var a = ref First(factors);
        for (var f = 1; f < Size; f++)
        {
            ref var row = ref Unsafe.Add(ref a, At(f, 0));
            var by = -Unsafe.Add(ref row, f);
            for (var g = 0; g < f; g++) Unsafe.Add(ref row, g) = Down(ref Unsafe.Add(ref row, g), ref Unsafe.Add(ref a, At(g, g)), g, f) * by;
        }
    }

    /// <summary>Solves L' m = y, in place.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Back<T>(ReadOnlySpan<T> factors, Span<T> solved) where T : struct
    {
        ref var a = ref First(factors);
        ref var m = ref First(solved);
        for (var f = Size - 1; f >= 0; f--)
        {
            var sum = Unsafe.Add(ref m, f);
            // The one found last comes last: nothing else waits for it.
            for (var g = Size - 1; g > f; g--) sum -= Unsafe.Add(ref a, At(g, f)) * Unsafe.Add(ref m, g);
            Unsafe.Add(ref m, f) = sum * Unsafe.Add(ref a, At(f, f));
        }
    }

    /// <summary>The same from L⁻¹.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Through<T>(ReadOnlySpan<T> reversed, Span<T> solved) where T : struct
    {
        ref var a = ref First(reversed);
        ref var y = ref First(solved);
        for (var f = 0; f < Size; f++) Unsafe.Add(ref y, f) = Down(ref Unsafe.Add(ref y, f), ref Unsafe.Add(ref a, At(f, f)), f, Size);
    }

    /// <summary>(L L')⁻¹ from L⁻¹, in place.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Square<T>(Span<T> reversed) where T : struct, INumberBase<T>
    {
        ref var a = ref First(reversed);
        for (var f = 0; f < Size; f++)
            for (var g = 0; g <= f; g++)
            {
                var sum = Vector512<T>.Zero;
                ref var one = ref Unsafe.Add(ref a, At(f, f));
                ref var other = ref Unsafe.Add(ref a, At(f, g));
                for (var h = f; h < Size; one = ref Unsafe.Add(ref one, ++h), other = ref Unsafe.Add(ref other, h)) sum = Plus(one, other, sum);
                Unsafe.Add(ref a, At(f, g)) = sum;
            }
    }

    /// <summary>Σ over f of prior_f (mean_f² + variance_f), the variances being the diagonal of (L L')⁻¹ and given by L⁻¹.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static Vector512<T> Held<T>(ReadOnlySpan<T> reversed, ReadOnlySpan<T> mean, ReadOnlySpan<T> prior) where T : struct
    {
        ref var a = ref First(reversed);
        ref var m = ref First(mean);
        var all = Vector512<T>.Zero;
        for (var f = 0; f < Size; f++)
        {
            var own = Unsafe.Add(ref m, f) * Unsafe.Add(ref m, f);
            ref var at = ref Unsafe.Add(ref a, At(f, f));
            for (var h = f; h < Size; at = ref Unsafe.Add(ref at, ++h)) own = Plus(at, at, own);
            all = Plus(Vector512.Create(prior[f]), own, all);
        }
        return all;
    }

    /// <summary>The product of two lists of eight, in every lane.</summary>
    public static Vector512<T> Along<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other) where T : struct => Along(ref First(one), ref First(other), Size);

    // Along two rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> Along<T>(ref Vector512<T> one, ref Vector512<T> other, int count) where T : struct
    {
        var sum = Vector512<T>.Zero;
        for (; count > 0; one = ref Unsafe.Add(ref one, 1), other = ref Unsafe.Add(ref other, 1), count--) sum = Plus(one, other, sum);
        return sum;
    }

    // Along a row and down a column, from one row of the matrix to another.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> Down<T>(ref Vector512<T> row, ref Vector512<T> column, int from, int to) where T : struct
    {
        var sum = Vector512<T>.Zero;
        for (var h = from; h < to; row = ref Unsafe.Add(ref row, 1), column = ref Unsafe.Add(ref column, ++h)) sum = Plus(row, column, sum);
        return sum;
    }

    /// <summary>a · b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Plus<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c) where T : struct => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    static ref Vector512<T> First<T>(ReadOnlySpan<T> lanes) where T : struct => ref MemoryMarshal.GetReference(MemoryMarshal.Cast<T, Vector512<T>>(lanes));

    static ref Vector512<T> First<T>(Span<T> lanes) where T : struct => ref MemoryMarshal.GetReference(MemoryMarshal.Cast<T, Vector512<T>>(lanes));
}
