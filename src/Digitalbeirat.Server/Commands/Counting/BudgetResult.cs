using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Explaining;
using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>One pot's outcome with its explanations.</summary>
sealed record BudgetResult(string District, Election Election, Outcome Outcome, Measures Measures, IReadOnlyList<Loser> Losers, (Outcome Greedy, Comparison Comparison)? Step, IReadOnlyList<(Outcome Outcome, Measures Measures, Comparison Comparison)> Others)
{
    public static BudgetResult Of(string district, Election election, Outcome outcome, BudgetRules? step, Greedy? greedy, Func<Election, Outcome>? confirm, BudgetRules? compare)
    {
        var losers = greedy is not null ? Loser.Of(election, outcome, greedy) : Loser.Of(election, outcome);
        // What would have been enough is said only where counting again confirms it.
        if (greedy is null) losers = confirm is not null ? Loser.Confirmed(election, losers, confirm) : [.. losers.Select(l => l with { EnoughCost = null, EnoughVotes = null })];
        (Outcome, Comparison)? compared = null;
        if (step is not null)
        {
            var other = step.Greedy(election).Run(election);
            var comparison = Comparison.Of(election, outcome, other);
            compared = (outcome, comparison);
            if (comparison.FirstStands) compared = (other, comparison);
            else
            {
                outcome = other with { Rule = $"{outcome.Rule}-comparison: greedy" };
                losers = Loser.Of(election, outcome, step.Greedy(election));
            }
        }
        List<(Outcome, Measures, Comparison)> others = [];
        if (compare is not null)
            foreach (var (names, rule) in compare.All.Where(r => !r.Names.StartsWith("greedy-", StringComparison.Ordinal)))
            {
                var other = rule(election);
                others.Add((other, Measures.Of(election, other.Selected), Comparison.Of(election, outcome, other)));
            }
        return new(district, election, outcome, Measures.Of(election, outcome.Selected), losers, compared, others);
    }

    /// <summary>Whether projects are bought when their supporters have saved enough, so that a round's measure is a time.</summary>
    public bool BySaving => Outcome.Rule == "phragmen";

    /// <summary>The effective votes of a round: by how many equal payments of the largest one the cost would be paid. Null where supporters do not pay, or pay by points.</summary>
    public double? EffectiveVotes(Round round) => BySaving || round.PerPoint || round.PaidInFull + round.GaveAll == 0 || round.Price is not { } price || price.Numerator.Sign <= 0 ? null : (Election.Projects[round.Project].Cost / price).ToDouble();

    public string Id(int project) => Election.Projects[project].Id;
}
