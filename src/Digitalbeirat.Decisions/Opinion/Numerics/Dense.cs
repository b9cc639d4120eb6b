using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Numerics;

// Sums run in eight fixed lanes: the same bits on every processor, whatever its widest register is.
static class Dense
{
    [MethodImpl(Compiled.AtOnce)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var va = MemoryMarshal.Cast<double, Vector512<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector512<double>>(b);
        var (s0, s1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i + 1 < va.Length; i += 2)
        {
            s0 += va[i] * vb[i];
            s1 += va[i + 1] * vb[i + 1];
        }
        if (i < va.Length) s0 += va[i] * vb[i];
        var sum = Vector512.Sum(s0 + s1);
        for (i = va.Length * Vector512<double>.Count; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>y += factor · x</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Add(Span<double> y, double factor, ReadOnlySpan<double> x)
    {
        var vy = MemoryMarshal.Cast<double, Vector512<double>>(y);
        var vx = MemoryMarshal.Cast<double, Vector512<double>>(x);
        var f = Vector512.Create(factor);
        for (var i = 0; i < vy.Length; i++) vy[i] += f * vx[i];
        for (var i = vy.Length * Vector512<double>.Count; i < y.Length; i++) y[i] += factor * x[i];
    }

    /// <summary>The product of a symmetric matrix, of which the upper rows stand one behind the other, with a vector.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static void Symmetric(ReadOnlySpan<double> upper, ReadOnlySpan<double> x, Span<double> result)
    {
        result.Clear();
        var at = 0;
        for (var p = 0; p < x.Length; p++)
        {
            var beyond = upper.Slice(at + 1, x.Length - p - 1);
            result[p] += upper[at] * x[p] + DotAndAdd(beyond, x[(p + 1)..], x[p], result[(p + 1)..]);
            at += x.Length - p;
        }
    }

    // y += factor · row, and row · x.
    [MethodImpl(Compiled.AtOnce)]
    static double DotAndAdd(ReadOnlySpan<double> row, ReadOnlySpan<double> x, double factor, Span<double> y)
    {
        var vr = MemoryMarshal.Cast<double, Vector512<double>>(row);
        var vx = MemoryMarshal.Cast<double, Vector512<double>>(x);
        var vy = MemoryMarshal.Cast<double, Vector512<double>>(y);
        var (sum, f) = (Vector512<double>.Zero, Vector512.Create(factor));
        for (var i = 0; i < vr.Length; i++)
        {
            var r = vr[i];
            sum += r * vx[i];
            vy[i] += f * r;
        }
        var dot = Vector512.Sum(sum);
        for (var i = vr.Length * Vector512<double>.Count; i < row.Length; i++)
        {
            dot += row[i] * x[i];
            y[i] += factor * row[i];
        }
        return dot;
    }

    public static double Length(ReadOnlySpan<double> a) => Math.Sqrt(Dot(a, a));

    public static void Scale(Span<double> a, double factor)
    {
        for (var i = 0; i < a.Length; i++) a[i] *= factor;
    }
}
