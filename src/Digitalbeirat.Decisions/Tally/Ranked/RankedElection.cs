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

    /// <summary>Throws <see cref="NotSupportedException"/> where a ballot has equal ranks.</summary>
    internal void RefuseEqualRanks(string method)
    {
        if (EqualToLast is null) return;
        var ballot = Enumerable.Range(0, Count.Length).First(b => EqualToLast.AsSpan(Start[b]..Start[b + 1]).Contains(true));
        var second = Array.IndexOf(EqualToLast, true, Start[ballot]);
        throw new NotSupportedException($"{method} does not say how equal ranks count; ballot {ballot + 1} gives {Candidates[Choice[second - 1]]} and {Candidates[Choice[second]]} the same rank");
    }

    /// <summary>The votes that each candidate has as the first choice among those who stand. A ballot that has ended stays so, even if later only one of those who ended it stands.</summary>
    internal long[] FirstChoices(ReadOnlySpan<bool> standing, EqualRanks equal, Span<bool> ended)
    {
        var votes = new long[Candidates.Count];
        for (var b = 0; b < Count.Length; b++)
            if (ended[b]) continue;
            else if (Top(b, standing, equal) is >= 0 and var top) votes[top] += Count[b];
            else ended[b] = true;
        return votes;
    }

    /// <summary>Whom a ballot counts for, or −1.</summary>
    int Top(int ballot, ReadOnlySpan<bool> standing, EqualRanks equal)
    {
        for (int at = Start[ballot], next; at < Start[ballot + 1]; at = next)
        {
            next = at + 1;
            while (EqualToLast is not null && next < Start[ballot + 1] && EqualToLast[next]) next++;
            if (next - at > 1 && equal == EqualRanks.Skip) continue;
            if (next - at > 1 && equal == EqualRanks.End) return -1;
            var top = -1;
            for (var e = at; e < next; e++)
            {
                if (!standing[Choice[e]]) continue;
                if (top >= 0) return -1;
                top = Choice[e];
            }
            if (top >= 0) return top;
        }
        return -1;
    }

    /// <summary>The election with ballots that end before their first equal rank.</summary>
    internal RankedElection UntilEqualRank()
    {
        if (EqualToLast is null) return this;
        List<int> start = [0], choice = [];
        for (var b = 0; b < Count.Length; b++)
        {
            var second = EqualToLast.AsSpan(Start[b]..Start[b + 1]).IndexOf(true);
            choice.AddRange(Choice.AsSpan(Start[b]..(second < 0 ? Start[b + 1] : Start[b] + second - 1)));
            start.Add(choice.Count);
        }
        return this with { Start = [.. start], Choice = [.. choice], EqualToLast = null };
    }
}
