using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Explaining;
using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>One pot's outcome with its explanations.</summary>
sealed record BudgetResult(string District, Election Election, Outcome Outcome, Measures Measures, IReadOnlyList<Loser> Losers, (Outcome Greedy, Comparison Comparison)? Step, IReadOnlyList<(Outcome Outcome, Measures Measures, Comparison Comparison)> Others)
{
    public static BudgetResult Of(string district, Election election, Outcome outcome, BudgetRules? step, Greedy? greedy, BudgetRules? compare)
    {
        (Outcome, Comparison)? compared = null;
        if (step is not null)
        {
            var other = step.Greedy(election).Run(election);
            var comparison = Comparison.Of(election, outcome, other);
            compared = (outcome, comparison);
            if (comparison.FirstStands) compared = (other, comparison);
            else outcome = other with { Rule = $"{outcome.Rule}-comparison: greedy" };
        }
        List<(Outcome, Measures, Comparison)> others = [];
        if (compare is not null)
            foreach (var (names, rule) in compare.All.Where(r => !r.Names.StartsWith("greedy-", StringComparison.Ordinal)))
            {
                var other = rule(election);
                others.Add((other, Measures.Of(election, other.Selected), Comparison.Of(election, outcome, other)));
            }
        return new(district, election, outcome, Measures.Of(election, outcome.Selected), greedy is null ? Loser.Of(election, outcome) : Loser.Of(election, outcome, greedy), compared, others);
    }

    public string Id(int project) => Election.Projects[project].Id;
}
