namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>What is wrong with quotas before any solver starts.</summary>
public static class CheckQuotas
{
    /// <summary>Every inconsistency in a sentence; none means that no single category rules a panel out (their combination still may). O(people × categories).</summary>
    /// <param name="pool">The pool.</param>
    public static IReadOnlyList<string> Of(Candidates pool)
    {
        var wrong = new List<string>();
        var households = pool.People.Select((p, n) => p.Household ?? $"\u0001{n}").Distinct().Count();
        if (pool.Seats < 1) wrong.Add($"A panel of {pool.Seats} seats cannot be drawn.");
        if (pool.People.Count < pool.Seats) wrong.Add($"The panel has {pool.Seats} seats, but the pool only {pool.People.Count} people.");
        else if (households < pool.Seats) wrong.Add($"The panel has {pool.Seats} seats, but the pool only {households} households, of each of which one person can be drawn.");
        for (var c = 0; c < pool.Categories.Count; c++)
        {
            var category = pool.Categories[c];
            var (low, high) = (category.Quotas.Sum(q => (long)q.Lower), category.Quotas.Sum(q => (long)q.Upper));
            if (low > pool.Seats) wrong.Add($"{category.Name}: the lower quotas add up to {low}, more than the {pool.Seats} seats.");
            if (high < pool.Seats) wrong.Add($"{category.Name}: the upper quotas add up to {high}, less than the {pool.Seats} seats.");
            var reachable = 0L;
            for (var v = 0; v < category.Quotas.Count; v++)
            {
                var quota = category.Quotas[v];
                var there = pool.People.Where(p => p.Values[c] == v).Select((p, n) => p.Household ?? $"\u0001{n}").Distinct().Count();
                if (there < quota.Lower) wrong.Add($"{category.Name}: at least {quota.Lower} '{quota.Value}' are wanted, but the pool has only {there}{(pool.People.Any(p => p.Household is not null) ? " in different households" : "")}.");
                reachable += Math.Min(there, quota.Upper);
            }
            if (reachable < pool.Seats && high >= pool.Seats && pool.People.Count >= pool.Seats) wrong.Add($"{category.Name}: the upper quotas and the people there are leave only {reachable} of {pool.Seats} seats to be filled.");
        }
        return wrong;
    }
}
