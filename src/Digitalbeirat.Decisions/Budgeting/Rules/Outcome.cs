namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>What a rule decided.</summary>
/// <param name="Rule">Name of the rule with its options.</param>
/// <param name="Selected">Projects by index, in the order in which they were chosen.</param>
/// <param name="Cost">Their sum in cents.</param>
/// <param name="Ties">Every tie that came up, in order.</param>
/// <param name="Rounds">What happened in each round, in order.</param>
public sealed record Outcome(string Rule, IReadOnlyList<int> Selected, long Cost, IReadOnlyList<Tie> Ties, IReadOnlyList<Round> Rounds)
{
    /// <summary>The endowment of each voter in cents with which the outcome was found; null for rules without endowments.</summary>
    public Reading.Fraction? Endowment { get; init; }

    /// <summary>Who paid what, for equal shares.</summary>
    internal RecordPayments? Payments { get; init; }
}
