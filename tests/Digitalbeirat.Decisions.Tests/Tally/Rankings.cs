using Digitalbeirat.Decisions.Tally.Ranked;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>Small elections by ranking, made from a seed.</summary>
static class Rankings
{
    public static RankedElection Random(int seed)
    {
        var random = new Random(seed);
        var n = random.Next(2, 7);
        List<(long, int[])> ballots = [];
        for (var b = random.Next(1, 12); b > 0; b--)
        {
            var order = Enumerable.Range(0, n).ToArray();
            random.Shuffle(order);
            ballots.Add((random.Next(1, 20), order[..random.Next(1, n + 1)]));
        }
        return RankedElection.Of(random.Next(1, n), [.. Enumerable.Range(0, n).Select(c => $"c{c}")], ballots);
    }

    public static RankedElection Shuffled(RankedElection e, int seed)
    {
        var order = Enumerable.Range(0, e.Count.Length).ToArray();
        new Random(seed).Shuffle(order);
        return RankedElection.Of(e.Seats, e.Candidates, [.. order.Select(b => (e.Count[b], e.Choice[e.Start[b]..e.Start[b + 1]]))]);
    }
}
