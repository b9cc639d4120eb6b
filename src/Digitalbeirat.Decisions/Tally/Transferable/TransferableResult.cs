namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>The result of a count by transferable votes.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Elected">By index, in the order of election.</param>
/// <param name="Quota">The last quota, in units.</param>
/// <param name="Decimals">A vote is 10^Decimals units.</param>
/// <param name="Stages">All stages in order.</param>
/// <param name="Draws">All ties in order.</param>
public sealed record TransferableResult(string Method, IReadOnlyList<int> Elected, long Quota, int Decimals, IReadOnlyList<Stage> Stages, IReadOnlyList<Draw> Draws)
{
    /// <summary>Votes in decimal notation: 1913.00000.</summary>
    public string Show(long units)
    {
        if (Decimals == 0) return units.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var digits = Math.Abs(units).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
        return $"{(units < 0 ? "-" : "")}{digits[..^Decimals]}.{digits[^Decimals..]}";
    }
}
