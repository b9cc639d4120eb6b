namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>How many people with one value a panel has.</summary>
/// <param name="Value">The value, as the quotas write it.</param>
/// <param name="Lower">At least so many.</param>
/// <param name="Upper">At most so many.</param>
/// <param name="LeastLower">How far <paramref name="Lower"/> may be lowered when nothing else helps.</param>
/// <param name="MostUpper">How far <paramref name="Upper"/> may be raised when nothing else helps.</param>
public sealed record Quota(string Value, int Lower, int Upper, int LeastLower, int MostUpper)
{
    /// <summary>A quota that may be relaxed as far as needed.</summary>
    public Quota(string value, int lower, int upper) : this(value, lower, upper, 0, int.MaxValue) { }
}

/// <summary>One thing by which the panel mirrors the city: age, gender, district …</summary>
/// <param name="Name">Also the column of the people's list.</param>
/// <param name="Quotas">One for each value, in the order of the file.</param>
public sealed record Category(string Name, IReadOnlyList<Quota> Quotas);
