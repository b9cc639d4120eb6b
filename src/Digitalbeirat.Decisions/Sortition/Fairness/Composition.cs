using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Fairness;

/// <summary>A group in pool, quotas, lottery and panel.</summary>
/// <param name="Group">"age: 16-25", or two of them joined by " × ".</param>
/// <param name="Pool">People of the pool.</param>
/// <param name="Lower">The lower quota; null for intersections.</param>
/// <param name="Upper">The upper quota; null for intersections.</param>
/// <param name="Mirror">Seats if the panel mirrored the quotas' middle, for intersections the product of both middles.</param>
/// <param name="Expected">Seats the lottery gives on average.</param>
/// <param name="Drawn">Seats in the drawn panel; null when nothing is drawn.</param>
public sealed record GroupSeats(string Group, int Pool, int? Lower, int? Upper, double Mirror, double Expected, int? Drawn);

/// <summary>Who sits on a panel, group by group.</summary>
public static class Composition
{
    /// <summary>Every value of every category. O(people × categories).</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="chances">Each person's probability.</param>
    /// <param name="drawn">Numbers of the drawn people; null when nothing is drawn.</param>
    public static IReadOnlyList<GroupSeats> Values(Candidates pool, IReadOnlyList<double> chances, IReadOnlyCollection<int>? drawn) =>
        [.. pool.Categories.SelectMany((category, c) => category.Quotas.Select((q, v) => Count($"{category.Name}: {q.Value}", q.Lower, q.Upper, Middle(pool, c, v) * pool.Seats, pool, chances, drawn, p => p.Values[c] == v)))];

    /// <summary>The intersections of two categories' values that the lottery fills most differently from the product of their quotas. O(people × categories²).</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="chances">Each person's probability.</param>
    /// <param name="drawn">Numbers of the drawn people; null when nothing is drawn.</param>
    /// <param name="most">How many to name.</param>
    public static IReadOnlyList<GroupSeats> Intersections(Candidates pool, IReadOnlyList<double> chances, IReadOnlyCollection<int>? drawn, int most = 20) =>
        [.. All(pool, chances, drawn).OrderByDescending(g => Math.Abs(g.Expected - g.Mirror)).ThenBy(g => g.Group, StringComparer.Ordinal).Take(most)];

    /// <summary>The mean squared difference between the shares of seats and the product of the quotas' middles, over all intersections of two categories.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="chances">Each person's probability.</param>
    public static double IntersectionError(Candidates pool, IReadOnlyList<double> chances) =>
        All(pool, chances, null).Select(g => Math.Pow((g.Expected - g.Mirror) / pool.Seats, 2)).DefaultIfEmpty(0).Average();

    static IEnumerable<GroupSeats> All(Candidates pool, IReadOnlyList<double> chances, IReadOnlyCollection<int>? drawn) =>
        from a in Enumerable.Range(0, pool.Categories.Count)
        from b in Enumerable.Range(a + 1, pool.Categories.Count - a - 1)
        from v in Enumerable.Range(0, pool.Categories[a].Quotas.Count)
        from w in Enumerable.Range(0, pool.Categories[b].Quotas.Count)
        select Count($"{pool.Categories[a].Name}: {pool.Categories[a].Quotas[v].Value} × {pool.Categories[b].Name}: {pool.Categories[b].Quotas[w].Value}", null, null,
            Middle(pool, a, v) * Middle(pool, b, w) * pool.Seats, pool, chances, drawn, p => p.Values[a] == v && p.Values[b] == w);

    // The value's share of the category, by the middle of its quotas.
    static double Middle(Candidates pool, int category, int value)
    {
        var quotas = pool.Categories[category].Quotas;
        double Half(Quota q) => q.Lower + Math.Min(q.Upper, pool.Seats);
        return Half(quotas[value]) / Math.Max(1, quotas.Sum(Half));
    }

    static GroupSeats Count(string group, int? lower, int? upper, double mirror, Candidates pool, IReadOnlyList<double> chances, IReadOnlyCollection<int>? drawn, Func<Person, bool> belongs)
    {
        var (there, expected) = (0, 0.0);
        for (var p = 0; p < pool.People.Count; p++)
        {
            if (!belongs(pool.People[p])) continue;
            there++;
            expected += chances[p];
        }
        return new(group, there, lower, upper, mirror, expected, drawn?.Count(p => belongs(pool.People[p])));
    }
}
