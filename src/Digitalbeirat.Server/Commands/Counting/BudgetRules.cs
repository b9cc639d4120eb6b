using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>The rules of the budget command by name.</summary>
sealed record BudgetRules(Utility? Utility, Completion Completion, TieBreaking Ties, long? Threshold, IReadOnlyList<IReadOnlyList<string>> Exclusive)
{
    /// <summary>Cents that Add1 adds at a time.</summary>
    public long Increment { get; init; } = 100;

    public bool WholeStart { get; init; }

    public static IReadOnlyList<(string Names, TieRule Value)> TieNames { get; } =
        [("max-votes", TieRule.MaxVotes), ("min-cost", TieRule.MinCost), ("max-cost", TieRule.MaxCost), ("file-order", TieRule.FileOrder), ("id", TieRule.Id), ("lot", TieRule.Lot)];

    public static IReadOnlyList<(string Names, Utility Value)> UtilityNames { get; } =
        [("cost", Decisions.Budgeting.Rules.Utility.Cost), ("cardinality", Decisions.Budgeting.Rules.Utility.Cardinality), ("points", Decisions.Budgeting.Rules.Utility.Points), ("borda", Decisions.Budgeting.Rules.Utility.Borda)];

    public static IReadOnlyList<(string Names, Completion Value)> CompletionNames { get; } =
    [
        ("none", Completion.None), ("utilitarian", Completion.Utilitarian), ("add1", Completion.Add1), ("add1-exhaustive|add1e", Completion.Add1Exhaustive),
        ("add1u|add1-utilitarian", Completion.Add1Utilitarian), ("add1u-exhaustive|add1eu", Completion.Add1ExhaustiveUtilitarian),
    ];

    public IReadOnlyList<(string Names, Func<Election, Outcome> Value)> All =>
    [
        ("equal-shares|mes|equalshares", e => new EqualShares { Utility = For(e), Completion = Completion, Increment = Increment, WholeStart = WholeStart, Ties = Ties }.Run(e)),
        ("greedy", e => Greedy(e).Run(e)),
        ("greedy-no-skip", e => (Greedy(e) with { StopAtFirstMisfit = true }).Run(e)),
        ("greedy-threshold", e => (Greedy(e) with { Threshold = Threshold * e.PointUnit ?? PublishedThreshold(e) }).Run(e)),
        ("greedy-exclusive", e => (Greedy(e) with { Exclusive = Exclusive }).Run(e)),
        ("phragmen|sequential-phragmen", e => new Phragmen { Ties = Ties }.Run(e)),
        ("exact-equal-shares|ees", e => new ExactEqualShares { Utility = AllTheSame(), Ties = Ties }.Run(e)),
        ("bounded-overspending|bos", e => new BoundedOverspending { Utility = For(e), Ties = Ties }.Run(e)),
        ("max-welfare|welfare", e => new MaxWelfare { Utility = For(e), Ties = Ties }.Run(e)),
    ];

    /// <summary>The greedy rule by votes or points, as cities use it, unless another utility is asked for.</summary>
    public Greedy Greedy(Election e) => new() { Utility = Utility is null ? Decisions.Budgeting.Rules.Utility.Cost : For(e), Ties = Ties, Threshold = (Threshold ?? 0) * e.PointUnit, Exclusive = Exclusive };

    static long PublishedThreshold(Election e) => e.Field("min_project_score_threshold") is { } word
        ? decimal.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var t) ? (long)Math.Ceiling(t * e.PointUnit) : throw new Refusal($"min_project_score_threshold: \"{word}\" is no number")
        : throw new Refusal("greedy-threshold: the file has no min_project_score_threshold; name one with --threshold");

    /// <summary>Exact equal shares lets all pay the same, so a project must be worth the same to all.</summary>
    Utility AllTheSame() => Utility is null or Decisions.Budgeting.Rules.Utility.Cost or Decisions.Budgeting.Rules.Utility.Cardinality ? Utility ?? Decisions.Budgeting.Rules.Utility.Cardinality : throw new Refusal("--rule exact-equal-shares: --utility must be cost or cardinality, since all who pay for a project pay the same");

    Utility For(Election e)
    {
        var chosen = Utility ?? (!e.Ballots.CarryPoints ? e.Kind == BallotKind.Ordinal ? Decisions.Budgeting.Rules.Utility.Borda : Decisions.Budgeting.Rules.Utility.Cost : Decisions.Budgeting.Rules.Utility.Points);
        if (chosen == Decisions.Budgeting.Rules.Utility.Points && e.Kind is not (BallotKind.Cumulative or BallotKind.Scoring)) throw new Refusal("--utility points: the ballots of this election carry no points");
        if (chosen == Decisions.Budgeting.Rules.Utility.Borda && e.Kind != BallotKind.Ordinal) throw new Refusal("--utility borda: the ballots of this election are not ordered");
        return chosen;
    }
}
