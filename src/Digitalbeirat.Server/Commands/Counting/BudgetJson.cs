using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Digitalbeirat.Decisions.Budgeting.Explaining;
using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>The budget command's result as JSON. Money is in currency units.</summary>
static class BudgetJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<BudgetResult> results, int? voter, double cpuMs) =>
        (results.Count == 1 ? JsonSerializer.Serialize(Shape(results[0], voter, cpuMs), Options) : JsonSerializer.Serialize(new { pots = results.Select(r => Shape(r, null, null)), cpuMs = Math.Round(cpuMs, 1) }, Options)) + "\n";

    static object Shape(BudgetResult r, int? voter, double? cpuMs) => new
    {
        rule = r.Outcome.Rule,
        district = r.District.Length > 0 ? r.District : null,
        selected = r.Outcome.Selected.Select(r.Id),
        cost = Units(r.Outcome.Cost),
        budget = Units(r.Election.Budget),
        voters = r.Election.Ballots.Voters,
        endowment = r.Outcome.Endowment is { } e ? Units(e.ToDouble()) : (decimal?)null,
        endowmentExact = r.Outcome.Endowment is { } exact ? (exact / 100).ToString() : null,
        ties = r.Outcome.Ties.Select(t => new { t.Round, t.Tied, t.Chosen, by = BudgetRules.TieNames.First(n => n.Value == t.By).Names, t.Lot }),
        rounds = r.Outcome.Rounds.Where(x => x.Taken).Select((x, i) => new
        {
            round = i + 1,
            project = r.Id(x.Project),
            reason = Code(x.Reason),
            cost = Units(r.Election.Projects[x.Project].Cost),
            votes = r.Election.Votes[x.Project],
            effectiveVotes = r.EffectiveVotes(x) is { } effective ? Math.Round(effective, 6) : (double?)null,
            measure = double.IsFinite(x.Measure) ? Math.Round(x.Measure, 9) : (double?)null,
            price = x.Price is { } p ? Units(p.ToDouble()) : (decimal?)null,
            priceExact = x.Price is { } full && full.Denominator.GetBitLength() <= 256 ? (full / 100).ToString() : null,
            x.PaidInFull,
            x.GaveAll,
        }),
        losers = r.Losers.Select(l => new
        {
            project = r.Id(l.Project),
            reason = Code(l.Reason),
            l.Votes,
            cost = Units(r.Election.Projects[l.Project].Cost),
            supportersLeft = l.SupportersLeft is { } left ? Units(left.ToDouble()) : (decimal?)null,
            enoughCost = l.EnoughCost is { } enough ? Units(enough) : (decimal?)null,
            l.EnoughVotes,
        }),
        metrics = Metrics(r, r.Measures),
        comparisonStep = r.Step is { } s ? new { other = s.Greedy.Rule, preferOutcome = s.Comparison.PreferFirst, preferGreedy = s.Comparison.PreferSecond, indifferent = s.Comparison.Indifferent, stands = s.Comparison.FirstStands } : null,
        comparison = r.Others.Count == 0 ? null : r.Others.Select(o => new
        {
            rule = o.Outcome.Rule,
            selected = o.Outcome.Selected.Select(r.Id),
            cost = Units(o.Outcome.Cost),
            metrics = Metrics(r, o.Measures),
            votersPreferringOutcome = o.Comparison.PreferFirst,
            votersPreferringThis = o.Comparison.PreferSecond,
            onlyHere = o.Comparison.OnlySecond.Select(r.Id),
            missingHere = o.Comparison.OnlyFirst.Select(r.Id),
        }),
        ballot = voter is { } v ? Story(r, v) : null,
        findings = r.Election.Findings.Count == 0 ? null : r.Election.Findings.Take(100).Select(f => new { f.Kind, f.Line, f.Message }),
        cpuMs = cpuMs is { } ms ? Math.Round(ms, 1) : (double?)null,
    };

    static object Story(BudgetResult r, int voter)
    {
        var story = BallotStory.Of(r.Election, r.Outcome, r.Election.Ballots.BallotOf(voter));
        return new
        {
            listed = story.Listed.Select(r.Id),
            funded = story.Funded.Select(r.Id),
            share = Units(story.Share.ToDouble()),
            paid = story.Paid.Select(p => new { project = r.Id(p.Project), amount = Units(p.Amount.ToDouble()) }),
            left = story.Left is { } left ? Units(left.ToDouble()) : (decimal?)null,
        };
    }

    static object Metrics(BudgetResult r, Measures m) => new
    {
        votersWithAWinner = Math.Round(m.WithAWinner, 6),
        winnersPerVoter = Math.Round(m.WinnersPerVoter, 6),
        costPerVoter = Units(m.CostPerVoter),
        gini = Math.Round(m.Gini, 6),
        fairShareRatio = Math.Round(m.FairShareRatio, 6),
        fairShareDistance = Units(m.FairShareDistance),
        m.Exhaustive,
        ejrPlusViolations = m.Violations.Select(v => new { project = r.Id(v.Project), v.Voters, share = Units(v.Share.ToDouble()), mostServed = Units(v.MostServed) }),
    };

    public static string Code(RoundReason reason) => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());

    public static decimal Units(long cents) => cents / 100m;

    public static decimal Units(double cents) => Math.Round((decimal)cents / 100m, 4);
}
