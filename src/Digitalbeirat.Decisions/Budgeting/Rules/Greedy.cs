namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>What most cities do: projects in order of their support, each taken if the rest of the budget pays for it.</summary>
/// <remarks>The order is by total utility per cent of cost, so with <see cref="Utility.Cost"/> it is by votes (or points), with <see cref="Utility.Cardinality"/> by votes per cent. Compared in 128-bit integers: exact. O(m log m).</remarks>
public sealed record Greedy
{
    /// <summary>What a project is worth.</summary>
    public Utility Utility { get; init; } = Utility.Cost;

    /// <summary>Whether the count ends with the first project that does not fit ("greedy-no-skip").</summary>
    public bool StopAtFirstMisfit { get; init; }

    /// <summary>Projects with fewer votes (points) than this are out ("greedy-threshold").</summary>
    public long Threshold { get; init; }

    /// <summary>Groups of project ids of which at most one is taken ("greedy-exclusive": a large project and its small twin).</summary>
    public IReadOnlyList<IReadOnlyList<string>> Exclusive { get; init; } = [];

    /// <summary>How ties are broken.</summary>
    public TieBreaking Ties { get; init; } = TieBreaking.Usual;

    /// <summary>Counts an election.</summary>
    public Outcome Run(Election election)
    {
        var claims = Utility == Utility.Cost ? null : new Claims(election, Utility);
        return Run(election.Projects, election.Scores, claims?.Total ?? [.. election.Projects.Select((p, i) => election.Scores[i] * Math.Max(1, p.Cost))], election.Budget);
    }

    /// <summary>Counts published scores without ballots: with the utility of cost, which orders by score.</summary>
    public Outcome Run(IReadOnlyList<Project> projects, IReadOnlyList<long> scores, long budget) =>
        Run(projects, scores, [.. projects.Select((p, i) => checked(scores[i] * Math.Max(1, p.Cost)))], budget);

    Outcome Run(IReadOnlyList<Project> projects, IReadOnlyList<long> scores, IReadOnlyList<long> worth, long budget)
    {
        var fill = new FillBudget(projects, scores, worth, Ties);
        List<Round> rounds = [];
        var standing = new List<int>();
        for (var p = 0; p < projects.Count; p++)
            if (worth[p] == 0) rounds.Add(new(p, false, RoundReason.NoSupport));
            else if (scores[p] < Threshold) rounds.Add(new(p, false, RoundReason.BelowThreshold) { Measure = scores[p] });
            else standing.Add(p);
        var excludes = Exclusive.Select(g => g.ToHashSet(StringComparer.Ordinal)).ToList();
        return fill.Run(Name(), standing, budget, StopAtFirstMisfit, (a, b) => excludes.Any(g => g.Contains(projects[a].Id) && g.Contains(projects[b].Id)), rounds, RoundReason.Best);
    }

    string Name() => StopAtFirstMisfit ? "greedy-no-skip" : Threshold > 0 ? "greedy-threshold" : Exclusive.Count > 0 ? "greedy-exclusive" : "greedy";
}
