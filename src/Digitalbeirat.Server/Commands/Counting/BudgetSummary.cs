using System.Globalization;
using System.Text;
using Digitalbeirat.Decisions.Budgeting.Explaining;
using Digitalbeirat.Decisions.Budgeting.Format;
using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>The budget command's result for people.</summary>
static class BudgetSummary
{
    public static string Write(IReadOnlyList<BudgetResult> results, int? voter)
    {
        var text = new StringBuilder();
        foreach (var r in results)
        {
            void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
            if (results.Count > 1) Line($"— {(r.District.Length > 0 ? r.District : "the whole town")} —");
            Line($"{r.Outcome.Rule}: {r.Outcome.Selected.Count} of {r.Election.Projects.Count} projects for {Cents.Write(r.Outcome.Cost)} of {Cents.Write(r.Election.Budget)}, {r.Election.Ballots.Voters} voters{(r.Outcome.Endowment is { } e ? $", {Money(e.ToDouble())} each" : "")}");
            var round = 0;
            foreach (var x in r.Outcome.Rounds.Where(x => x.Taken))
            {
                var p = r.Election.Projects[x.Project];
                var how = p.Cost > 0 && x.Price is { } price && x.PaidInFull + x.GaveAll > 0
                    ? r.BySaving ? $"bought when each voter had saved {Money(x.Measure)}"
                    : FormattableString.Invariant($"{x.PaidInFull} pay {Money(price.ToDouble())}{(x.PerPoint ? " a point" : "")}, {x.GaveAll} all they have; ") + (r.EffectiveVotes(x) is { } votes ? FormattableString.Invariant($"{votes:0.##} effective votes") : FormattableString.Invariant($"{100 * x.Measure:0.##} points for 1.00"))
                    : BudgetJson.Code(x.Reason);
                Line($"{++round,4}. {p.Id,-12} {Cents.Write(p.Cost),12}  {r.Election.Votes[x.Project],6} votes  {how}  {p.Name}");
            }
            if (r.Losers.Count > 0) Line($"Not selected:");
            foreach (var l in r.Losers)
            {
                var p = r.Election.Projects[l.Project];
                var needed = (l.EnoughCost, l.EnoughVotes) switch
                {
                    (null, null) => l.SupportersLeft is { } had ? $"; its supporters had {Money(had.ToDouble())} left" : "",
                    (null, { } v) => FormattableString.Invariant($"; {v} more votes would have been enough"),
                    ({ } c, null) => $"; a cost of {Cents.Write(c)} would have been enough",
                    ({ } c, { } v) => FormattableString.Invariant($"; {v} more votes or a cost of {Cents.Write(c)} would have been enough"),
                };
                Line($"      {p.Id,-12} {Cents.Write(p.Cost),12}  {l.Votes,6} votes  {BudgetJson.Code(l.Reason)}{needed}  {p.Name}");
            }
            var m = r.Measures;
            Line($"{100 * m.WithAWinner:0.0} % of the voters have a selected project, {m.WinnersPerVoter:0.00} on average; fair share reached to {100 * m.FairShareRatio:0.0} %; {m.Violations.Count} groups served less than their share buys (EJR+)");
            if (r.Step is { } s) Line($"Comparison step: {s.Comparison.PreferFirst} voters are better served by equal shares, {s.Comparison.PreferSecond} by greedy, {s.Comparison.Indifferent} equally; {(s.Comparison.FirstStands ? "the outcome stands" : "greedy is taken")}");
            foreach (var (outcome, measures, comparison) in r.Others)
                Line($"  {outcome.Rule,-24} {outcome.Selected.Count,4} projects {Cents.Write(outcome.Cost),14}  {100 * measures.WithAWinner,5:0.0} % with a winner  {measures.Violations.Count,3} EJR+  better for {comparison.PreferSecond}, worse for {comparison.PreferFirst}");
            if (voter is { } cast) text.Append(Story(r, cast));
        }
        return text.ToString();
    }

    static string Story(BudgetResult r, int voter)
    {
        var story = BallotStory.Of(r.Election, r.Outcome, r.Election.Ballots.BallotOf(voter));
        var paid = story.Paid.Count == 0 ? "" : $"; the share of {Money(story.Share.ToDouble())} paid {string.Join(", ", story.Paid.Select(p => $"{Money(p.Amount.ToDouble())} for {r.Id(p.Project)}"))}";
        return string.Create(CultureInfo.InvariantCulture, $"This ballot: {story.Funded.Count} of its {story.Listed.Count} projects were selected{paid}{(story.Left is { } left ? $"; {Money(left.ToDouble())} are left" : "")}.\n");
    }

    static string Money(double cents) => (cents / 100).ToString("0.00", CultureInfo.InvariantCulture);
}
