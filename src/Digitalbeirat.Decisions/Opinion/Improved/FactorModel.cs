using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>What was learned about the statements: answer x of person i to statement j ≈ b_j + a_i + u_i · v_j, on the votes cast only.</summary>
/// <remarks>
/// a is the response style of a person (agreeing more or less than others with whatever there is), u the person's position, b the general approval of a statement, v how it divides.
/// All four are Gaussian with variances learned from the data (seven factors; one that nothing speaks for shrinks to nothing), the noise has a size for each statement and each person.
/// Sources: A. Ilin, T. Raiko: Practical Approaches to Principal Component Analysis in the Presence of Missing Values, JMLR 11 (2010), variational Bayes with relevance determination;
/// noise of its own for rows and columns: B. Lakshminarayanan, G. Bouchard, C. Archambeau: Robust Bayesian Matrix Factorisation, AISTATS 2011.
/// </remarks>
sealed class FactorModel
{
    public const int Factors = Packed.Size - 1;

    /// <summary>How many imagined votes of ordinary noise everybody starts with.</summary>
    const double NoisePrior = 10;

    // The first directions are only where learning begins.
    const double Rough = 0.1;

    public FactorModel(int statements)
    {
        Mean = new double[statements * Packed.Size];
        Covariance = new double[statements * Packed.Entries];
        Noise = new double[statements];
        (before, residuals) = (new double[Mean.Length], new double[statements]);
    }

    // Statements whose equations are solved at once.
    const int Lanes = 8;

    readonly double[] before, residuals;

    /// <summary>Per statement b and the seven v.</summary>
    public double[] Mean { get; }

    /// <summary>Per statement the packed covariance of <see cref="Mean"/>.</summary>
    public double[] Covariance { get; }

    /// <summary>Per statement the variance of what the model does not explain.</summary>
    public double[] Noise { get; }

    /// <summary>Variance of the response style.</summary>
    public double Style { get; set; } = 0.05;

    /// <summary>Prior mean of b and prior variances of b and the seven v.</summary>
    public double Approval { get; set; }

    public double[] Spread { get; } = [0.3, .. Enumerable.Repeat(0.16, Factors)];

    public int Statements => Noise.Length;

    /// <summary>A start that depends on nothing but the votes: mean answers, and the leading directions of the centred votes.</summary>
    public static FactorModel Begin(VoteMatrix votes)
    {
        var model = new FactorModel(votes.Statements);
        var counts = votes.Counts;
        var all = counts.Aggregate(default(StatementCounts), (a, b) => a + b);
        model.Approval = all.Mean;
        var center = counts.Select(c => (c.Agree - c.Disagree + 2 * all.Mean) / (c.Seen + 2)).ToArray();
        var (directions, _) = Lanczos.Leading(new CentredVotes(votes, center).Gram, votes.Statements, Factors, Rough);
        var scale = 0.4 * Math.Sqrt(votes.Statements);
        for (var j = 0; j < votes.Statements; j++)
        {
            model.Noise[j] = 0.4;
            model.Mean[j * Packed.Size] = center[j];
            for (var f = 0; f < Factors; f++) model.Mean[j * Packed.Size + 1 + f] = directions[f][j] * scale;
            for (var f = 0; f < Packed.Size; f++) model.Covariance[j * Packed.Entries + Packed.At(f, f)] = 0.05;
        }
        return model;
    }

    /// <summary>Takes up what a sweep over the people gathered about the statements.</summary>
    /// <param name="sums">What was gathered.</param>
    /// <param name="stride">How far to go: 1 to what the sums say, 2 twice as far, which shortens the way of the many small steps.</param>
    /// <returns>Mean square of the changes of b and v, weighted by nothing: how far learning still moves.</returns>
    public double Learn(StatementSums sums, double stride = 1)
    {
        Style = Math.Max(1e-4, sums.StyleSquares / Math.Max(1, sums.People));
        var (moved, residual, votes) = (0.0, 0.0, 0.0);
        Span<double> matrices = stackalloc double[Packed.Entries * Lanes], own = stackalloc double[Packed.Entries * Lanes], right = stackalloc double[Packed.Size * Lanes], solved = stackalloc double[Packed.Size * Lanes];
        var prior = Approval / Spread[0];
        Mean.CopyTo(before, 0);
        for (var from = 0; from < Statements; from += Lanes)
        {
            for (var s = 0; s < Lanes; s++)
            {
                var j = Math.Min(from + s, Statements - 1);
                var weight = 1 / Noise[j];
                var gathered = sums.Of(j);
                for (var e = 0; e < Packed.Entries; e++) own[e * Lanes + s] = gathered[e] * weight;
                for (var f = 0; f < Packed.Size; f++) right[f * Lanes + s] = gathered[StatementSums.Right + f] * weight;
                right[s] += prior;
            }
            own.CopyTo(matrices);
            for (var f = 0; f < Packed.Size; f++)
                for (var s = 0; s < Lanes; s++) matrices[Packed.At(f, f) * Lanes + s] += 1 / Spread[f];
            Packed.Invert(matrices);
            Packed.Times<double>(matrices, right, solved);
            var explained = Explained(own, right, matrices, solved, prior);
            for (var s = 0; s < Lanes && from + s < Statements; s++)
            {
                var j = from + s;
                var covariance = Covariance.AsSpan(j * Packed.Entries, Packed.Entries);
                var mean = Mean.AsSpan(j * Packed.Size, Packed.Size);
                for (var e = 0; e < Packed.Entries; e++) covariance[e] = matrices[e * Lanes + s];
                for (var f = 0; f < Packed.Size; f++)
                {
                    var off = solved[f * Lanes + s] - mean[f];
                    moved += off * off;
                    mean[f] = solved[f * Lanes + s];
                }
                residuals[j] = sums.Of(j)[StatementSums.Squares] - Noise[j] * explained[s];
                residual += residuals[j];
                votes += sums.Of(j)[StatementSums.Votes];
            }
        }
        Weigh(sums, stride);
        for (var e = 0; stride > 1 && e < Mean.Length; e++) Mean[e] = before[e] + stride * (Mean[e] - before[e]);
        var ordinary = residual / Math.Max(1, votes);
        for (var j = 0; j < Statements; j++) Noise[j] = Math.Max(1e-3, (residuals[j] + NoisePrior * ordinary) / (sums.Of(j)[StatementSums.Votes] + NoisePrior));
        return moved / Math.Max(1, Statements);
    }

    /// <summary>What one more vote on a statement is expected to teach about it and about somebody of whom nothing is known, in nats.</summary>
    public double Information(int statement)
    {
        var mean = Mean.AsSpan(statement * Packed.Size, Packed.Size);
        var covariance = Covariance.AsSpan(statement * Packed.Entries, Packed.Entries);
        var (uncertain, pull) = (0.0, Style);
        for (var f = 0; f < Packed.Size; f++)
        {
            uncertain += covariance[Packed.At(f, f)];
            if (f > 0) pull += mean[f] * mean[f];
        }
        return 0.5 * Math.Log((1 + uncertain / Noise[statement]) * (1 + pull / Noise[statement]));
    }

    // In every lane 2 m' r − Σ (m m' + covariance) · own, the sums of squares that mean and covariance explain; what the prior added to r is taken off.
    static Vector512<double> Explained(ReadOnlySpan<double> own, ReadOnlySpan<double> right, ReadOnlySpan<double> covariance, ReadOnlySpan<double> mean, double prior)
    {
        var o = MemoryMarshal.Cast<double, Vector512<double>>(own);
        var r = MemoryMarshal.Cast<double, Vector512<double>>(right);
        var c = MemoryMarshal.Cast<double, Vector512<double>>(covariance);
        var m = MemoryMarshal.Cast<double, Vector512<double>>(mean);
        var (along, lower, diagonal) = (-prior * m[0], Vector512<double>.Zero, Vector512<double>.Zero);
        for (int f = 0, at = 0; f < Packed.Size; f++)
        {
            along += m[f] * r[f];
            for (var g = 0; g < f; g++, at++) lower += (m[f] * m[g] + c[at]) * o[at];
            diagonal += (m[f] * m[f] + c[at]) * o[at];
            at++;
        }
        return 2 * along - diagonal - 2 * lower;
    }

    // Prior means and variances follow from the statements that anybody voted on.
    void Weigh(StatementSums sums, double stride)
    {
        var n = 0;
        var (total, squares) = (0.0, new double[Packed.Size]);
        for (var j = 0; j < Statements; j++)
        {
            if (sums.Of(j)[StatementSums.Votes] == 0) continue;
            n++;
            total += Mean[j * Packed.Size];
        }
        if (n == 0) return;
        Approval = total / n;
        for (var j = 0; j < Statements; j++)
        {
            if (sums.Of(j)[StatementSums.Votes] == 0) continue;
            for (var f = 0; f < Packed.Size; f++)
            {
                var off = Mean[j * Packed.Size + f] - (f == 0 ? Approval : 0);
                squares[f] += off * off + Covariance[j * Packed.Entries + Packed.At(f, f)];
            }
        }
        for (var f = 0; f < Packed.Size; f++)
        {
            var spread = squares[f] / n;
            Spread[f] = Math.Max(1e-6, spread * Math.Pow(Math.Clamp(spread / Spread[f], 0.5, 2), stride - 1));
        }
    }
}
