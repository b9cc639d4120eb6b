namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Learns the statements from the votes: a pure function of the votes, on any number of cores.</summary>
/// <remarks>
/// Up to 65,536 votes are learned from until nothing moves; beyond that so many of the people are sampled (by a hash of their row), and one sweep over more of them, half a million votes at most, follows.
/// People are cut into blocks whose sums are added in order; how many depends on the votes alone, so that the number of cores changes nothing.
/// From the fourth sweep on every step goes twice as far as the sums say, which saves half of the sweeps (R. Salakhutdinov, S. Roweis: Adaptive Overrelaxed Bound Optimization Methods, ICML 2003).
/// Time O(sweeps · min(V, 65,536) + min(V, 500,000)) vector operations.
/// </remarks>
static class Learning
{
    const int LearnedFrom = 1 << 16, RefinedFrom = 1 << 19, MostSweeps = 17, Careful = 3, FewestSweeps = 6, MostBlocks = 8, BlockVotes = 1 << 15;
    const double Settled = 1e-5, Stride = 2;

    /// <summary>What is known of the statements, and the tables by which people are placed, with style against the means of these votes.</summary>
    public static (FactorModel Model, Placing Placing) Run(VoteMatrix votes)
    {
        var learned = Sampled(votes, LearnedFrom);
        var model = FactorModel.Begin(learned);
        var sweeping = new Sweeping(model, Blocks(Math.Min(votes.Votes, RefinedFrom)));
        sweeping.Begin(learned);
        for (var sweep = 0; sweep < MostSweeps; sweep++)
            if (model.Learn(sweeping.Sweep(sweep >= Careful), sweep >= Careful ? Stride : 1) < Settled && sweep >= FewestSweeps) break;
        if (learned != votes)
        {
            sweeping.Begin(Sampled(votes, RefinedFrom));
            model.Learn(sweeping.Sweep(true));
        }
        sweeping.Placing.Fill(model, votes.Counts);
        return (model, sweeping.Placing);
    }

    static int Blocks(int votes) => Math.Clamp(votes / BlockVotes, 1, MostBlocks);

    // The votes of so many people that it are about as many as wanted.
    static VoteMatrix Sampled(VoteMatrix votes, int wanted)
    {
        if (votes.Votes <= wanted) return votes;
        var share = (double)wanted / votes.Votes;
        return votes.Only([.. Enumerable.Range(0, votes.Participants).Where(i => (Mix((ulong)i) >> 11) * (1.0 / (1L << 53)) < share)]);
    }

    // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
    internal static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    sealed class Sweeping(FactorModel model, int most)
    {
        readonly StatementSums sums = new(model.Statements, most);
        readonly Placing.Room[] rooms = [.. Enumerable.Range(0, most).Select(_ => new Placing.Room())];
        VoteMatrix votes = null!;
        float[] noise = [];
        int blocks;

        public Placing Placing { get; } = new(model);

        public void Begin(VoteMatrix votes)
        {
            this.votes = votes;
            blocks = Blocks(votes.Votes);
            noise = new float[votes.Participants];
            Array.Fill(noise, 1);
        }

        public StatementSums Sweep(bool weigh)
        {
            Placing.Fill(model);
            if (blocks < MostBlocks) for (var block = 0; block < blocks; block++) Run(block, weigh);
            else Parallel.For(0, blocks, block => Run(block, weigh));
            sums.Add(blocks);
            return sums;
        }

        void Run(int block, bool weigh)
        {
            var (room, from, to) = (rooms[block], Cut(block), Cut(block + 1));
            Span<int> people = stackalloc int[Improved.Placing.Lanes];
            for (var next = from; next < to;)
            {
                var count = 0;
                for (; next < to && count < Improved.Placing.Lanes; next++)
                {
                    if (votes.Row(next).Length == 0) continue;
                    Placing.Gather(votes.Row(next), room, count);
                    (people[count], room.Noise[count]) = (next, noise[next]);
                    count++;
                }
                Placing.Solve(count, room);
                if (weigh) Improved.Placing.Weigh(count, room);
                for (var s = 0; s < count; s++)
                {
                    noise[people[s]] = room.Noise[s];
                    Improved.Placing.Scatter(votes.Row(people[s]), room, s, sums.Blocks[block]);
                }
            }
        }

        int Cut(int block) => (int)((long)votes.Participants * block / blocks);
    }
}
