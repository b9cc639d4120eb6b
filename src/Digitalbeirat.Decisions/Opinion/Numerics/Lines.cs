using System.Runtime.InteropServices;

namespace Digitalbeirat.Decisions.Opinion.Numerics;

/// <summary>Single-precision numbers that begin where a line of the processor's cache does, so that no register is loaded from two lines.</summary>
sealed class Lines
{
    const int Line = 64;

    readonly float[] held;
    readonly int start;

    public Lines(int length)
    {
        held = GC.AllocateArray<float>(length + Line / sizeof(float), pinned: true);
        start = (int)((Line - Marshal.UnsafeAddrOfPinnedArrayElement(held, 0) % Line) % Line / sizeof(float));
        Length = length;
    }

    public int Length { get; }

    /// <summary>Where the numbers begin.</summary>
    public ref float First => ref held[start];

    public Span<float> All => held.AsSpan(start, Length);
}
