using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Numerics;

/// <summary>The matrix D of centred votes, x − mean of the statement where somebody voted and exactly 0 elsewhere, and its product D'D, without ever writing D down.</summary>
/// <remarks>A pass costs one gather and one scatter a vote, on tables of four entries a statement. Statements that are left out are columns of zeros.</remarks>
sealed class CentredVotes(VoteMatrix votes, double[] mean, bool[]? left = null)
{
    readonly double[] gather = new double[4 * votes.Statements];
    readonly double[] scatter = new double[4 * votes.Statements];

    [MethodImpl(Compiled.AtOnce)]
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
            result[j] = left is not null && left[j] ? 0 : scatter[4 * j + 2] * (1 - mean[j]) - scatter[4 * j + 1] * mean[j] - scatter[4 * j] * (1 + mean[j]);
    }

    /// <summary>D times two vectors, and how many votes count of each participant.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public (double[] X, double[] Y, int[] Counted) Project(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var both = new Vector128<double>[4 * votes.Statements];
        Fill(gather, one);
        Fill(scatter, other);
        for (var cell = 0; cell < both.Length; cell++) both[cell] = Vector128.Create(gather[cell], scatter[cell]);
        var (x, y, counted) = (new double[votes.Participants], new double[votes.Participants], new int[votes.Participants]);
        var some = left is not null && left.Contains(true);
        for (var i = 0; i < x.Length; i++)
        {
            var row = votes.Row(i);
            var (a, b, c, d) = (Vector128<double>.Zero, Vector128<double>.Zero, Vector128<double>.Zero, Vector128<double>.Zero);
            var k = 0;
            for (; k + 3 < row.Length; k += 4)
            {
                a += both[row[k]];
                b += both[row[k + 1]];
                c += both[row[k + 2]];
                d += both[row[k + 3]];
            }
            for (; k < row.Length; k++) a += both[row[k]];
            var sum = (a + b) + (c + d);
            (x[i], y[i], counted[i]) = (sum[0], sum[1], row.Length);
            if (some) foreach (var cell in row) if (left![cell >> 2]) counted[i]--;
        }
        return (x, y, counted);
    }

    void Fill(double[] table, ReadOnlySpan<double> vector)
    {
        for (var j = 0; j < vector.Length; j++)
        {
            if (left is not null && left[j])
            {
                table.AsSpan(4 * j, 4).Clear();
                continue;
            }
            table[4 * j] = -(1 + mean[j]) * vector[j];
            table[4 * j + 1] = -mean[j] * vector[j];
            table[4 * j + 2] = (1 - mean[j]) * vector[j];
        }
    }

    // Four sums side by side hide the latency of one addition.
    [MethodImpl(Compiled.AtOnce)]
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
