namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>An election by ranking: ballot b ranks Choice[Start[b] .. Start[b+1]), best first, and was cast Count[b] times.</summary>
/// <param name="Seats">How many are to be elected.</param>
/// <param name="Candidates">Names; candidates are meant by their place in this list.</param>
/// <param name="Start">Where each ballot begins; one more than there are ballots.</param>
/// <param name="Choice">Candidates by index.</param>
/// <param name="Count">How often each ballot was cast; positive.</param>
public sealed record RankedElection(int Seats, IReadOnlyList<string> Candidates, int[] Start, int[] Choice, long[] Count)
{
    /// <summary>What the election is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who withdrew, by index; votes pass over them.</summary>
    public IReadOnlySet<int> Withdrawn { get; init; } = new HashSet<int>();

    /// <summary>An order of lots laid down beforehand, earliest first; candidates by index.</summary>
    public IReadOnlyList<int>? TieOrder { get; init; }

    /// <summary>Where an entry stands beside the one before on the same rank; null where no ballot has equal ranks.</summary>
    public bool[]? EqualToLast { get; init; }

    /// <summary>Number of ballots cast.</summary>
    public long Ballots => Count.Sum();

    /// <summary>Makes an election of ballots; the simplest way for tests and small boards.</summary>
    public static RankedElection Of(int seats, IReadOnlyList<string> candidates, params IReadOnlyList<(long Count, int[] Ranking)> ballots)
    {
        List<int> start = [0], choice = [];
        foreach (var (_, ranking) in ballots)
        {
            choice.AddRange(ranking);
            start.Add(choice.Count);
        }
        return new(seats, candidates, [.. start], [.. choice], [.. ballots.Select(b => b.Count)]);
    }

    /// <summary>The election without withdrawn candidates on the ballots and without empty ballots; the names stay.</summary>
    internal RankedElection WithoutWithdrawn()
    {
        var start = new int[Start.Length];
        var choice = new List<int>(Choice.Length);
        var equal = EqualToLast is null ? null : new List<bool>(Choice.Length);
        for (var b = 0; b < Count.Length; b++)
        {
            var tied = false;
            for (var e = Start[b]; e < Start[b + 1]; e++)
            {
                tied = EqualToLast is not null && EqualToLast[e] && (tied || e == Start[b] || !Withdrawn.Contains(Choice[e - 1]));
                if (Withdrawn.Contains(Choice[e])) continue;
                equal?.Add(tied && choice.Count > start[b]);
                choice.Add(Choice[e]);
            }
            start[b + 1] = choice.Count;
        }
        return this with { Start = start, Choice = [.. choice], EqualToLast = equal?.ToArray() };
    }
}
