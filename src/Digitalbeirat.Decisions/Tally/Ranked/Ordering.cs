namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>A ranking of candidates by a method, with ties as they are.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Groups">Candidates by index, best group first; a group of several is tied.</param>
/// <param name="Scores">What the method orders by, for each candidate who stands.</param>
public sealed record Ordering(string Method, IReadOnlyList<IReadOnlyList<int>> Groups, IReadOnlyDictionary<int, long> Scores)
{
    /// <summary>The best; several where they are tied.</summary>
    public IReadOnlyList<int> Winners => Groups.Count > 0 ? Groups[0] : [];

    /// <summary>What happened on the way, in sentences of candidates' places: rounds of elimination, pairs locked.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>One step: what was done with whom, at which count.</summary>
    /// <param name="What">A code: "eliminated", "locked", "skipped", "majority".</param>
    /// <param name="Who">Candidates by index.</param>
    /// <param name="Count">Votes or margin.</param>
    public sealed record Step(string What, IReadOnlyList<int> Who, long Count);

    internal static Ordering By(string method, IEnumerable<(int Candidate, long Score)> scores)
    {
        var all = scores.ToDictionary(s => s.Candidate, s => s.Score);
        return new(method, [.. all.GroupBy(s => s.Value).OrderByDescending(g => g.Key).Select(g => (IReadOnlyList<int>)[.. g.Select(s => s.Key).Order()])], all);
    }
}
