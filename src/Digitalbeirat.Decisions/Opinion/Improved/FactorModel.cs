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

    public FactorModel(int statements)
    {
        Mean = new double[statements * Packed.Size];
        Covariance = new double[statements * Packed.Entries];
        Noise = new double[statements];
    }

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
        var counts = StatementCounts.Of(votes);
        var all = counts.Aggregate(default(StatementCounts), (a, b) => a + b);
        model.Approval = all.Mean;
        var center = counts.Select(c => (c.Agree - c.Disagree + 2 * all.Mean) / (c.Seen + 2)).ToArray();
        var (directions, _) = Lanczos.Leading(new CentredVotes(votes, center).Gram, votes.Statements, Factors, 1e-3);
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
    /// <returns>Mean square of the changes of b and v, weighted by nothing: how far learning still moves.</returns>
    public double Learn(StatementSums sums)
    {
        Style = Math.Max(1e-4, sums.StyleSquares / Math.Max(1, sums.People));
        var (moved, residual, votes) = (0.0, 0.0, 0.0);
        Span<double> lanes = stackalloc double[Packed.Entries * 8];
        Span<double> right = stackalloc double[Packed.Size], before = stackalloc double[Packed.Size];
        var residuals = new double[Statements];
        for (var from = 0; from < Statements; from += 8)
        {
            for (var s = 0; s < 8; s++)
            {
                var j = Math.Min(from + s, Statements - 1);
                var own = sums.Of(j);
                for (var e = 0; e < Packed.Entries; e++) lanes[e * 8 + s] = own[e] / Noise[j];
                for (var f = 0; f < Packed.Size; f++) lanes[Packed.At(f, f) * 8 + s] += 1 / Spread[f];
            }
            Packed.Invert(lanes);
            for (var s = 0; s < 8 && from + s < Statements; s++)
            {
                var j = from + s;
                var own = sums.Of(j);
                var covariance = Covariance.AsSpan(j * Packed.Entries, Packed.Entries);
                for (var e = 0; e < Packed.Entries; e++) covariance[e] = lanes[e * 8 + s];
                for (var f = 0; f < Packed.Size; f++) right[f] = own[StatementSums.Right + f] / Noise[j];
                right[0] += Approval / Spread[0];
                var mean = Mean.AsSpan(j * Packed.Size, Packed.Size);
                mean.CopyTo(before);
                Packed.Times(covariance, right, mean);
                for (var f = 0; f < Packed.Size; f++) moved += (mean[f] - before[f]) * (mean[f] - before[f]);
                residuals[j] = own[StatementSums.Squares] - 2 * Dense.Dot(mean, own.Slice(StatementSums.Right, Packed.Size)) + Square(mean, covariance, own);
                residual += residuals[j];
                votes += own[StatementSums.Votes];
            }
        }
        Weigh(sums);
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

    /// <summary>Σ over the votes of E[(t · z)²] from the packed sums of E[z z'].</summary>
    public static double Square(ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, ReadOnlySpan<double> sums)
    {
        Span<double> second = stackalloc double[Packed.Entries];
        for (int f = 0, at = 0; f < Packed.Size; f++)
            for (var g = 0; g <= f; g++, at++) second[at] = mean[f] * mean[g] + covariance[at];
        return Packed.Trace(second, sums);
    }

    // Prior means and variances follow from the statements that anybody voted on.
    void Weigh(StatementSums sums)
    {
        var (n, total) = (0, 0.0);
        for (var j = 0; j < Statements; j++)
        {
            if (sums.Of(j)[StatementSums.Votes] == 0) continue;
            n++;
            total += Mean[j * Packed.Size];
        }
        if (n == 0) return;
        Approval = total / n;
        for (var f = 0; f < Packed.Size; f++)
        {
            var sum = 0.0;
            for (var j = 0; j < Statements; j++)
            {
                if (sums.Of(j)[StatementSums.Votes] == 0) continue;
                var off = Mean[j * Packed.Size + f] - (f == 0 ? Approval : 0);
                sum += off * off + Covariance[j * Packed.Entries + Packed.At(f, f)];
            }
            Spread[f] = Math.Max(1e-6, sum / n);
        }
    }
}
