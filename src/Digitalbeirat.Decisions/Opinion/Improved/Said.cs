using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>What votes say: of statements about their voters, or of people about the statements they voted on. Who speaks is known as mean and covariance of a level (approval of a statement, style of a person) and of seven places; z = (1, places).</summary>
/// <remarks>
/// A vote says 48 numbers: E[z z'] (36, packed), the square of what the level leaves of the answer, one vote, how far the answer lies above the mean answer, one unused, and E[(answer − level) z]; all but the two in the middle divided by the noise.
/// They stand two in a word, a bit less than three digits each: a vote is read from two lines of the processor's cache, thousands of speakers stay near it, and over the votes of a row the roundings even out.
/// The first 32 numbers are the same for every answer; the other sixteen stand in a table of their own, once for each answer.
/// </remarks>
sealed class Said(int speakers)
{
    public const int Sums = 48, Squares = 36, Votes = 37, Off = 38, Right = 40;

    /// <summary>How many speakers are written at once.</summary>
    public const int Lanes = 16;

    const int Shared = 32, Words = Shared / 2, Answers = 3, Own = (Sums - Shared) / 2, Stride = 4 * Own;

    readonly Lines shared = new((speakers + Lanes - 1) / Lanes * Lanes * Words), own = new((speakers + Lanes - 1) / Lanes * Lanes * Stride);

    /// <summary>Writes what sixteen speakers say.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="mean">Eight means, sixteen speakers side by side, the level first.</param>
    /// <param name="covariance">Their packed covariance.</param>
    /// <param name="weight">One over the noise.</param>
    /// <param name="usual">The mean answer.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Write(int from, ReadOnlySpan<float> mean, ReadOnlySpan<float> covariance, Vector512<float> weight, Vector512<float> usual)
    {
        Span<float> numbers = stackalloc float[Sums * Lanes], words = stackalloc float[Stride * Lanes];
        var level = Lane(mean, 0);
        for (int f = 0, at = 0; f < Packed.Size; f++)
        {
            var own = f == 0 ? weight : weight * Lane(mean, f);
            Set(numbers, at++, own);
            for (var g = 1; g <= f; g++, at++) Set(numbers, at, Packed.Plus(own, Lane(mean, g), weight * Lane(covariance, at)));
        }
        for (var e = 0; e < Words; e++) Set(words, e, Both(Lane(numbers, e), Lane(numbers, Words + e)));
        Transpose(words, Lanes, shared.All[(from * Words)..], Words);

        var square = weight * Packed.Plus(level, level, Lane(covariance, 0));
        for (var answer = 0; answer < Answers; answer++)
        {
            var said = Vector512.Create(answer - 1f);
            Set(numbers, Squares, answer == 1 ? square : square + weight * (Vector512<float>.One - 2 * said * level));
            Set(numbers, Votes, Vector512<float>.One);
            Set(numbers, Off, said - usual);
            for (var f = 0; f < Packed.Size; f++)
            {
                var own = f == 0 ? weight : weight * Lane(mean, f);
                var pass = f == 0 ? level * own : Packed.Plus(level, own, weight * Lane(covariance, Packed.At(f, 0)));
                Set(numbers, Right + f, said * own - pass);
            }
            for (var e = 0; e < Own; e++) Set(words, answer * Own + e, Both(Lane(numbers, Shared + e), Lane(numbers, Shared + Own + e)));
        }
        for (var half = 0; half < Stride; half += Lanes) Transpose(words[(half * Lanes)..], Lanes, own.All[(from * Stride + half)..], Stride);
    }

    // The first number in the lower half of the word; the upper half is chosen so that the word itself is nearest to the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Both(Vector512<float> first, Vector512<float> second)
    {
        var half = Vector512.Create(0x8000u);
        var (lower, upper) = ((first.AsUInt32() + half) >>> 16, second.AsUInt32());
        var size = Vector512.Max((upper & Vector512.Create(0x7FFFFFFFu)) + half, lower) - lower;
        return ((upper & Vector512.Create(0x80000000u)) | (size & Vector512.Create(0x7FFF0000u)) | lower).AsSingle();
    }

    /// <summary>Sums up what all votes of a row say.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Gather(ReadOnlySpan<ushort> row, Span<float> sums)
    {
        // Two sums side by side hide the latency of one addition.
        var (a0, a1, b0, b1) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        var (a2, a3, b2, b3) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        ref var shares = ref Unsafe.As<float, uint>(ref shared.First);
        ref var owns = ref Unsafe.As<float, uint>(ref own.First);
        var k = 0;
        for (; k + 1 < row.Length; k += 2)
        {
            nuint one = row[k], other = row[k + 1];
            var (first, second) = (Vector512.LoadUnsafe(ref shares, one / 4 * Words), Vector512.LoadUnsafe(ref shares, other / 4 * Words));
            a0 += (first << 16).AsSingle();
            a1 += first.AsSingle();
            b0 += (second << 16).AsSingle();
            b1 += second.AsSingle();
            var (third, fourth) = (Vector256.LoadUnsafe(ref owns, one * Own), Vector256.LoadUnsafe(ref owns, other * Own));
            a2 += (third << 16).AsSingle();
            a3 += third.AsSingle();
            b2 += (fourth << 16).AsSingle();
            b3 += fourth.AsSingle();
        }
        if (k < row.Length)
        {
            nuint last = row[k];
            var (first, third) = (Vector512.LoadUnsafe(ref shares, last / 4 * Words), Vector256.LoadUnsafe(ref owns, last * Own));
            a0 += (first << 16).AsSingle();
            a1 += first.AsSingle();
            a2 += (third << 16).AsSingle();
            a3 += third.AsSingle();
        }
        (a0 + b0).CopyTo(sums);
        (a1 + b1).CopyTo(sums[Words..]);
        (a2 + b2).CopyTo(sums[Shared..]);
        (a3 + b3).CopyTo(sums[Right..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Lane(ReadOnlySpan<float> lanes, int at) => Vector512.Create(lanes[(at * Lanes)..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Set(Span<float> lanes, int at, Vector512<float> value) => value.CopyTo(lanes[(at * Lanes)..]);

    /// <summary>Writes sixteen rows of sixteen numbers as columns.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Transpose(ReadOnlySpan<float> rows, int stride, Span<float> columns, int columnStride)
    {
        if (!Avx.IsSupported)
        {
            for (var i = 0; i < 16; i++)
                for (var j = 0; j < 16; j++) columns[j * columnStride + i] = rows[i * stride + j];
            return;
        }
        for (var i = 0; i < 16; i += 8)
            for (var j = 0; j < 16; j += 4) Eight(rows[(i * stride + j)..], stride, columns[(j * columnStride + i)..], columnStride);
    }

    // Four numbers of each of eight rows; first and fifth, second and sixth, … side by side.
    [MethodImpl(Compiled.AtOnce)]
    static void Eight(ReadOnlySpan<float> rows, int stride, Span<float> columns, int columnStride)
    {
        var (a, b) = (Halves(rows, stride), Halves(rows[stride..], stride));
        var (c, d) = (Halves(rows[(2 * stride)..], stride), Halves(rows[(3 * stride)..], stride));
        var (low, high) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        var (low2, high2) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        Avx.Shuffle(low, low2, 0x44).CopyTo(columns);
        Avx.Shuffle(low, low2, 0xEE).CopyTo(columns[columnStride..]);
        Avx.Shuffle(high, high2, 0x44).CopyTo(columns[(2 * columnStride)..]);
        Avx.Shuffle(high, high2, 0xEE).CopyTo(columns[(3 * columnStride)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Halves(ReadOnlySpan<float> rows, int stride) => Vector256.Create(Vector128.Create(rows), Vector128.Create(rows[(4 * stride)..]));
}
