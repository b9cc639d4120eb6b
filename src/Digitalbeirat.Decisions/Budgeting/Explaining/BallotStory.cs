using Digitalbeirat.Decisions.Budgeting.Rules;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Explaining;

/// <summary>What one ballot achieved.</summary>
/// <param name="Listed">The projects on the ballot by index.</param>
/// <param name="Funded">Those of them that were selected.</param>
/// <param name="Paid">What this voter's share paid, in cents, project by project; for rules without endowments the cost per supporter.</param>
/// <param name="Share">What each voter could spend, in cents: the endowment, or budget / voters.</param>
/// <param name="Left">What was not spent; null for rules without endowments.</param>
public sealed record BallotStory(IReadOnlyList<int> Listed, IReadOnlyList<int> Funded, IReadOnlyList<(int Project, Fraction Amount)> Paid, Fraction Share, Fraction? Left)
{
    /// <summary>Tells what distinct ballot b achieved.</summary>
    public static BallotStory Of(Election election, Outcome outcome, int ballot)
    {
        var selected = outcome.Selected.ToHashSet();
        int[] listed = [.. election.Ballots.On(ballot)];
        int[] funded = [.. listed.Where(selected.Contains)];
        if (outcome.Payments is { } payments && outcome.Endowment is { } endowment) return new(listed, funded, [.. payments.PaymentsOf(ballot)], endowment, payments.Left(ballot));
        return new(listed, funded, [.. funded.Select(p => (p, new Fraction(election.Projects[p].Cost, Math.Max(1, election.Votes[p]))))], new Fraction(election.Budget, election.Ballots.Voters), null);
    }
}
