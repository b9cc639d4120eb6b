namespace Digitalbeirat.Decisions.Opinion;

/// <summary>What a statement does to the groups.</summary>
public enum ReasonKind
{
    /// <summary>A majority of every group agrees, and at least five people of each were asked.</summary>
    Unites,

    /// <summary>A majority of every group disagrees, and at least five people of each were asked.</summary>
    UnitesAgainst,

    /// <summary>A majority of one group agrees where a majority of another disagrees, or their shares of agreement lie 30 points apart; more than chance explains.</summary>
    Divides,

    /// <summary>Neither of these is sure.</summary>
    Open,
}

/// <summary>Why a statement is said to unite or to divide: the numbers of one sentence.</summary>
/// <param name="Statement">Column.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Lowest">Group that agrees least (for <see cref="ReasonKind.UnitesAgainst"/>: disagrees least).</param>
/// <param name="LowestShare">Share of it that does.</param>
/// <param name="LowestVotes">Its votes on the statement.</param>
/// <param name="Highest">Group that agrees (or disagrees) most.</param>
/// <param name="HighestShare">Share of it that does.</param>
/// <param name="HighestVotes">Its votes on the statement.</param>
public sealed record Reason(int Statement, ReasonKind Kind, int Lowest, double LowestShare, int LowestVotes, int Highest, double HighestShare, int HighestVotes)
{
    const double Majority = 0.5, Apart = 0.3, Sure = 2.5;

    // Nobody speaks for a group of whom hardly anybody was asked.
    const int Heard = 5;

    /// <summary>The reason for each statement on the map; those moderated out or without a vote have none.</summary>
    public static IReadOnlyList<Reason> Of(OpinionMap map) => [.. map.Views.Where(v => v.Consensus is not null && map.Groups.Count > 0).Select(Of)];

    /// <summary>The reason for one statement. Shares are those votes support: agreement as expected in the group, disagreement as cast.</summary>
    public static Reason Of(StatementView view)
    {
        double[] against = [.. view.ByGroup.Select(c => (c.Disagree + 1.0) / (c.Seen + 2))];
        var heard = view.ByGroup.All(c => c.Seen >= Heard);
        if (heard && against.Min() > Majority) return Extremes(view, ReasonKind.UnitesAgainst, against);
        var (low, high) = (Least(view.Expected), Greatest(view.Expected));
        var kind = heard && view.Expected[low] > Majority && view.Consensus is { Low: null or > Majority } ? ReasonKind.Unites
            : view.ByGroup[low].Seen >= Heard && view.ByGroup[high].Seen >= Heard && Differ(view.ByGroup[low], view.ByGroup[high]) && (view.Expected[high] - view.Expected[low] > Apart || (view.Expected[high] > Majority && against[low] > Majority)) ? ReasonKind.Divides
            : ReasonKind.Open;
        return Extremes(view, kind, view.Expected);
    }

    static Reason Extremes(StatementView view, ReasonKind kind, IReadOnlyList<double> shares)
    {
        var (low, high) = (Least(shares), Greatest(shares));
        return new(view.Statement, kind, low, shares[low], view.ByGroup[low].Seen, high, shares[high], view.ByGroup[high].Seen);
    }

    static int Least(IReadOnlyList<double> shares) => Enumerable.Range(0, shares.Count).MinBy(g => shares[g]);

    static int Greatest(IReadOnlyList<double> shares) => Enumerable.Range(0, shares.Count).MaxBy(g => shares[g]);

    // Two shares of agreement, Agresti-Caffo (The American Statistician 54, 2000).
    static bool Differ(StatementCounts one, StatementCounts other)
    {
        var (p, n, q, m) = ((one.Agree + 1.0) / (one.Seen + 2), one.Seen + 2, (other.Agree + 1.0) / (other.Seen + 2), other.Seen + 2);
        return Math.Abs(p - q) > Sure * Math.Sqrt(p * (1 - p) / n + q * (1 - q) / m);
    }
}
