using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>What the people say about each statement, 48 sums a statement (<see cref="Said"/>), eight statements side by side: those of blocks of people in single precision, added up in their order in double.</summary>
sealed class StatementSums(int statements)
{
    const int Lanes = FactorModel.Lanes;

    readonly double[] table = new double[(statements + Lanes - 1) / Lanes * Lanes * Said.Sums];

    /// <summary>People with a vote, and Σ E[a²] over them.</summary>
    public int People { get; private set; }

    public double StyleSquares { get; private set; }

    /// <summary>One of the sums of eight statements.</summary>
    public Vector512<double> Of(int block, int entry) => Vector512.Create<double>(table.AsSpan((block * Said.Sums + entry) * Lanes));

    public void Clear()
    {
        Array.Clear(table);
        (People, StyleSquares) = (0, 0);
    }

    /// <summary>Adds a block of people.</summary>
    /// <param name="sums">Sixteen statements side by side.</param>
    /// <param name="people">How many they are.</param>
    /// <param name="styleSquares">Σ E[a²] over them.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(ReadOnlySpan<float> sums, int people, double styleSquares)
    {
        for (var from = 0; from < sums.Length / Said.Lanes; from++)
        {
            var (low, high) = Vector512.Widen(Vector512.Create(sums[(from * Said.Lanes)..]));
            // Two blocks of eight stand in one of sixteen, the last perhaps alone.
            var to = (from / Said.Sums * 2 * Said.Sums + from % Said.Sums) * Lanes;
            (Vector512.LoadUnsafe(ref table[to]) + low).StoreUnsafe(ref table[to]);
            if ((to += Said.Sums * Lanes) < table.Length) (Vector512.LoadUnsafe(ref table[to]) + high).StoreUnsafe(ref table[to]);
        }
        People += people;
        StyleSquares += styleSquares;
    }
}
