namespace Digitalbeirat.Decisions.Opinion.Numerics;

/// <summary>The matrix D of centred votes, x − mean of the statement where somebody voted and exactly 0 elsewhere, and its product D'D, without ever writing D down.</summary>
/// <remarks>A pass costs one gather and one scatter a vote, on tables of four entries a statement.</remarks>
sealed class CentredVotes(VoteMatrix votes, double[] mean)
{
    readonly double[] gather = new double[4 * votes.Statements];
    readonly double[] scatter = new double[4 * votes.Statements];

    public void Gram(ReadOnlySpan<double> vector, Span<double> result)
    {
        Fill(gather, vector);
        Array.Clear(scatter);
        for (var i = 0; i < votes.Participants; i++)
        {
            var row = votes.Row(i);
            var sum = Gathered(row, gather);
            foreach (var cell in row) scatter[cell] += sum;
        }
        for (var j = 0; j < result.Length; j++)
            result[j] = scatter[4 * j + 2] * (1 - mean[j]) - scatter[4 * j + 1] * mean[j] - scatter[4 * j] * (1 + mean[j]);
    }

    /// <summary>D times a vector: one number a participant.</summary>
    public double[] Project(ReadOnlySpan<double> vector)
    {
        Fill(gather, vector);
        var result = new double[votes.Participants];
        for (var i = 0; i < result.Length; i++) result[i] = Gathered(votes.Row(i), gather);
        return result;
    }

    void Fill(double[] table, ReadOnlySpan<double> vector)
    {
        for (var j = 0; j < vector.Length; j++)
        {
            table[4 * j] = -(1 + mean[j]) * vector[j];
            table[4 * j + 1] = -mean[j] * vector[j];
            table[4 * j + 2] = (1 - mean[j]) * vector[j];
        }
    }

    // Four sums side by side hide the latency of one addition.
    static double Gathered(ReadOnlySpan<ushort> row, double[] table)
    {
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0);
        var k = 0;
        for (; k + 3 < row.Length; k += 4)
        {
            a += table[row[k]];
            b += table[row[k + 1]];
            c += table[row[k + 2]];
            d += table[row[k + 3]];
        }
        for (; k < row.Length; k++) a += table[row[k]];
        return (a + b) + (c + d);
    }
}
