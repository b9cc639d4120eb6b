using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Explaining;

/// <summary>How well an outcome serves the voters, in figures. Shares are between 0 and 1, money is in cents.</summary>
/// <param name="WithAWinner">Share of voters with at least one selected project on their ballot.</param>
/// <param name="WinnersPerVoter">Mean number of selected projects on a ballot.</param>
/// <param name="CostPerVoter">Mean cost of the selected projects on a ballot, in cents.</param>
/// <param name="Gini">Inequality of that cost among voters: 0 all the same, 1 one has all.</param>
/// <param name="FairShareRatio">Mean of min(1, share / fair share). A voter's share is what the selected projects on the ballot cost per supporter, the fair share the smaller one of budget / voters and what all projects on the ballot would cost per supporter (Lackner, Maly, Rey 2021).</param>
/// <param name="FairShareDistance">Mean distance of share and fair share, in cents.</param>
/// <param name="Exhaustive">Whether no further project fits into the budget.</param>
/// <param name="Violations">Groups that could have paid a project from their share of the budget and got too little, the worst first.</param>
public sealed record Measures(double WithAWinner, double WinnersPerVoter, double CostPerVoter, double Gini, double FairShareRatio, double FairShareDistance, bool Exhaustive, IReadOnlyList<Violation> Violations)
{
    /// <summary>Measures an outcome. O(entries on ballots · log).</summary>
    /// <param name="election">The ballots.</param>
    /// <param name="selected">Projects by index.</param>
    public static Measures Of(Election election, IReadOnlyList<int> selected)
    {
        var ballots = election.Ballots;
        var wins = new bool[election.Projects.Count];
        foreach (var p in selected) wins[p] = true;
        var perSupporter = election.Projects.Select((p, i) => election.Votes[i] == 0 ? 0 : p.Cost / (double)election.Votes[i]).ToArray();
        var each = election.Budget / (double)Math.Max(1, ballots.Voters);
        double with = 0, winners = 0, cost = 0, ratio = 0, distance = 0;
        var costs = new List<(double Cost, int Count)>();
        for (var b = 0; b < ballots.Distinct; b++)
        {
            double count = ballots.Count[b], won = 0, got = 0, share = 0, all = 0;
            foreach (var p in ballots.On(b))
            {
                all += perSupporter[p];
                if (!wins[p]) continue;
                won++;
                got += election.Projects[p].Cost;
                share += perSupporter[p];
            }
            var fair = Math.Min(each, all);
            if (won > 0) with += count;
            winners += count * won;
            cost += count * got;
            ratio += count * (fair == 0 ? 1 : Math.Min(1, share / fair));
            distance += count * Math.Abs(share - fair);
            costs.Add((got, ballots.Count[b]));
        }
        double n = Math.Max(1, ballots.Voters);
        var left = election.Budget - selected.Sum(p => election.Projects[p].Cost);
        return new(with / n, winners / n, cost / n, Inequality(costs), ratio / n, distance / n,
            !election.Projects.Where((p, i) => !wins[i] && election.Votes[i] > 0 && p.Cost <= left).Any(), [.. Violation.Find(election, selected)]);
    }

    static double Inequality(List<(double Cost, int Count)> costs)
    {
        double below = 0, sum = 0, area = 0;
        foreach (var (cost, count) in costs.OrderBy(c => c.Cost))
        {
            area += count * (2 * sum + count * cost);
            sum += count * cost;
            below += count;
        }
        return sum == 0 ? 0 : 1 - area / (below * sum);
    }
}
