using System.Numerics;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>The exact prices of all steps so far over one common denominator, so that sums of them cost no greatest common divisors of large numbers.</summary>
/// <remarks>After k steps the denominator is at most the product of the k numbers of paying supporters: some ten bits a step.</remarks>
sealed class PaidSoFar
{
    readonly List<BigInteger> prices = [];

    public PaidSoFar(Fraction endowment)
    {
        Denominator = endowment.Denominator;
        Endowment = endowment.Numerator;
    }

    public BigInteger Denominator { get; private set; }

    /// <summary>Numerator of the endowment over <see cref="Denominator"/>.</summary>
    public BigInteger Endowment { get; private set; }

    public int Count => prices.Count;

    /// <summary>cost − voters · endowment + Σ paid[j] · price[j], times the denominator: what the cost exceeds the money of some voters by.</summary>
    public BigInteger Missing(long cost, long voters, ReadOnlySpan<long> paid)
    {
        var sum = cost * Denominator - voters * Endowment;
        for (var j = 0; j < prices.Count; j++)
            if (paid[j] != 0) sum += paid[j] * prices[j];
        return sum;
    }

    /// <summary>Adds the price missing / (denominator · utility).</summary>
    public void Add(BigInteger missing, long utility)
    {
        var common = (long)BigInteger.GreatestCommonDivisor(missing, utility);
        var factor = utility / common;
        if (factor != 1)
        {
            for (var j = 0; j < prices.Count; j++) prices[j] *= factor;
            Endowment *= factor;
            Denominator *= factor;
        }
        prices.Add(missing / common);
    }

    public Fraction Price(int step) => new(prices[step], Denominator);

    /// <summary>Numerator over <see cref="Denominator"/>.</summary>
    public BigInteger Numerator(int step) => prices[step];
}
