using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Explaining;

/// <summary>A group that was served too little: all of it want a project that was not selected, and even with that project each of them would have got less than the group's share of the budget.</summary>
/// <param name="Project">The project by index.</param>
/// <param name="Voters">Size of the group.</param>
/// <param name="Share">The group's share of the budget in cents, voters / all voters · budget.</param>
/// <param name="MostServed">What the best served of the group got: cost of the selected projects on the ballot, in cents.</param>
public sealed record Violation(int Project, long Voters, Fraction Share, long MostServed)
{
    /// <summary>
    /// All violations of EJR+ for utilities of cost, one for each project that has any, the worst first: no group S of supporters of an unselected project c may have
    /// cost(selected on i's ballot) + cost(c) ≤ |S| / n · budget for every i in S (after Brill and Peters 2023, "Robust and verifiable proportionality axioms").
    /// Equal shares with utilities of cost has none. Exact; O(entries · log).
    /// </summary>
    public static IEnumerable<Violation> Find(Election election, IReadOnlyList<int> selected)
    {
        var ballots = election.Ballots;
        var wins = new bool[election.Projects.Count];
        foreach (var p in selected) wins[p] = true;
        var got = new long[ballots.Distinct];
        var supporters = election.Projects.Select(_ => new List<int>()).ToArray();
        for (var b = 0; b < ballots.Distinct; b++)
            foreach (var p in ballots.On(b))
                if (wins[p]) got[b] += election.Projects[p].Cost;
                else supporters[p].Add(b);
        return election.Projects.Select((_, p) => wins[p] ? null : Worst(p)).OfType<Violation>()
            .OrderByDescending(v => v.Share / (v.MostServed + election.Projects[v.Project].Cost)).ThenBy(v => v.Project);

        Violation? Worst(int p)
        {
            Violation? worst = null;
            var cost = election.Projects[p].Cost;
            long group = 0;
            supporters[p].Sort((a, b) => got[a].CompareTo(got[b]));
            for (var i = 0; i < supporters[p].Count; i++)
            {
                group += ballots.Count[supporters[p][i]];
                var most = got[supporters[p][i]];
                if (i + 1 < supporters[p].Count && got[supporters[p][i + 1]] == most) continue;
                // (most + cost) / (group · budget / n): the larger the share in comparison, the worse.
                if ((Int128)(most + cost) * ballots.Voters > (Int128)group * election.Budget) continue;
                if (worst is null || (Int128)group * (worst.MostServed + cost) > (Int128)worst.Voters * (most + cost))
                    worst = new(p, group, new Fraction((System.Numerics.BigInteger)group * election.Budget, ballots.Voters), most);
            }
            return worst;
        }
    }
}
