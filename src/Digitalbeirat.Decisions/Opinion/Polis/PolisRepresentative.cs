namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>A statement that stands for a group in the sense of Polis, in the direction in which it does.</summary>
/// <param name="Statement">Column.</param>
/// <param name="Agree">True if the group agrees more than the others, false if it disagrees more.</param>
/// <param name="BestAgree">The statement that the group agrees with most distinctly; it always leads.</param>
/// <param name="Successes">Votes in that direction within the group.</param>
/// <param name="Trials">All votes of the group on it, passes included.</param>
/// <param name="Share">Estimated share, (successes + 1) / (trials + 2).</param>
/// <param name="ShareTest">z of the share against one half.</param>
/// <param name="Lift">Share in the group over share among the others.</param>
/// <param name="LiftTest">z of the difference of both shares.</param>
public sealed record PolisRepresentative(int Statement, bool Agree, bool BestAgree, int Successes, int Trials, double Share, double ShareTest, double Lift, double LiftTest)
{
    /// <summary>z above which Polis calls something significant: 90 %, one-sided.</summary>
    public const double Significant = 1.2816;

    const int Most = 5;

    double Weight => Lift * LiftTest * Share * ShareTest;

    /// <summary>Selects what represents a group, as conversation.clj and repness.clj of Polis do.</summary>
    /// <param name="inside">Counts of the group, per statement.</param>
    /// <param name="outside">Counts of all other groups together.</param>
    /// <param name="skipped">Statements that are moderated out.</param>
    public static IReadOnlyList<PolisRepresentative> Select(StatementCounts[] inside, StatementCounts[] outside, bool[] skipped)
    {
        var sufficient = new List<PolisRepresentative>();
        (Direction Agree, Direction Disagree, int Statement)? best = null, bestAgree = null;
        for (var j = 0; j < inside.Length; j++)
        {
            if (skipped[j] || inside[j].Seen + outside[j].Seen == 0) continue;
            var agree = new Direction(inside[j].Agree, inside[j].Seen, outside[j].Agree, outside[j].Seen);
            var disagree = new Direction(inside[j].Disagree, inside[j].Seen, outside[j].Disagree, outside[j].Seen);
            if (agree.Sufficient || disagree.Sufficient) sufficient.Add(Of(j, agree, disagree, false));
            if (sufficient.Count == 0 && (best is null || Math.Max(agree.LiftTest, disagree.LiftTest) > Math.Max(best.Value.Agree.LiftTest, best.Value.Disagree.LiftTest)))
                best = (agree, disagree, j);
            if (inside[j].Agree + inside[j].Disagree > 0 && Beats(agree, bestAgree?.Agree)) bestAgree = (agree, disagree, j);
        }
        PolisRepresentative? leading = bestAgree is { } lead ? Of(lead.Statement, lead.Agree, lead.Disagree, true) : null;
        if (sufficient.Count == 0) return leading is not null ? [leading] : best is { } only ? [Of(only.Statement, only.Agree, only.Disagree, false)] : [];
        var chosen = sufficient.Where(s => s.Statement != leading?.Statement).OrderByDescending(s => s.Weight);
        return [.. (leading is null ? chosen : chosen.Prepend(leading)).Take(Most).OrderBy(s => s.Agree ? 0 : 1)];
    }

    static bool Beats(Direction candidate, Direction? current) => current switch
    {
        { Lift: > 1 } c => candidate.Lift * candidate.LiftTest * candidate.Share * candidate.ShareTest > c.Lift * c.LiftTest * c.Share * c.ShareTest,
        { } c => candidate.Share * candidate.ShareTest > c.Share * c.ShareTest,
        null => candidate.ShareTest > Significant || (candidate.Lift > 1 && candidate.Share > 0.5),
    };

    static PolisRepresentative Of(int statement, Direction agree, Direction disagree, bool bestAgree)
    {
        var agrees = agree.LiftTest > disagree.LiftTest;
        var d = agrees ? agree : disagree;
        return new(statement, agrees, bestAgree, d.Successes, d.Trials, d.Share, d.ShareTest, d.Lift, d.LiftTest);
    }

    internal sealed record Direction(int Successes, int Trials, double Share, double ShareTest, double Lift, double LiftTest)
    {
        public Direction(int successes, int trials, int others, int otherTrials)
            : this(successes, trials, (successes + 1.0) / (trials + 2), OneShare(successes, trials), (successes + 1.0) / (trials + 2) / ((others + 1.0) / (otherTrials + 2)), TwoShares(successes, trials, others, otherTrials)) { }

        public bool Sufficient => LiftTest > Significant && ShareTest > Significant;

        public static double OneShare(int successes, int trials) => 2 * Math.Sqrt(trials + 1) * ((successes + 1.0) / (trials + 1) - 0.5);

        static double TwoShares(int successes, int trials, int others, int otherTrials)
        {
            var (one, two) = ((successes + 1.0) / (trials + 1), (others + 1.0) / (otherTrials + 1));
            var pooled = (successes + 1.0 + others + 1) / (trials + 1 + otherTrials + 1);
            return pooled == 1 ? 0 : (one - two) / Math.Sqrt(pooled * (1 - pooled) * (1.0 / (trials + 1) + 1.0 / (otherTrials + 1)));
        }
    }
}
