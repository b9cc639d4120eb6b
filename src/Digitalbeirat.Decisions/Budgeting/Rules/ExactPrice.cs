using System.Numerics;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>The price of a project as (missing / denominator) / utility, and who has less than it asks.</summary>
/// <param name="Missing">What the poor leave to be paid, times the denominator.</param>
/// <param name="Denominator">Common to all prices of one moment.</param>
/// <param name="Utility">Sum of the utility factors of those who pay the price.</param>
/// <param name="IsPoor">By the project's supporters.</param>
sealed record ExactPrice(BigInteger Missing, BigInteger Denominator, long Utility, bool[] IsPoor)
{
    /// <summary>Rounded; right to a few units in the last place.</summary>
    public double Value { get; } = new Fraction(Missing, Denominator * Utility).ToDouble();

    public double PerWorth(long worth) => Value / worth;

    /// <summary>Exact; both of the same moment.</summary>
    public int CompareTo(ExactPrice other, long worth, long otherWorth) => (Missing * other.Utility * otherWorth).CompareTo(other.Missing * Utility * worth);
}
