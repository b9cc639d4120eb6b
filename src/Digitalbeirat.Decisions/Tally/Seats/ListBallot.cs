namespace Digitalbeirat.Decisions.Tally.Seats;

/// <summary>A ballot with several votes that may be heaped on one person (Kumulieren) and spread over lists (Panaschieren).</summary>
/// <param name="Marks">Votes by candidate's name.</param>
/// <param name="UnchangedList">The list that was handed in as it is, or null: each of its candidates has one vote, as far as the votes go.</param>
public sealed record ListBallot(IReadOnlyDictionary<string, int> Marks, string? UnchangedList = null)
{
    /// <summary>Why the ballot is not valid, or null.</summary>
    /// <param name="candidates">All candidates.</param>
    /// <param name="votesEach">How many votes a voter has (§ 26 GemO Baden-Württemberg: as many as there are seats).</param>
    /// <param name="mostPerPerson">How many of them one person may get (usually three).</param>
    public string? Flaw(IReadOnlyCollection<ListCandidate> candidates, int votesEach, int mostPerPerson)
    {
        if (UnchangedList is not null && candidates.All(c => c.List != UnchangedList)) return $"there is no list {UnchangedList}";
        if (Marks.Keys.FirstOrDefault(n => candidates.All(c => c.Name != n)) is { } nobody) return $"there is no candidate {nobody}";
        if (Marks.FirstOrDefault(m => m.Value < 0 || m.Value > mostPerPerson) is { Key: { } much, Value: var votes }) return $"{votes} votes for {much}; {mostPerPerson} are allowed";
        return Marks.Values.Sum() > votesEach ? $"{Marks.Values.Sum()} votes; {votesEach} are allowed" : null;
    }

    /// <summary>Adds up valid ballots into personal votes.</summary>
    public static IReadOnlyList<ListCandidate> Count(IReadOnlyList<ListCandidate> candidates, IEnumerable<ListBallot> ballots, int votesEach, int mostPerPerson)
    {
        var votes = candidates.ToDictionary(c => c.Name, _ => 0L);
        foreach (var ballot in ballots.Where(b => b.Flaw(candidates, votesEach, mostPerPerson) is null))
        {
            foreach (var (name, given) in ballot.Marks) votes[name] += given;
            if (ballot.UnchangedList is { } list && ballot.Marks.Count == 0)
                foreach (var c in candidates.Where(c => c.List == list).OrderBy(c => c.Place).Take(votesEach)) votes[c.Name]++;
        }
        return [.. candidates.Select(c => c with { Votes = votes[c.Name] })];
    }
}
