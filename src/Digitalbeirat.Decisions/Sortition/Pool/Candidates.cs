namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>Somebody who may be drawn.</summary>
/// <param name="Id">Unique in the pool.</param>
/// <param name="Values">For each category, in their order, the number of the person's value.</param>
/// <param name="Household">Equal for people of whom at most one is drawn; null where households do not matter.</param>
public sealed record Person(string Id, int[] Values, string? Household = null);

/// <summary>Who may be drawn, by which quotas, for how many seats.</summary>
/// <param name="Categories">At least one.</param>
/// <param name="People">Ordered by id (ordinal), so that the order of a file decides nothing.</param>
/// <param name="Seats">The panel's size.</param>
public sealed record Candidates(IReadOnlyList<Category> Categories, IReadOnlyList<Person> People, int Seats)
{
    /// <summary>The pool of those people in canonical order.</summary>
    /// <param name="categories">At least one.</param>
    /// <param name="people">In any order.</param>
    /// <param name="seats">The panel's size.</param>
    public static Candidates Of(IReadOnlyList<Category> categories, IEnumerable<Person> people, int seats) =>
        new(categories, [.. people.OrderBy(p => p.Id, IdOrder.Instance)], seats);
}

/// <summary>Ids in the order people expect: shorter numbers first, everything else by code points.</summary>
sealed class IdOrder : IComparer<string>
{
    public static IdOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var numbers = long.TryParse(x, System.Globalization.NumberStyles.None, null, out var a) & long.TryParse(y, System.Globalization.NumberStyles.None, null, out var b);
        return numbers && a != b ? a.CompareTo(b) : string.CompareOrdinal(x, y);
    }
}
