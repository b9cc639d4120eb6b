using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Tests.Sortition;

/// <summary>Pools to draw from: real ones, and small random ones whose every panel can be listed.</summary>
static class Pools
{
    public static Candidates Open(string folder, int seats, params string[] household)
    {
        using var quotas = File.OpenText(OpenData.Path(["sortition", .. folder.Split('/'), "categories.csv"]));
        using var people = File.OpenText(OpenData.Path(["sortition", .. folder.Split('/'), "respondents.csv"]));
        var categories = ReadQuotas.From(Table.Read(quotas, "categories.csv"));
        return Candidates.Of(categories, ReadPeople.From(Table.Read(people, "respondents.csv"), categories, household), seats);
    }

    /// <summary>At most twelve people, quotas around a hidden panel, so that there is at least one.</summary>
    public static Candidates Random(int seed)
    {
        var r = new Random(seed);
        var (n, wanted, kinds) = (r.Next(4, 12), r.Next(2, 5), Enumerable.Range(0, r.Next(1, 4)).Select(_ => r.Next(2, 4)).ToArray());
        var people = Enumerable.Range(1, n).Select(i => new Person($"{i}", [.. kinds.Select(k => (int)(k * Math.Pow(r.NextDouble(), 1.5)))], r.Next(3) == 0 ? $"h{r.Next(n / 2)}" : null)).ToList();
        var hidden = new List<Person>();
        foreach (var p in people.OrderBy(_ => r.Next()).ToList())
            if (hidden.Count < wanted && (p.Household is null || hidden.All(h => h.Household != p.Household))) hidden.Add(p);
        return Candidates.Of([.. kinds.Select((k, c) => new Category($"c{c}", [.. Enumerable.Range(0, k).Select(v =>
        {
            var have = hidden.Count(p => p.Values[c] == v);
            return new Quota($"v{v}", Math.Max(0, have - r.Next(0, 2)), have + r.Next(0, 2));
        })]))], people, hidden.Count);
    }

    /// <summary>Every panel that keeps seats, quotas and households.</summary>
    public static IReadOnlyList<int[]> AllPanels(Candidates pool)
    {
        var panels = new List<int[]>();
        for (var mask = 0; mask < 1 << pool.People.Count; mask++)
            if (System.Numerics.BitOperations.PopCount((uint)mask) == pool.Seats && Enumerable.Range(0, pool.People.Count).Where(i => (mask >> i & 1) == 1).ToArray() is var panel && Keeps(pool, panel)) panels.Add(panel);
        return panels;
    }

    public static bool Keeps(Candidates pool, IReadOnlyCollection<int> panel) => panel.Distinct().Count() == pool.Seats
        && !panel.Select(p => pool.People[p].Household).Where(h => h is not null).GroupBy(h => h).Any(g => g.Count() > 1)
        && pool.Categories.Select((c, n) => c.Quotas.Select((q, v) => panel.Count(p => pool.People[p].Values[n] == v) is var x && x >= q.Lower && x <= q.Upper).All(k => k)).All(k => k);

    public static FairLottery Lottery(Candidates pool, Objective objective = Objective.Leximin) => new FindLottery(new OrTools()).Run(new TypedPool(pool), objective);

    public static Panels Drawn(Candidates pool, Objective objective = Objective.Leximin, int panels = 200) => HoldDraw.Prepare(Lottery(Pseudonyms.Of(pool, "").Pool, objective), panels);
}
