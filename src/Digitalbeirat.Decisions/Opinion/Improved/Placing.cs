using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Places people by their votes, given the statements: the posterior mean and covariance of style and position, eight people at once.</summary>
/// <remarks>
/// Everything a vote contributes depends only on the statement and the answer, so it stands in two tables and a vote costs six vector additions.
/// A person's noise is estimated from his or her own votes and held near 1.
/// </remarks>
sealed class Placing
{
    const double NoisePrior = 10;
    const int Stride = 48, Tail = 32, Right = 40;

    readonly FactorModel model;
    readonly double[] moments; // per statement, entries 0..31 of E[w w'] / noise, w = (1, v)
    readonly double[] answers; // per cell, entries 32..35, the square, one vote, two unused, and E[(x − b) w] / noise

    public Placing(FactorModel model)
    {
        this.model = model;
        moments = new double[model.Statements * Tail];
        answers = new double[model.Statements * 4 * 16];
        Span<double> second = stackalloc double[Packed.Entries];
        for (var j = 0; j < model.Statements; j++)
        {
            var mean = model.Mean.AsSpan(j * Packed.Size, Packed.Size);
            var covariance = model.Covariance.AsSpan(j * Packed.Entries, Packed.Entries);
            var weight = 1 / model.Noise[j];
            for (int f = 0, at = 0; f < Packed.Size; f++)
                for (var g = 0; g <= f; g++, at++)
                    second[at] = weight * ((f == 0 ? 1 : mean[f]) * (g == 0 ? 1 : mean[g]) + (g == 0 ? 0 : covariance[at]));
            second[..Tail].CopyTo(moments.AsSpan(j * Tail));
            for (var answer = -1; answer <= 1; answer++)
            {
                var cell = answers.AsSpan(VoteMatrix.Cell(j, answer) * 16, 16);
                second[Tail..].CopyTo(cell);
                var off = answer - mean[0];
                cell[4] = weight * (off * off + covariance[0]);
                cell[5] = 1;
                for (var f = 0; f < Packed.Size; f++) cell[8 + f] = weight * (f == 0 ? off : off * mean[f] - covariance[Packed.At(f, 0)]);
            }
        }
    }

    /// <summary>Room for eight people: their sums, covariances and means.</summary>
    public sealed class Eight
    {
        public readonly double[] Sums = new double[8 * Stride];
        public readonly double[] Lanes = new double[Packed.Entries * 8];
        public readonly double[] Covariance = new double[8 * Packed.Entries];
        public readonly double[] Mean = new double[8 * Packed.Size];
        public readonly double[] Noise = new double[8];
    }

    /// <summary>Places up to eight people.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="people">Their rows.</param>
    /// <param name="noise">Noise of each, 1 at first; replaced by the new estimate.</param>
    /// <param name="room">Where the results stand.</param>
    /// <param name="again">True to place a second time with the noise just estimated.</param>
    public void Place(VoteMatrix votes, ReadOnlySpan<int> people, Span<double> noise, Eight room, bool again)
    {
        for (var s = 0; s < people.Length; s++) Gather(votes.Row(people[s]), room.Sums.AsSpan(s * Stride, Stride));
        room.Sums.AsSpan(people.Length * Stride).Clear();
        Solve(people.Length, noise, room);
        if (!again) return;
        Weigh(people.Length, noise, room);
        Solve(people.Length, noise, room);
    }

    /// <summary>Places one person twice, the second time with the noise just estimated.</summary>
    public void Place(ReadOnlySpan<ushort> row, Span<double> noise, Eight room)
    {
        Gather(row, room.Sums.AsSpan(0, Stride));
        Solve(1, noise, room);
        Weigh(1, noise, room);
        Solve(1, noise, room);
    }

    void Gather(ReadOnlySpan<ushort> row, Span<double> sums)
    {
        var (s0, s1, s2, s3, s4, s5) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        ref var m = ref moments[0];
        ref var a = ref answers[0];
        foreach (var cell in row)
        {
            ref var own = ref Unsafe.Add(ref m, (cell >> 2) * Tail);
            ref var answer = ref Unsafe.Add(ref a, cell * 16);
            s0 += Vector512.LoadUnsafe(ref own);
            s1 += Vector512.LoadUnsafe(ref own, 8);
            s2 += Vector512.LoadUnsafe(ref own, 16);
            s3 += Vector512.LoadUnsafe(ref own, 24);
            s4 += Vector512.LoadUnsafe(ref answer);
            s5 += Vector512.LoadUnsafe(ref answer, 8);
        }
        s0.CopyTo(sums);
        s1.CopyTo(sums[8..]);
        s2.CopyTo(sums[16..]);
        s3.CopyTo(sums[24..]);
        s4.CopyTo(sums[Tail..]);
        s5.CopyTo(sums[Right..]);
    }

    void Solve(int count, ReadOnlySpan<double> noise, Eight room)
    {
        for (var s = 0; s < 8; s++)
        {
            var weight = s < count ? 1 / noise[s] : 1;
            for (var e = 0; e < Packed.Entries; e++) room.Lanes[e * 8 + s] = weight * room.Sums[s * Stride + e];
            room.Lanes[s] += 1 / model.Style;
            for (var f = 1; f < Packed.Size; f++) room.Lanes[Packed.At(f, f) * 8 + s] += 1;
        }
        Packed.Invert(room.Lanes);
        Span<double> right = stackalloc double[Packed.Size];
        for (var s = 0; s < count; s++)
        {
            var covariance = room.Covariance.AsSpan(s * Packed.Entries, Packed.Entries);
            for (var e = 0; e < Packed.Entries; e++) covariance[e] = room.Lanes[e * 8 + s];
            for (var f = 0; f < Packed.Size; f++) right[f] = room.Sums[s * Stride + Right + f] / noise[s];
            Packed.Times(covariance, right, room.Mean.AsSpan(s * Packed.Size, Packed.Size));
        }
    }

    /// <summary>The noise of each of the people from what the model does not explain of their votes.</summary>
    public static void Weigh(int count, Span<double> noise, Eight room)
    {
        for (var s = 0; s < count; s++)
        {
            var sums = room.Sums.AsSpan(s * Stride, Stride);
            var mean = room.Mean.AsSpan(s * Packed.Size, Packed.Size);
            var left = sums[36] - 2 * Numerics.Dense.Dot(mean, sums.Slice(Right, Packed.Size)) + FactorModel.Square(mean, room.Covariance.AsSpan(s * Packed.Entries, Packed.Entries), sums);
            noise[s] = Math.Max(0.1, (left + NoisePrior) / (sums[37] + NoisePrior));
        }
    }

    /// <summary>Adds what a placed person says about the statements he or she voted on.</summary>
    public static void Scatter(ReadOnlySpan<ushort> row, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, double noise, StatementSums sums)
    {
        var weight = 1 / noise;
        Span<double> own = stackalloc double[StatementSums.Stride];
        for (int f = 0, at = 0; f < Packed.Size; f++)
            for (var g = 0; g <= f; g++, at++)
                own[at] = weight * ((f == 0 ? 1 : mean[f]) * (g == 0 ? 1 : mean[g]) + (g == 0 ? 0 : covariance[at]));
        own[StatementSums.Votes] = 1;
        Span<Vector512<double>> tails = stackalloc Vector512<double>[6];
        for (var answer = -1; answer <= 1; answer++)
        {
            var off = answer - mean[0];
            own[StatementSums.Squares] = weight * (off * off + covariance[0]);
            for (var f = 0; f < Packed.Size; f++) own[StatementSums.Right + f] = weight * (f == 0 ? off : off * mean[f] - covariance[Packed.At(f, 0)]);
            tails[2 * (answer + 1)] = Vector512.Create<double>(own[32..]);
            tails[2 * (answer + 1) + 1] = Vector512.Create<double>(own[40..]);
        }
        var (m0, m1, m2, m3) = (Vector512.Create<double>(own), Vector512.Create<double>(own[8..]), Vector512.Create<double>(own[16..]), Vector512.Create<double>(own[24..]));
        ref var table = ref sums.Table[0];
        foreach (var cell in row)
        {
            ref var to = ref Unsafe.Add(ref table, (cell >> 2) * StatementSums.Stride);
            (Vector512.LoadUnsafe(ref to) + m0).StoreUnsafe(ref to);
            (Vector512.LoadUnsafe(ref to, 8) + m1).StoreUnsafe(ref to, 8);
            (Vector512.LoadUnsafe(ref to, 16) + m2).StoreUnsafe(ref to, 16);
            (Vector512.LoadUnsafe(ref to, 24) + m3).StoreUnsafe(ref to, 24);
            (Vector512.LoadUnsafe(ref to, 32) + tails[2 * (cell & 3)]).StoreUnsafe(ref to, 32);
            (Vector512.LoadUnsafe(ref to, 40) + tails[2 * (cell & 3) + 1]).StoreUnsafe(ref to, 40);
        }
        sums.People++;
        sums.StyleSquares += mean[0] * mean[0] + covariance[0];
    }
}
