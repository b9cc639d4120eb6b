namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>What a sweep over people gathers about each statement, 48 numbers a statement: Σ E[z z'] (36, packed), Σ E[(x − a)²], the number of votes, and Σ E[(x − a) z] (8), z being (1, u), all divided by the noise of the person.</summary>
sealed class StatementSums(int statements)
{
    public const int Stride = 48, Squares = 36, Votes = 37, Right = 40;

    public double[] Table { get; } = new double[statements * Stride];

    /// <summary>People with a vote, and Σ E[a²] over them.</summary>
    public int People { get; set; }

    public double StyleSquares { get; set; }

    public ReadOnlySpan<double> Of(int statement) => Table.AsSpan(statement * Stride, Stride);

    public void Add(StatementSums other)
    {
        for (var i = 0; i < Table.Length; i++) Table[i] += other.Table[i];
        People += other.People;
        StyleSquares += other.StyleSquares;
    }
}
