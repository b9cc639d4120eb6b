namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>Instant run-off: while nobody has more than half of the ballots that still name somebody, those with the fewest votes leave (Robert's Rules' alternative vote). O(rounds · entries on ballots).</summary>
public sealed record InstantRunoff
{
    /// <summary>What happens to a ballot at equal ranks; rules differ, so an election with any has to say.</summary>
    public EqualRanks EqualRanks { get; init; }

    /// <summary>Whether all leave at once who together have fewer votes than the next.</summary>
    public bool Batch { get; init; }

    /// <summary>Chooses by round, from 1, who leaves among equals; where it is null they leave together. With it the count goes on to the last, so that every place is known.</summary>
    public Func<int, IReadOnlyList<int>, int>? BreakTie { get; init; }

    /// <summary>Counts. Throws <see cref="NotSupportedException"/> for equal ranks where <see cref="EqualRanks"/> refuses them.</summary>
    public Ordering Run(RankedElection election)
    {
        if (EqualRanks == EqualRanks.Refuse) election.RefuseEqualRanks("Instant run-off");
        var standing = new bool[election.Candidates.Count];
        for (var c = 0; c < standing.Length; c++) standing[c] = !election.Withdrawn.Contains(c);
        List<Ordering.Step> steps = [];
        List<IReadOnlyList<int>> worstFirst = [];
        Dictionary<int, long> scores = [];
        var ended = new bool[election.Count.Length];
        for (var round = 1; ; round++)
        {
            var votes = election.FirstChoices(standing, EqualRanks, ended);
            // Ascending groups of equal votes.
            var groups = Enumerable.Range(0, standing.Length).Where(c => standing[c]).GroupBy(c => votes[c]).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
            if (groups.Count == 0) break;
            foreach (var c in groups.SelectMany(g => g)) scores[c] = votes[c];
            if (BreakTie is null && groups[^1] is [var winner] && votes[winner] * 2 > votes.Sum())
            {
                steps.Add(new("majority", [winner], votes[winner]));
                worstFirst.AddRange(groups);
                break;
            }
            var hopeless = Batch ? Hopeless(groups, votes) : 0;
            var leaving = hopeless > 0 ? groups[..hopeless] : BreakTie is not null && groups[0].Count > 1 ? [[Chosen(round, groups[0])]] : groups[..1];
            List<int> gone = [.. leaving.SelectMany(g => g).Order()];
            steps.Add(new(groups.Sum(g => g.Count) == gone.Count ? "left" : "eliminated", gone, gone.Sum(c => votes[c])));
            worstFirst.AddRange(leaving);
            foreach (var c in gone) standing[c] = false;
        }
        worstFirst.Reverse();
        return new("irv", worstFirst, scores) { Steps = steps };

        int Chosen(int round, List<int> tied)
        {
            steps.Add(new("tied", tied, scores[tied[0]]));
            return BreakTie!(round, tied);
        }
    }

    /// <summary>How many of the groups, from below, have fewer votes together than a candidate of the next one.</summary>
    static int Hopeless(List<List<int>> groups, long[] votes)
    {
        var (most, below) = (0, 0L);
        for (var g = 1; g < groups.Count; g++)
        {
            below += groups[g - 1].Sum(c => votes[c]);
            if (below < votes[groups[g][0]]) most = g;
        }
        return most;
    }
}
