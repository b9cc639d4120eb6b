using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>One step of a rule.</summary>
/// <param name="Project">The project by index.</param>
/// <param name="Taken">Whether it was selected in this step; otherwise it left the count.</param>
/// <param name="Reason">Why: a code for texts and tables.</param>
public sealed record Round(int Project, bool Taken, RoundReason Reason)
{
    /// <summary>What decided: worth per cent of the largest payment for equal shares (with utilities of cost its effective votes), worth per cent of cost for greedy; for Phragmén what each voter had earned by then, in cents. Larger is better except for Phragmén.</summary>
    public double Measure { get; init; }

    /// <summary>The most that one supporter pays, in cents (equal shares: everybody pays this or all that is left); for one point or rank where <see cref="PerPoint"/> says so.</summary>
    public Fraction? Price { get; init; }

    /// <summary>Whether supporters pay by the points or ranks that they gave.</summary>
    public bool PerPoint { get; init; }

    /// <summary>How many supporters paid the full price.</summary>
    public long PaidInFull { get; init; }

    /// <summary>How many supporters gave all they had left, which was less.</summary>
    public long GaveAll { get; init; }

    /// <summary>What the supporters had left before the step, in cents.</summary>
    public double SupportersMoney { get; init; }
}
