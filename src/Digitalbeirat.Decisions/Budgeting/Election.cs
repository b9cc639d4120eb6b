namespace Digitalbeirat.Decisions.Budgeting;

/// <summary>A participatory budget: money, projects and ballots. Money is in cents, so no amount is ever rounded.</summary>
/// <param name="Budget">In cents.</param>
/// <param name="Kind">How ballots were filled in.</param>
/// <param name="Projects">In the order of the file; ids are unique.</param>
/// <param name="Ballots">Refer to projects by index.</param>
public sealed record Election(long Budget, BallotKind Kind, IReadOnlyList<Project> Projects, Ballots Ballots)
{
    /// <summary>Everything the file says about the election, in its order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Meta { get; init; } = [];

    /// <summary>Names of the columns of the projects.</summary>
    public IReadOnlyList<string> ProjectColumns { get; init; } = [];

    /// <summary>Names of the columns of the votes.</summary>
    public IReadOnlyList<string> VoteColumns { get; init; } = [];

    /// <summary>The rows of the votes as in the file, one for each voter; empty where the election was not read from a file.</summary>
    public IReadOnlyList<IReadOnlyList<string>> VoteRows { get; init; } = [];

    /// <summary>What the reader found odd but could understand.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The value of a field of META, or null.</summary>
    public string? Field(string name) => Meta.FirstOrDefault(m => m.Key == name).Value;

    /// <summary>Votes of each project: how many ballots list it.</summary>
    public IReadOnlyList<long> Votes => votes ??= CountVotes();

    /// <summary>Points of each project where ballots carry points, its votes otherwise: what cities rank by.</summary>
    public IReadOnlyList<long> Scores => scores ??= Ballots.Points is null ? Votes : CountPoints();

    IReadOnlyList<long>? votes, scores;

    long[] CountVotes()
    {
        var sums = new long[Projects.Count];
        for (var b = 0; b < Ballots.Distinct; b++) foreach (var p in Ballots.On(b)) sums[p] += Ballots.Count[b];
        return sums;
    }

    long[] CountPoints()
    {
        var sums = new long[Projects.Count];
        for (var b = 0; b < Ballots.Distinct; b++)
            for (var e = Ballots.Start[b]; e < Ballots.Start[b + 1]; e++) sums[Ballots.Projects[e]] += Ballots.Count[b] * Ballots.Points![e];
        return sums;
    }
}
