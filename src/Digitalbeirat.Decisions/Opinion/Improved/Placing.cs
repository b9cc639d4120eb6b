using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Places people by their votes, given the statements: the posterior mean and covariance of style and position, sixteen people at once.</summary>
/// <remarks>Single precision is plenty for one person. A person's noise is estimated from his or her own votes and held near 1.</remarks>
sealed class Placing
{
    const float NoisePrior = 10, LeastNoise = 0.1f;

    readonly Said statements;
    readonly float[] prior = new float[Packed.Size];

    /// <param name="count">Number of statements.</param>
    public Placing(int count)
    {
        statements = new(count);
        Array.Fill(prior, 1);
    }

    /// <summary>Takes up what the model has learned. O(C).</summary>
    /// <param name="model">What is known of the statements.</param>
    /// <param name="counts">All votes, against whose means the response style is measured; null where it is not asked for.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Fill(FactorModel model, StatementCounts[]? counts = null)
    {
        prior[0] = (float)(1 / model.Style);
        Span<float> weight = stackalloc float[Said.Lanes], usual = stackalloc float[Said.Lanes], mean = stackalloc float[Packed.Size * Said.Lanes], covariance = stackalloc float[Packed.Entries * Said.Lanes];
        for (var from = 0; from < model.Statements; from += Said.Lanes)
        {
            for (var s = 0; s < Said.Lanes && from + s < model.Statements; s++) (weight[s], usual[s]) = ((float)(1 / model.Noise(from + s)), counts is null ? 0 : (float)counts[from + s].Mean);
            var (one, other) = (from / FactorModel.Lanes, Math.Min(from / FactorModel.Lanes + 1, (model.Statements - 1) / FactorModel.Lanes));
            Join(model.Mean(one), model.Mean(other), mean);
            Join(model.Covariance(one), model.Covariance(other), covariance);
            statements.Write(from, mean, covariance, Vector512.Create<float>(weight), Vector512.Create<float>(usual));
        }
    }

    // Two times eight lanes side by side, in single precision.
    [MethodImpl(Compiled.AtOnce)]
    static void Join(ReadOnlySpan<double> one, ReadOnlySpan<double> other, Span<float> both)
    {
        for (var at = 0; at < one.Length; at += FactorModel.Lanes) Vector512.Narrow(Vector512.Create(one[at..]), Vector512.Create(other[at..])).CopyTo(both[(2 * at)..]);
    }

    /// <summary>Takes a person's votes in, at one of the places of the room.</summary>
    public void Gather(ReadOnlySpan<ushort> row, Room room, int place) => statements.Gather(row, room.Gathered(place));

    /// <summary>Places the people whose votes were taken in, given their noise; mean, covariance and, if it is asked for, new noise are left in the room.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Learn(Room room, bool weigh)
    {
        room.Turn();
        Roughly(room, weigh);
        Packed.Square(room.Matrix);
    }

    /// <summary>Places the people whose votes were taken in twice, the second time with the noise estimated from the first; mean and, on the axes if there are any, deviation are left in the room.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Place(Room room, Axes? axes = null)
    {
        room.Turn();
        room.Noise.Fill(1);
        Roughly(room, true);
        axes?.Direct(room);
        Solve(room, axes is null ? 1 : 3);
        Packed.Back<float>(room.Matrix, room.Mean);
    }

    [MethodImpl(Compiled.AtOnce)]
    void Roughly(Room room, bool weigh)
    {
        Solve(room, 1);
        Packed.Reverse(room.Matrix);
        Packed.Through<float>(room.Matrix, room.Mean);
        if (weigh) Weigh(room);
    }

    [MethodImpl(Compiled.AtOnce)]
    void Solve(Room room, int vectors)
    {
        var weight = Vector512<float>.One / Vector512.Create<float>(room.Noise);
        Packed.Scale<float>(room.Sums, weight, prior, room.Sums[(Said.Right * Room.People)..], room.Matrix);
        Packed.Factor(room.Matrix, vectors);
        room.Right.CopyTo(room.Mean);
    }

    // The squares that are left are those of the answers less what mean and covariance explain; with (S + P) m = r and S V = 1 − P V, that is m' r − P (m² + V) + 8.
    [MethodImpl(Compiled.AtOnce)]
    void Weigh(Room room)
    {
        var noise = Vector512.Create<float>(room.Noise);
        var held = Packed.Held<float>(room.Matrix, room.Mean, prior);
        var left = room.Sum(Said.Squares) - Packed.Along<float>(room.Mean, room.Sums[(Said.Right * Room.People)..]) + noise * (Vector512.Create((float)Packed.Size) - held);
        Vector512.Max(Vector512.Create(LeastNoise), (left + Vector512.Create(NoisePrior)) / (room.Sum(Said.Votes) + Vector512.Create(NoisePrior))).CopyTo(room.Noise);
    }
}
