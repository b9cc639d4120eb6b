namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>People who keep their seats: what is left to be drawn, and from whom.</summary>
public static class KeepSeats
{
    /// <summary>The pool for the seats that are left: quotas less those who stay, without them and without the people they live with.</summary>
    /// <param name="pool">The pool with the whole panel's seats and quotas.</param>
    /// <param name="staying">People with seats; they need not be in the pool.</param>
    /// <param name="excluded">Ids of people who must not be drawn.</param>
    /// <exception cref="BadInput">Those who stay break an upper quota already, or fill all seats.</exception>
    public static Candidates Of(Candidates pool, IReadOnlyCollection<Person> staying, IReadOnlySet<string> excluded)
    {
        if (staying.Count == 0 && excluded.Count == 0) return pool;
        var wrong = new List<string>();
        var categories = pool.Categories.Select((c, n) => new Category(c.Name, [.. c.Quotas.Select((q, v) =>
        {
            var have = staying.Count(p => p.Values[n] == v);
            if (have > q.Upper) wrong.Add($"{c.Name}: {have} '{q.Value}' have seats already, more than the upper quota of {q.Upper}.");
            return new Quota(q.Value, Math.Max(0, q.Lower - have), Math.Max(0, q.Upper - have), Math.Max(0, Math.Min(q.Lower - have, q.LeastLower - have)), q.MostUpper == int.MaxValue ? q.MostUpper : Math.Max(0, q.MostUpper - have));
        })])).ToList();
        if (staying.Count >= pool.Seats) wrong.Add($"{staying.Count} people have seats already; of {pool.Seats} seats none is left to be drawn.");
        if (wrong.Count > 0) throw new BadInput(wrong);
        var gone = staying.Select(p => p.Id).ToHashSet();
        var homes = staying.Where(p => p.Household is not null).Select(p => p.Household!).ToHashSet();
        return Candidates.Of(categories, pool.People.Where(p => !gone.Contains(p.Id) && !excluded.Contains(p.Id) && (p.Household is null || !homes.Contains(p.Household))), pool.Seats - staying.Count);
    }
}
