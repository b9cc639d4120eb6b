using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>What a sweep over people gathers about each statement, 48 numbers a statement: Σ E[z z'] (36, packed), Σ E[(x − a)²], the number of votes, and Σ E[(x − a) z] (8), z being (1, u), all divided by the noise of the person.</summary>
/// <remarks>Blocks of people are gathered side by side in single precision and added up in their order in double.</remarks>
sealed class StatementSums(int statements, int blocks)
{
    public const int Stride = Packed.Stride, Squares = 36, Votes = 37, Right = 40;

    public sealed class Block(int statements)
    {
        public readonly Lines Table = new(statements * Stride);
        public int People;
        public double StyleSquares;
    }

    readonly double[] table = new double[statements * Stride];

    public Block[] Blocks { get; } = [.. Enumerable.Range(0, blocks).Select(_ => new Block(statements))];

    /// <summary>People with a vote, and Σ E[a²] over them.</summary>
    public int People { get; private set; }

    public double StyleSquares { get; private set; }

    public ReadOnlySpan<double> Of(int statement) => table.AsSpan(statement * Stride, Stride);

    /// <summary>Adds up the first blocks, and empties them.</summary>
    public void Add(int blocks)
    {
        Array.Clear(table);
        (People, StyleSquares) = (0, 0);
        foreach (var block in Blocks.AsSpan(0, blocks))
        {
            var part = block.Table.All;
            for (var e = 0; e < table.Length; e += Vector512<float>.Count)
            {
                var (low, high) = Vector512.Widen(Vector512.Create<float>(part[e..]));
                (Vector512.LoadUnsafe(ref table[e]) + low).StoreUnsafe(ref table[e]);
                (Vector512.LoadUnsafe(ref table[e + 8]) + high).StoreUnsafe(ref table[e + 8]);
            }
            part.Clear();
            People += block.People;
            StyleSquares += block.StyleSquares;
            (block.People, block.StyleSquares) = (0, 0);
        }
    }
}
