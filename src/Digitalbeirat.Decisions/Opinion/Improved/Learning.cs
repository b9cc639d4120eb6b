namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Learns the statements from the votes and places everybody: a pure function of the votes, on any number of cores.</summary>
/// <remarks>
/// Up to a quarter of a million votes are learned from until nothing moves; beyond that the people are sampled (by a hash of their row) for it, and two sweeps over everybody follow.
/// People are cut into a fixed number of blocks whose sums are added in order, so that the number of cores changes nothing.
/// Time O(sweeps · min(V, 250,000) + 3 V) vector operations.
/// </remarks>
static class Learning
{
    const int LearnedFrom = 1 << 18, MostSweeps = 30, Blocks = 8, Whole = 2;
    const double Settled = 1e-5;

    /// <summary>Where everybody stands: per row style and seven coordinates, and their packed covariance (float is plenty for it).</summary>
    public readonly record struct Places(FactorModel Model, double[] Mean, float[] Covariance)
    {
        /// <summary>The answer to be expected of a person to a statement, between −1 and 1 as a rule.</summary>
        public double Expect(int person, int statement)
        {
            var (own, other) = (person * Packed.Size, statement * Packed.Size);
            var answer = Model.Mean[other] + Mean[own];
            for (var f = 1; f < Packed.Size; f++) answer += Model.Mean[other + f] * Mean[own + f];
            return answer;
        }
    }

    public static Places Run(VoteMatrix votes)
    {
        var everybody = Enumerable.Range(0, votes.Participants).Where(i => votes.Row(i).Length > 0).ToArray();
        var learners = votes.Votes <= LearnedFrom ? everybody : Sampled(everybody, (double)LearnedFrom / votes.Votes);
        var model = FactorModel.Begin(votes.Votes <= LearnedFrom ? votes : Only(votes, learners));
        var noise = new double[votes.Participants];
        Array.Fill(noise, 1);
        for (var sweep = 0; sweep < MostSweeps; sweep++)
            if (model.Learn(Sweep(votes, learners, model, noise, sweep > 2)) < Settled && sweep > 5) break;
        if (learners.Length < everybody.Length)
            for (var sweep = 0; sweep < Whole; sweep++) model.Learn(Sweep(votes, everybody, model, noise, true));
        return Place(votes, everybody, model);
    }

    static int[] Sampled(int[] everybody, double share) => [.. everybody.Where(i => (Mix((ulong)i) >> 11) * (1.0 / (1L << 53)) < share)];

    // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
    internal static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    static VoteMatrix Only(VoteMatrix votes, int[] people)
    {
        var starts = new int[people.Length + 1];
        for (var p = 0; p < people.Length; p++) starts[p + 1] = starts[p] + votes.Row(people[p]).Length;
        var cells = new ushort[starts[^1]];
        for (var p = 0; p < people.Length; p++) votes.Row(people[p]).CopyTo(cells.AsSpan(starts[p]));
        return new(votes.Statements, starts, cells);
    }

    static StatementSums Sweep(VoteMatrix votes, int[] people, FactorModel model, double[] noise, bool weigh)
    {
        var placing = new Placing(model);
        var sums = new StatementSums[Blocks];
        Parallel.For(0, Blocks, block =>
        {
            var (own, room) = (new StatementSums(votes.Statements), new Placing.Eight());
            Span<double> quiet = stackalloc double[8];
            foreach (var eight in people[Cut(people.Length, block)..Cut(people.Length, block + 1)].Chunk(8))
            {
                for (var s = 0; s < eight.Length; s++) quiet[s] = noise[eight[s]];
                placing.Place(votes, eight, quiet, room, false);
                if (weigh) Placing.Weigh(eight.Length, quiet, room);
                for (var s = 0; s < eight.Length; s++)
                {
                    noise[eight[s]] = quiet[s];
                    Placing.Scatter(votes.Row(eight[s]), room.Mean.AsSpan(s * Packed.Size, Packed.Size), room.Covariance.AsSpan(s * Packed.Entries, Packed.Entries), quiet[s], own);
                }
            }
            sums[block] = own;
        });
        for (var block = 1; block < Blocks; block++) sums[0].Add(sums[block]);
        return sums[0];
    }

    static int Cut(int length, int block) => (int)((long)length * block / Blocks) / 8 * 8 is var cut && block == Blocks ? length : cut;

    /// <summary>Places people by their votes alone, the statements being known.</summary>
    public static Places Place(VoteMatrix votes, int[] people, FactorModel model)
    {
        var (placing, mean, covariance) = (new Placing(model), new double[votes.Participants * Packed.Size], new float[votes.Participants * Packed.Entries]);
        Parallel.For(0, Blocks, block =>
        {
            var room = new Placing.Eight();
            Span<double> quiet = stackalloc double[8];
            foreach (var eight in people[Cut(people.Length, block)..Cut(people.Length, block + 1)].Chunk(8))
            {
                quiet.Fill(1);
                placing.Place(votes, eight, quiet, room, true);
                for (var s = 0; s < eight.Length; s++)
                {
                    room.Mean.AsSpan(s * Packed.Size, Packed.Size).CopyTo(mean.AsSpan(eight[s] * Packed.Size));
                    for (var e = 0; e < Packed.Entries; e++) covariance[eight[s] * Packed.Entries + e] = (float)room.Covariance[s * Packed.Entries + e];
                }
            }
        });
        return new(model, mean, covariance);
    }
}
