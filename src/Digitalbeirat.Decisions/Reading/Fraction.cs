using System.Globalization;
using System.Numerics;

namespace Digitalbeirat.Decisions.Reading;

/// <summary>An exact fraction in lowest terms with a positive denominator; default is 0. Each operation costs one greatest common divisor.</summary>
public readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    readonly BigInteger denominatorLessOne;

    /// <summary>numerator / denominator, reduced. Throws <see cref="DivideByZeroException"/> for a denominator of 0.</summary>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        denominatorLessOne = denominator / common - 1;
    }

    /// <summary>Carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Always positive.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    /// <summary>A whole number.</summary>
    public static implicit operator Fraction(long value) => new(value, 1);

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction a, Fraction b) => new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction a, Fraction b) => new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient; throws <see cref="DivideByZeroException"/>.</summary>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Less.</summary>
    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    /// <summary>Greater.</summary>
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    /// <summary>Greater or equal.</summary>
    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    /// <summary>Equal.</summary>
    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    /// <summary>Not equal.</summary>
    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    /// <summary>The smaller one.</summary>
    public static Fraction Min(Fraction a, Fraction b) => a < b ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) => Numerator == other.Numerator && denominatorLessOne == other.denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, denominatorLessOne);

    /// <summary>The nearest double but for one unit in the last place; for showing and ordering, never for deciding.</summary>
    public double ToDouble()
    {
        // Keep 64 bits of the quotient, whatever the size of both parts.
        var shift = (int)(Denominator.GetBitLength() - BigInteger.Abs(Numerator).GetBitLength()) + 64;
        var quotient = shift >= 0 ? (Numerator << shift) / Denominator : Numerator / (Denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }

    /// <summary>Rounded down to a number of decimals, with a point: 1/3 → 0.3333 for 4.</summary>
    public string ToDecimal(int decimals)
    {
        var scaled = BigInteger.Divide(BigInteger.Abs(Numerator) * BigInteger.Pow(10, decimals), Denominator).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var text = decimals == 0 ? scaled : $"{scaled[..^decimals]}.{scaled[^decimals..]}";
        return Numerator.Sign < 0 ? "-" + text : text;
    }

    /// <summary>As a fraction: 3/7, or 3 for a whole number.</summary>
    public override string ToString() => Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
