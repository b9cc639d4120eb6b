using Digitalbeirat.Decisions.Sortition.Draw;

namespace Digitalbeirat.Decisions.Sortition.Life;

/// <summary>Whose seats are drawn anew when part of a board rotates: those who sat longest, by lot among equals.</summary>
public static class RotateSeats
{
    /// <summary>Who leaves. O(n log n).</summary>
    /// <param name="since">For each member when the seat began (any growing number: a year, a date as number).</param>
    /// <param name="leaving">How many leave, at most all.</param>
    /// <param name="random">Decides among equals.</param>
    /// <returns>Numbers of members, ascending.</returns>
    public static IReadOnlyList<int> Leaving(IReadOnlyList<long> since, int leaving, HashStream random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaving);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leaving, since.Count);
        return [.. random.Shuffled(Enumerable.Range(0, since.Count)).OrderBy(m => since[m]).Take(leaving).Order()];
    }
}
