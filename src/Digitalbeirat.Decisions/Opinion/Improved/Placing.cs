using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Places people by their votes, given the statements: the posterior mean and covariance of style and position, sixteen people at once.</summary>
/// <remarks>
/// Everything a vote contributes depends only on the statement and the answer, so it stands in two tables and a vote costs three vector additions; single precision is plenty for one person.
/// A person's noise is estimated from his or her own votes and held near 1.
/// </remarks>
sealed class Placing
{
    const double NoisePrior = 10;
    const int Stride = Packed.Stride, Head = 32, Tail = 16, Off = 38, Right = 40;

    /// <summary>How many people are placed at once.</summary>
    public const int Lanes = 16;

    float style;
    readonly Lines moments; // per statement, entries 0..31 of E[w w'] / noise, w = (1, v)
    readonly Lines answers; // per cell, entries 32..35, the square, one vote, how far the answer lies above the mean answer, one unused, and E[(x − b) w] / noise

    /// <summary>Prepares the tables. O(C).</summary>
    /// <param name="model">What is known of the statements.</param>
    /// <param name="counts">All votes, against whose means the response style is measured; null where it is not asked for.</param>
    public Placing(FactorModel model, StatementCounts[]? counts = null)
    {
        moments = new(model.Statements * Head);
        answers = new(model.Statements * 4 * Tail);
        Fill(model, counts);
    }

    /// <summary>Fills the tables anew, from a model that has learned more.</summary>
    public void Fill(FactorModel model, StatementCounts[]? counts = null)
    {
        style = (float)(1 / model.Style);
        Span<float> mean = stackalloc float[16], covariance = stackalloc float[Stride];
        ref var heads = ref moments.First;
        ref var tails = ref answers.First;
        for (var j = 0; j < model.Statements; j++)
        {
            for (var f = 0; f < Packed.Size; f++) mean[f] = (float)model.Mean[j * Packed.Size + f];
            for (var e = 0; e < Packed.Entries; e++) covariance[e] = (float)model.Covariance[j * Packed.Entries + e];
            var (approval, weight) = (mean[0], (float)(1 / model.Noise[j]));
            var z = Vector512.Create<float>(mean).WithElement(0, 1);
            var (m0, m1, m2) = Packed.Second(z, ref covariance[0], Vector512.Create(weight));
            m0.StoreUnsafe(ref heads, (nuint)(j * Head));
            m1.StoreUnsafe(ref heads, (nuint)(j * Head + 16));
            var (against, pass, agree) = Packed.Answers(m2, z, approval, covariance, weight);
            if (counts is not null)
            {
                var usual = (float)counts[j].Mean;
                (against, pass, agree) = (against.WithElement(Off - Head, -1 - usual), pass.WithElement(Off - Head, -usual), agree.WithElement(Off - Head, 1 - usual));
            }
            against.StoreUnsafe(ref tails, (nuint)(4 * j * Tail));
            pass.StoreUnsafe(ref tails, (nuint)((4 * j + 1) * Tail));
            agree.StoreUnsafe(ref tails, (nuint)((4 * j + 2) * Tail));
        }
    }

    /// <summary>Room for sixteen people: their sums, covariances, means and noise.</summary>
    public sealed class Room
    {
        const int Covariances = Lanes * Stride, Means = 2 * Covariances, Matrices = Means + Lanes * 16, Solutions = Matrices + Stride * Lanes, Noises = Solutions + 16 * Lanes;

        readonly Lines all = new(Noises + Lanes);

        internal Span<float> Sums => all.All[..Covariances];

        internal Span<float> Covariance => all.All[Covariances..Means];

        internal Span<float> Mean => all.All[Means..Matrices];

        // Entry by entry what stands person by person in sums, then in covariance and mean.
        internal Span<float> Lane => all.All[Matrices..Solutions];

        internal Span<float> Solved => all.All[Solutions..Noises];

        /// <summary>Noise of each person; 1 is ordinary.</summary>
        public Span<float> Noise => all.All[Noises..];

        /// <summary>Style and position of a person.</summary>
        public ReadOnlySpan<float> MeanOf(int place) => Mean.Slice(place * 16, Packed.Size);

        /// <summary>Their packed covariance, and twelve zeros.</summary>
        public ReadOnlySpan<float> CovarianceOf(int place) => Covariance.Slice(place * Stride, Stride);

        /// <summary>How far all the person's answers together lie above the mean answers.</summary>
        public float OffOf(int place) => Sums[place * Stride + Off];
    }

    /// <summary>Takes a person's votes in, at one of the places of the room.</summary>
    public void Gather(ReadOnlySpan<ushort> row, Room room, int place)
    {
        var (s0, s1, s2) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        ref var m = ref moments.First;
        ref var a = ref answers.First;
        foreach (var cell in row)
        {
            ref var own = ref Unsafe.Add(ref m, (cell >> 2) * Head);
            s0 += Vector512.LoadUnsafe(ref own);
            s1 += Vector512.LoadUnsafe(ref own, 16);
            s2 += Vector512.LoadUnsafe(ref Unsafe.Add(ref a, cell * Tail));
        }
        ref var sums = ref room.Sums[place * Stride];
        s0.StoreUnsafe(ref sums);
        s1.StoreUnsafe(ref sums, 16);
        s2.StoreUnsafe(ref sums, 32);
    }

    /// <summary>Places the people whose votes were taken in, given their noise.</summary>
    /// <param name="count">How many of the places are taken.</param>
    /// <param name="room">Where they stand.</param>
    public void Solve(int count, Room room)
    {
        var lanes = room.Lane;
        var right = lanes[(Right * Lanes)..];
        var solved = room.Solved;
        for (var third = 0; third < Stride; third += 16) Packed.Transpose(room.Sums[third..], Stride, lanes[(third * Lanes)..], Lanes);
        var weight = Vector512.Create<float>(room.Noise);
        weight = Vector512.ConditionalSelect(Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)count)), Vector512<float>.One / weight, Vector512<float>.Zero);
        for (var e = 0; e < Stride; e++) (weight * Vector512.Create<float>(lanes[(e * Lanes)..])).CopyTo(lanes[(e * Lanes)..]);
        for (var f = 0; f < Packed.Size; f++)
        {
            var diagonal = lanes[(Packed.At(f, f) * Lanes)..];
            (Vector512.Create<float>(diagonal) + Vector512.Create(f == 0 ? style : 1)).CopyTo(diagonal);
        }
        Packed.Invert(lanes);
        Packed.Times<float>(lanes, right, solved);
        lanes[(Packed.Entries * Lanes)..].Clear();
        for (var third = 0; third < Stride; third += 16) Packed.Transpose(lanes[(third * Lanes)..], Lanes, room.Covariance[third..], Stride);
        Packed.Transpose(solved, Lanes, room.Mean, 16);
    }

    /// <summary>The noise of each of the people from what the model does not explain of their votes.</summary>
    public static void Weigh(int count, Room room)
    {
        for (var s = 0; s < count; s++)
        {
            ref var sums = ref room.Sums[s * Stride];
            ref var own = ref room.Mean[s * 16];
            var mean = Vector512.LoadUnsafe(ref own);
            var along = Vector256.Sum(mean.GetLower() * Vector256.LoadUnsafe(ref sums, Right));
            var left = Unsafe.Add(ref sums, 36) - 2 * along + Packed.Square(mean, ref room.Covariance[s * Stride], ref sums);
            room.Noise[s] = (float)Math.Max(0.1, (left + NoisePrior) / (Unsafe.Add(ref sums, 37) + NoisePrior));
        }
    }

    /// <summary>Places the people whose votes were taken in twice, the second time with the noise estimated from the first.</summary>
    public void Place(int count, Room room)
    {
        room.Noise.Fill(1);
        Solve(count, room);
        Weigh(count, room);
        Solve(count, room);
    }

    /// <summary>Adds what a placed person says about the statements he or she voted on.</summary>
    public static void Scatter(ReadOnlySpan<ushort> row, Room room, int place, StatementSums.Block to)
    {
        var weight = 1 / room.Noise[place];
        var mean = room.Mean.Slice(place * 16, 16);
        var covariance = room.Covariance.Slice(place * Stride, Stride);
        var own = mean[0];
        var z = Vector512.Create<float>(mean).WithElement(0, 1f);
        var (m0, m1, m2) = Packed.Second(z, ref covariance[0], Vector512.Create(weight));
        Span<Vector512<float>> tails = stackalloc Vector512<float>[3];
        (tails[0], tails[1], tails[2]) = Packed.Answers(m2, z, own, covariance, weight);
        ref var table = ref to.Table.First;
        foreach (var cell in row)
        {
            ref var at = ref Unsafe.Add(ref table, (cell >> 2) * StatementSums.Stride);
            (Vector512.LoadUnsafe(ref at) + m0).StoreUnsafe(ref at);
            (Vector512.LoadUnsafe(ref at, 16) + m1).StoreUnsafe(ref at, 16);
            (Vector512.LoadUnsafe(ref at, 32) + tails[cell & 3]).StoreUnsafe(ref at, 32);
        }
        to.People++;
        to.StyleSquares += own * own + covariance[0];
    }
}
