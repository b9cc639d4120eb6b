namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>Rankings from the order on each ballot: plurality, Bucklin, instant run-off.</summary>
public static class Preferential
{
    /// <summary>Most first choices. Equal first choices count for nobody.</summary>
    public static Ordering Plurality(RankedElection election) => Ordering.By("plurality", FirstChoices(election.WithoutWithdrawn(), Standing(election)));

    static List<int> Standing(RankedElection e) => [.. Enumerable.Range(0, e.Candidates.Count).Where(c => !e.Withdrawn.Contains(c))];

    static IEnumerable<(int, long)> FirstChoices(RankedElection e, IReadOnlyCollection<int> standing)
    {
        var votes = standing.ToDictionary(c => c, _ => 0L);
        for (var b = 0; b < e.Count.Length; b++)
            for (var i = e.Start[b]; i < e.Start[b + 1]; i++)
                if (votes.TryGetValue(e.Choice[i], out var sum))
                {
                    votes[e.Choice[i]] = sum + e.Count[b];
                    break;
                }
        return votes.Select(v => (v.Key, v.Value));
    }

    /// <summary>Bucklin: first choices, then second choices added, and so on until somebody is on more than half of the ballots; the most votes then win.</summary>
    public static Ordering Bucklin(RankedElection election)
    {
        var e = election.WithoutWithdrawn();
        var votes = Standing(election).ToDictionary(c => c, _ => 0L);
        var cast = Enumerable.Range(0, e.Count.Length).Where(b => e.Start[b] < e.Start[b + 1]).Sum(b => e.Count[b]);
        // A last rank would add what a full ballot cannot say.
        for (var rank = 0; rank < Math.Max(1, e.Candidates.Count - 1); rank++)
        {
            for (var b = 0; b < e.Count.Length; b++)
                if (e.Start[b] + rank < e.Start[b + 1]) votes[e.Choice[e.Start[b] + rank]] += e.Count[b];
            if (votes.Values.DefaultIfEmpty().Max() * 2 > cast) break;
        }
        return Ordering.By("bucklin", votes.Select(v => (v.Key, v.Value)));
    }

    /// <summary>Instant run-off: while nobody has more than half of the ballots that still name somebody, all with the fewest votes leave together (Robert's Rules' alternative vote with ties eliminated at once).</summary>
    /// <param name="election">Strict rankings; throws <see cref="NotSupportedException"/> for equal ranks.</param>
    /// <param name="breakTie">Chooses who leaves among equals in a round; where it is null they leave together.</param>
    public static Ordering InstantRunoff(RankedElection election, Func<int, IReadOnlyList<int>, int>? breakTie = null)
    {
        if (election.EqualToLast is not null) throw new NotSupportedException("Instant run-off cannot count ballots with equal ranks");
        var e = election.WithoutWithdrawn();
        var standing = Standing(election);
        List<Ordering.Step> steps = [];
        List<IReadOnlyList<int>> worstFirst = [];
        var scores = standing.ToDictionary(c => c, _ => 0L);
        while (standing.Count > 0)
        {
            var votes = FirstChoices(e, standing.ToHashSet()).ToDictionary(v => v.Item1, v => v.Item2);
            foreach (var (c, v) in votes) scores[c] = v;
            var fewest = votes.Values.Min();
            if (votes.FirstOrDefault(v => v.Value * 2 > votes.Values.Sum()) is { Value: > 0 } winner && breakTie is null)
            {
                steps.Add(new("majority", [winner.Key], winner.Value));
                foreach (var group in votes.Where(v => v.Key != winner.Key).GroupBy(v => v.Value).OrderBy(g => g.Key)) worstFirst.Add([.. group.Select(v => v.Key).Order()]);
                worstFirst.Add([winner.Key]);
                break;
            }
            List<int> last = [.. votes.Where(v => v.Value == fewest).Select(v => v.Key).Order()];
            if (breakTie is not null && last.Count > 1) last = [breakTie(steps.Count + 1, last)];
            steps.Add(new(last.Count == standing.Count ? "left" : "eliminated", last, fewest));
            worstFirst.Add(last);
            standing.RemoveAll(last.Contains);
        }
        worstFirst.Reverse();
        return new("irv", worstFirst, scores) { Steps = steps };
    }
}
