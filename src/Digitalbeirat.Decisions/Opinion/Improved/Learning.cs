using System.Runtime.CompilerServices;
using Digitalbeirat.Decisions.Opinion.Numerics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>Learns the statements from the votes: a pure function of the votes, on any number of cores.</summary>
/// <remarks>
/// Up to 65,536 votes are learned from until nothing moves; beyond that so many of the people are sampled (by a hash of their row), and one sweep over more of them, half a million votes at most, follows. Of more votes than that all but the last three of the many sweeps are over a quarter of the sample.
/// People are cut into blocks whose sums are added in order; how many depends on the votes alone, so that the number of cores changes nothing.
/// From the fourth sweep on every step goes twice as far as the sums say, which saves half of the sweeps (R. Salakhutdinov, S. Roweis: Adaptive Overrelaxed Bound Optimization Methods, ICML 2003).
/// Time O(sweeps · min(V, 65,536) + min(V, 500,000)) vector operations.
/// </remarks>
static class Learning
{
    const int BegunFrom = 1 << 14, LearnedFrom = 1 << 16, RefinedFrom = 1 << 19, MostSweeps = 17, BeginningSweeps = 14, Careful = 3, FewestSweeps = 6, BlockVotes = 1 << 16;
    const double Settled = 1e-5, Stride = 2;

    /// <summary>What is known of the statements, and what places people, with style against the means of these votes.</summary>
    public static (FactorModel Model, Placing Placing) Run(VoteMatrix votes)
    {
        (int Votes, int Sweeps)[] stages = votes.Votes > RefinedFrom ? [(BegunFrom, BeginningSweeps), (LearnedFrom, MostSweeps - BeginningSweeps), (RefinedFrom, 1)]
            : votes.Votes > LearnedFrom ? [(LearnedFrom, MostSweeps), (RefinedFrom, 1)] : [(LearnedFrom, MostSweeps)];
        var samples = Samples(votes, [.. stages.Select(s => s.Votes)]);
        var model = FactorModel.Begin(samples[0]);
        var (placing, sums, done) = (new Placing(votes.Statements), new StatementSums(votes.Statements), 0);
        for (var stage = 0; stage < stages.Length; stage++)
        {
            var blocks = Blocks(samples[stage]);
            for (var (sweep, settled) = (0, false); sweep < stages[stage].Sweeps && !settled; sweep++, done++)
            {
                Sweep(blocks, done >= Careful);
                settled = model.Learn(sums, done >= Careful && stages[stage].Votes < RefinedFrom ? Stride : 1) < Settled && sweep >= FewestSweeps;
            }
        }
        placing.Fill(model, votes.Counts);
        return (model, placing);

        void Sweep(Block[] blocks, bool weigh)
        {
            placing.Fill(model);
            if (blocks.Length == 1) blocks[0].Sweep(placing, weigh);
            else Parallel.ForEach(blocks, block => block.Sweep(placing, weigh));
            sums.Clear();
            foreach (var block in blocks) sums.Add(block.Sums, block.People, block.StyleSquares);
        }
    }

    // Neighbours, of about as many votes together; nobody without a vote.
    static Block[] Blocks(VoteMatrix votes)
    {
        var (peopled, _) = votes.Peopled();
        var (blocks, first, some) = (new List<Block>(), 0, 0);
        for (var i = 0; i < peopled.Participants; i++)
        {
            some += peopled.Row(i).Length;
            if (some < BlockVotes && i + 1 - first < Block.MostPeople && i + 1 < peopled.Participants) continue;
            blocks.Add(new(peopled, first, i + 1));
            (first, some) = (i + 1, 0);
        }
        return [.. blocks];
    }

    // The votes of so many people that they are about as many as wanted; a smaller sample is part of a larger one.
    [MethodImpl(Compiled.AtOnce)]
    static VoteMatrix[] Samples(VoteMatrix votes, int[] wanted)
    {
        var samples = new VoteMatrix[wanted.Length];
        var (people, bounds) = (new List<int>[wanted.Length], new ulong[wanted.Length]);
        for (var s = 0; s < wanted.Length; s++) (people[s], bounds[s]) = ([], (ulong)(Math.Min(1, (double)wanted[s] / votes.Votes) * (1L << 53)));
        for (var i = 0; i < votes.Participants && votes.Votes > wanted[0]; i++)
        {
            var hash = Mix((ulong)i) >> 11;
            for (var s = wanted.Length - 1; s >= 0 && hash < bounds[s]; s--) people[s].Add(i);
        }
        for (var s = 0; s < wanted.Length; s++) samples[s] = votes.Votes <= wanted[s] ? votes : votes.Only([.. people[s]]);
        return samples;
    }

    // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
    internal static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
