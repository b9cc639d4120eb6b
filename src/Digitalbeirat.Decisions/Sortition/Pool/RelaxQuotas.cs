using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>One change of a quota.</summary>
/// <param name="Category">The category.</param>
/// <param name="Value">The value.</param>
/// <param name="Lower">True for the lower quota, false for the upper.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it should be.</param>
public sealed record QuotaChange(string Category, string Value, bool Lower, int From, int To)
{
    /// <inheritdoc/>
    public override string ToString() => Lower ? $"lower the minimum of {Category} '{Value}' from {From} to {To}" : $"raise the maximum of {Category} '{Value}' from {From} to {To}";
}

/// <summary>The smallest relaxations of quotas that make a panel possible.</summary>
/// <remarks>
/// Integer programme: minimise Σ (1 + 2/l) a_v + Σ b_v over relaxations a (of lower quotas l; weight 0 where l = 0) and b (of upper quotas) within their flex bounds, such that a panel of whole people keeps l − a ≤ count ≤ u + b,
/// the seats and the households (Flanigan et al. 2021, supplement; the same weights).
/// With people to be included, one panel for each group of them must exist under the same relaxed quotas.
/// </remarks>
public static class RelaxQuotas
{
    /// <summary>The changes; empty when none is needed, null when none helps.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="solver">Who solves.</param>
    /// <param name="include">For each of these numbers of people of the pool some panel shall have the person; may be empty.</param>
    public static IReadOnlyList<QuotaChange>? Smallest(Candidates pool, ISolver solver, IReadOnlyList<int> include)
    {
        var typed = new TypedPool(pool);
        var shape = typed.Shape;
        using var programme = solver.Integer();
        var quotas = pool.Categories.SelectMany(c => c.Quotas.Select(q => (Category: c.Name, Quota: q))).ToList();
        var lower = quotas.Select(q => programme.AddVariable(0, q.Quota.Lower - Math.Min(q.Quota.Lower, q.Quota.LeastLower), q.Quota.Lower == 0 ? 0 : -(1 + 2.0 / q.Quota.Lower))).ToArray();
        var upper = quotas.Select(q => programme.AddVariable(0, Math.Max(0, Math.Min(q.Quota.MostUpper, pool.Seats) - Math.Min(q.Quota.Upper, pool.Seats)), -1)).ToArray();
        var wanted = include.Select(p => typed.TypeOf[p]).Distinct().ToList();
        foreach (var type in wanted.Count == 0 ? [-1] : wanted) AddPanel(type);
        if (!programme.Solve()) return null;
        var changes = new List<QuotaChange>();
        for (var v = 0; v < quotas.Count; v++)
        {
            var ((category, quota), down, up) = (quotas[v], (int)Math.Round(programme.Value(lower[v])), (int)Math.Round(programme.Value(upper[v])));
            if (down > 0) changes.Add(new(category, quota.Value, true, quota.Lower, quota.Lower - down));
            if (up > 0) changes.Add(new(category, quota.Value, false, quota.Upper, Math.Min(quota.Upper, pool.Seats) + up));
        }
        return changes;

        void AddPanel(int with)
        {
            var counts = shape.Size.Select((n, t) => programme.AddVariable(t == with ? 1 : 0, n, 0)).ToArray();
            for (var i = 0; i < shape.Rows; i++)
            {
                var v = i - 1;
                var isQuota = v >= 0 && v < quotas.Count;
                var atLeast = programme.AddRow(isQuota ? quotas[v].Quota.Lower : shape.Low[i], double.PositiveInfinity);
                var atMost = programme.AddRow(double.NegativeInfinity, isQuota ? Math.Min(quotas[v].Quota.Upper, pool.Seats) : shape.High[i]);
                for (var t = 0; t < counts.Length; t++)
                    if (Array.BinarySearch(shape.RowsOf[t], i) >= 0)
                    {
                        programme.Set(atLeast, counts[t], 1);
                        programme.Set(atMost, counts[t], 1);
                    }
                if (!isQuota) continue;
                programme.Set(atLeast, lower[v], 1);
                programme.Set(atMost, upper[v], -1);
            }
        }
    }

    /// <summary>The categories with changed quotas.</summary>
    /// <param name="categories">What they were.</param>
    /// <param name="changes">What <see cref="Smallest"/> suggests.</param>
    public static IReadOnlyList<Category> Apply(IReadOnlyList<Category> categories, IReadOnlyList<QuotaChange> changes) =>
        [.. categories.Select(c => c with { Quotas = [.. c.Quotas.Select(q => changes.Where(x => x.Category == c.Name && x.Value == q.Value).Aggregate(q, (now, x) => x.Lower ? now with { Lower = x.To } : now with { Upper = x.To }))] })];
}
