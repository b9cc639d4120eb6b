using System.Runtime.CompilerServices;
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

    /// <summary>Statements whose equations are solved at once; their numbers stand side by side.</summary>
    public const int Lanes = 8;

    readonly double[] mean, covariance, noise, residuals, solved;

    public FactorModel(int statements)
    {
        Statements = statements;
        Blocks = (statements + Lanes - 1) / Lanes;
        (mean, covariance, noise) = (new double[Blocks * Packed.Size * Lanes], new double[Blocks * Packed.Entries * Lanes], new double[Blocks * Lanes]);
        (residuals, solved) = (new double[noise.Length], new double[mean.Length]);
        Array.Fill(noise, 1);
    }

    public int Statements { get; }

    int Blocks { get; }

    /// <summary>Variance of the response style.</summary>
    public double Style { get; private set; } = 0.05;

    // Prior mean of b and prior variances of b and the seven v.
    double approval;
    readonly double[] spread = [0.3, .. Enumerable.Repeat(0.16, Factors)];

    /// <summary>b (0) or one of the seven v of a statement.</summary>
    public double this[int statement, int of] => mean[At(statement, of, Packed.Size)];

    /// <summary>Variance of what the model does not explain of the answers to a statement.</summary>
    public double Noise(int statement) => noise[statement];

    /// <summary>b and the seven v of eight statements, side by side.</summary>
    public ReadOnlySpan<double> Mean(int block) => mean.AsSpan(block * Packed.Size * Lanes, Packed.Size * Lanes);

    /// <summary>Their packed covariance.</summary>
    public ReadOnlySpan<double> Covariance(int block) => covariance.AsSpan(block * Packed.Entries * Lanes, Packed.Entries * Lanes);

    static int At(int statement, int entry, int entries) => (statement / Lanes * entries + entry) * Lanes + statement % Lanes;

    /// <summary>A start that depends on nothing but the votes: mean answers, and the leading directions of the centred votes.</summary>
    public static FactorModel Begin(VoteMatrix votes)
    {
        var model = new FactorModel(votes.Statements);
        var counts = votes.Counts;
        var all = counts.Aggregate(default(StatementCounts), (a, b) => a + b);
        model.approval = all.Mean;
        var center = counts.Select(c => (c.Agree - c.Disagree + 2 * all.Mean) / (c.Seen + 2)).ToArray();
        var (directions, _) = Lanczos.Leading(new CentredVotes(votes, center).Gram, votes.Statements, Factors, Rough);
        var scale = 0.4 * Math.Sqrt(votes.Statements);
        for (var j = 0; j < votes.Statements; j++)
        {
            model.noise[j] = 0.4;
            model.mean[At(j, 0, Packed.Size)] = center[j];
            for (var f = 0; f < Factors; f++) model.mean[At(j, 1 + f, Packed.Size)] = directions[f][j] * scale;
            for (var f = 0; f < Packed.Size; f++) model.covariance[At(j, Packed.At(f, f), Packed.Entries)] = 0.05;
        }
        return model;
    }

    /// <summary>Takes up what a sweep over the people gathered about the statements.</summary>
    /// <param name="sums">What was gathered.</param>
    /// <param name="stride">How far to go: 1 to what the sums say, 2 twice as far, which shortens the way of the many small steps.</param>
    /// <returns>Mean square of the changes of b and v, weighted by nothing: how far learning still moves.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public double Learn(StatementSums sums, double stride = 1)
    {
        Style = Math.Max(1e-4, sums.StyleSquares / Math.Max(1, sums.People));
        Span<double> matrices = stackalloc double[(Packed.Entries + Packed.Size) * Lanes], right = stackalloc double[Packed.Size * Lanes], held = stackalloc double[Packed.Size];
        Span<Vector512<double>> squares = stackalloc Vector512<double>[Packed.Size];
        for (var f = 0; f < Packed.Size; f++) held[f] = 1 / spread[f];
        var prior = approval / spread[0];
        var (moved, residual, votes, voted, total) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (var block = 0; block < Blocks; block++)
        {
            var own = Vector512.Create<double>(noise.AsSpan(block * Lanes));
            var weight = Vector512<double>.One / own;
            for (var e = 0; e < Packed.Entries; e++) (sums.Of(block, e) * weight).CopyTo(matrices[(e * Lanes)..]);
            for (var f = 0; f < Packed.Size; f++)
            {
                var diagonal = matrices[(Packed.At(f, f) * Lanes)..];
                (Vector512.Create<double>(diagonal) + Vector512.Create(held[f])).CopyTo(diagonal);
                (sums.Of(block, Said.Right + f) * weight + Vector512.Create(f == 0 ? prior : 0)).CopyTo(right[(f * Lanes)..]);
            }
            right.CopyTo(matrices[(Packed.Entries * Lanes)..]);
            Packed.Factor(matrices, 1);
            var here = solved.AsSpan(block * Packed.Size * Lanes, Packed.Size * Lanes);
            matrices[(Packed.Entries * Lanes)..].CopyTo(here);
            Packed.Reverse(matrices);
            Packed.Through<double>(matrices, here);
            // What mean and covariance explain, as for people (Placing); what the prior added to r is taken off.
            var explained = Packed.Along<double>(here, right) + Packed.Held<double>(matrices, here, held) - Vector512.Create((double)Packed.Size) - 2 * prior * Vector512.Create<double>(here);
            Packed.Square(matrices);
            matrices[..(Packed.Entries * Lanes)].CopyTo(covariance.AsSpan(block * Packed.Entries * Lanes));
            var (seen, off) = (sums.Of(block, Said.Votes), sums.Of(block, Said.Squares) - own * explained);
            off.CopyTo(residuals, block * Lanes);
            (residual, votes) = (residual + off, votes + seen);
            // Prior means and variances follow from the statements that anybody voted on.
            var counts = Vector512.GreaterThan(seen, Vector512<double>.Zero);
            voted += counts & Vector512<double>.One;
            total += counts & Vector512.Create<double>(here);
            for (var f = 0; f < Packed.Size; f++)
            {
                var (now, before) = (Vector512.Create<double>(here[(f * Lanes)..]), Vector512.Create<double>(Mean(block)[(f * Lanes)..]));
                moved += counts & ((now - before) * (now - before));
                squares[f] += counts & (now * now + Vector512.Create<double>(matrices[(Packed.At(f, f) * Lanes)..]));
            }
        }
        Spread(Sum(voted), Sum(total), squares, stride);
        for (var e = 0; e < mean.Length; e++) mean[e] += stride * (solved[e] - mean[e]);
        var ordinary = NoisePrior * Sum(residual) / Math.Max(1, Sum(votes));
        for (var block = 0; block < Blocks; block++)
        {
            var left = Vector512.Create<double>(residuals.AsSpan(block * Lanes)) + Vector512.Create(ordinary);
            Vector512.Max(Vector512.Create(1e-3), left / (sums.Of(block, Said.Votes) + Vector512.Create(NoisePrior))).CopyTo(noise, block * Lanes);
        }
        return Sum(moved) / Math.Max(1, Sum(voted));
    }

    void Spread(double voted, double total, ReadOnlySpan<Vector512<double>> squares, double stride)
    {
        if (voted == 0) return;
        approval = total / voted;
        for (var f = 0; f < Packed.Size; f++)
        {
            var now = Sum(squares[f]) / voted - (f == 0 ? approval * approval : 0);
            spread[f] = Math.Max(1e-6, now * Math.Pow(Math.Clamp(now / spread[f], 0.5, 2), stride - 1));
        }
    }

    // Lane by lane: the same order on every processor.
    static double Sum(Vector512<double> lanes)
    {
        var sum = 0.0;
        for (var lane = 0; lane < Lanes; lane++) sum += lanes[lane];
        return sum;
    }

    /// <summary>What one more vote on a statement is expected to teach about it and about somebody of whom nothing is known, in nats.</summary>
    public double Information(int statement)
    {
        var (uncertain, pull) = (0.0, Style);
        for (var f = 0; f < Packed.Size; f++)
        {
            uncertain += covariance[At(statement, Packed.At(f, f), Packed.Entries)];
            if (f > 0) pull += this[statement, f] * this[statement, f];
        }
        return 0.5 * Math.Log((1 + uncertain / noise[statement]) * (1 + pull / noise[statement]));
    }
}
