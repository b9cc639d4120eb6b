using System.Globalization;

namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>Amounts of money: "1200", "1200.5" and "1200,50" in the file, whole cents inside.</summary>
public static class Cents
{
    /// <summary>Reads an amount; false where it is none, has more than two decimals other than 0, or is beyond 9e15 cents. <paramref name="comma"/> says that a decimal comma was used.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out long cents, out bool comma)
    {
        cents = 0;
        comma = false;
        Span<char> plain = stackalloc char[40];
        if (text.Length is 0 or > 40) return false;
        text.CopyTo(plain);
        plain = plain[..text.Length];
        if (plain.IndexOf(',') is >= 0 and var at)
        {
            plain[at] = '.';
            comma = true;
        }
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)) return false;
        amount *= 100;
        if (amount != decimal.Truncate(amount) || Math.Abs(amount) > 9_000_000_000_000_000m) return false;
        cents = (long)amount;
        return true;
    }

    /// <summary>Writes an amount: no decimals where it is whole, two otherwise.</summary>
    public static string Write(long cents) => cents % 100 == 0 ? (cents / 100).ToString(CultureInfo.InvariantCulture) : (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
