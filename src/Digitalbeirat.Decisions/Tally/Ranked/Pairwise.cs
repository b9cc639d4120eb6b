namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>How often each candidate is ranked above each other one. Who is not on a ballot stands below all who are, beside the others who are not.</summary>
public sealed class Pairwise
{
    readonly long[,] above;

    Pairwise(long[,] above, int[] standing)
    {
        this.above = above;
        Standing = standing;
    }

    /// <summary>The candidates who have not withdrawn, by index.</summary>
    public IReadOnlyList<int> Standing { get; }

    /// <summary>On how many ballots a is above b.</summary>
    public long Above(int a, int b) => above[a, b];

    /// <summary>Ballots with a above b less ballots with b above a.</summary>
    public long Margin(int a, int b) => above[a, b] - above[b, a];

    /// <summary>Counts all pairs. O(Σ length · candidates).</summary>
    public static Pairwise Of(RankedElection election)
    {
        var e = election.WithoutWithdrawn();
        var n = e.Candidates.Count;
        var above = new long[n, n];
        var on = new bool[n];
        for (var b = 0; b < e.Count.Length; b++)
        {
            var ballot = e.Choice.AsSpan(e.Start[b]..e.Start[b + 1]);
            foreach (var c in ballot) on[c] = true;
            for (var i = 0; i < ballot.Length; i++)
            {
                var equal = true;
                for (var j = i + 1; j < ballot.Length; j++)
                {
                    equal = equal && e.EqualToLast is not null && e.EqualToLast[e.Start[b] + j];
                    if (!equal) above[ballot[i], ballot[j]] += e.Count[b];
                }
                for (var c = 0; c < n; c++) if (!on[c]) above[ballot[i], c] += e.Count[b];
            }
            foreach (var c in ballot) on[c] = false;
        }
        return new(above, [.. Enumerable.Range(0, n).Where(c => !election.Withdrawn.Contains(c))]);
    }
}
