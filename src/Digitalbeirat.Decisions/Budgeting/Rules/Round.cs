using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>One step of a rule.</summary>
/// <param name="Project">The project by index.</param>
/// <param name="Taken">Whether it was selected in this step; otherwise it left the count.</param>
/// <param name="Reason">Why: a code for texts and tables.</param>
public sealed record Round(int Project, bool Taken, RoundReason Reason)
{
    /// <summary>What decided: the effective votes of equal shares, votes per cent for greedy, the time of Phragmén's rule. Larger is better except for Phragmén.</summary>
    public double Measure { get; init; }

    /// <summary>The most that one supporter pays, in cents (equal shares: everybody pays this or all that is left).</summary>
    public Fraction? Price { get; init; }

    /// <summary>How many supporters paid the full price.</summary>
    public long PaidInFull { get; init; }

    /// <summary>How many supporters gave all they had left, which was less.</summary>
    public long GaveAll { get; init; }

    /// <summary>What the supporters had left before the step, in cents.</summary>
    public double SupportersMoney { get; init; }
}
