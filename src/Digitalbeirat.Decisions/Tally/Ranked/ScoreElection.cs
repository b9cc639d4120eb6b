using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>Ballots with a grade for each candidate: Score[ballot][candidate], null where none was given, which counts as 0.</summary>
/// <param name="Candidates">Names.</param>
/// <param name="Scores">One row a ballot.</param>
/// <param name="Count">How often each row was cast.</param>
public sealed record ScoreElection(IReadOnlyList<string> Candidates, IReadOnlyList<IReadOnlyList<int?>> Scores, IReadOnlyList<long> Count)
{
    /// <summary>The highest sum of grades.</summary>
    public Ordering Score() => Ordering.By("score", Candidates.Select((_, c) => (c, Sum(c))));

    /// <summary>Approval: any grade above 0 is a yes.</summary>
    public Ordering Approval() => Ordering.By("approval", Candidates.Select((_, c) => (c, Scores.Select((s, b) => s[c] > 0 ? Count[b] : 0).Sum())));

    /// <summary>STAR, score then automatic run-off: of the two with the highest sums wins who is preferred on more ballots.</summary>
    /// <remarks>Ties as the STAR voting rules say: for the second place in the run-off by more pairwise victories among the tied, then by most highest grades; in the run-off by the sum. What is still tied stays tied.</remarks>
    public Ordering Star()
    {
        var sums = Candidates.Select((_, c) => Sum(c)).ToArray();
        List<int> finalists = [];
        List<Ordering.Step> steps = [];
        var rest = Enumerable.Range(0, sums.Length).ToList();
        while (finalists.Count < 2 && rest.Count > 0)
        {
            var tied = rest.Where(c => sums[c] == rest.Max(r => sums[r])).ToList();
            if (finalists.Count + tied.Count > 2)
            {
                tied = Best(tied, c => tied.Count(o => Prefer(c, o) > Prefer(o, c)));
                tied = Best(tied, c => Scores.Select((s, b) => s[c] == Highest ? Count[b] : 0).Sum());
                if (finalists.Count + tied.Count > 2) break;
            }
            finalists.AddRange(tied);
            rest.RemoveAll(tied.Contains);
        }
        if (finalists.Count < 2) return Score() with { Method = "star" };
        var (first, second) = (finalists[0], finalists[1]);
        long one = Prefer(first, second), two = Prefer(second, first);
        steps.Add(new("run-off", [first, second], one - two));
        var order = one != two ? one > two : sums[first] != sums[second] ? sums[first] > sums[second] : (bool?)null;
        List<IReadOnlyList<int>> groups = order is { } won ? [[won ? first : second], [won ? second : first]] : [[.. finalists.Order()]];
        groups.AddRange(Ordering.By("", Enumerable.Range(0, sums.Length).Where(c => !finalists.Contains(c)).Select(c => (c, sums[c]))).Groups);
        return new("star", groups, sums.Select((s, c) => (s, c)).ToDictionary(x => x.c, x => x.s)) { Steps = steps };
    }

    int Highest => Scores.SelectMany(s => s).Max() ?? 0;

    long Sum(int c) => Scores.Select((s, b) => (s[c] ?? 0) * Count[b]).Sum();

    long Prefer(int a, int b) => Scores.Select((s, i) => (s[a] ?? 0) > (s[b] ?? 0) ? Count[i] : 0).Sum();

    static List<int> Best(List<int> among, Func<int, long> by) => [.. among.Where(c => by(c) == among.Max(by))];
}
