using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Sortition;

public sealed class RelaxingQuotas
{
    static double Cost(Candidates pool, int[] panel) => pool.Categories.Select((c, n) => c.Quotas.Select((q, v) =>
    {
        var x = panel.Count(p => pool.People[p].Values[n] == v);
        return x < q.Lower ? (q.Lower - x) * (1 + 2.0 / q.Lower) : x > q.Upper ? x - q.Upper : 0;
    }).Sum()).Sum();

    static double Cost(IReadOnlyList<QuotaChange> changes) => changes.Sum(c => c.Lower ? (c.From - c.To) * (1 + 2.0 / c.From) : c.To - c.From);

    [Property(MaxTest = 60)]
    public void The_advice_is_the_cheapest_that_any_panel_needs_and_it_works(int seed)
    {
        var pool = Pools.Random(seed);
        var tight = pool with { Categories = [.. pool.Categories.Select((c, n) => n > 0 ? c : c with { Quotas = [.. c.Quotas.Select((q, v) => v == 0 ? q with { Lower = q.Lower + 2, Upper = q.Upper + 2 } : q)] })] };
        var anyQuota = tight with { Categories = [.. tight.Categories.Select(c => c with { Quotas = [.. c.Quotas.Select(q => new Quota(q.Value, 0, tight.Seats))] })] };
        var changes = RelaxQuotas.Smallest(tight, new OrTools(), [])!;
        Assert.Equal(Pools.AllPanels(anyQuota).Min(p => Cost(tight, p)), Cost(changes), 6);
        Assert.NotEmpty(Pools.AllPanels(tight with { Categories = RelaxQuotas.Apply(tight.Categories, changes) }));
    }

    [Fact]
    public void Impossible_quotas_are_answered_with_a_sentence()
    {
        var pool = Candidates.Of([new("age", [new("60+", 4, 4), new("young", 0, 4)])], [.. Enumerable.Range(0, 8).Select(n => new Person($"{n}", [n < 3 ? 0 : 1]))], 4);
        Assert.Equal(["lower the minimum of age '60+' from 4 to 3"], RelaxQuotas.Smallest(pool, new OrTools(), [])!.Select(c => c.ToString()));
        Assert.Throws<NoPanel>(() => Pools.Lottery(pool));
    }

    [Fact]
    public void Flex_bounds_are_kept_even_where_nothing_helps()
    {
        var pool = Candidates.Of([new("age", [new("60+", 4, 4, 4, 4), new("young", 0, 4, 0, 4)])], [.. Enumerable.Range(0, 8).Select(n => new Person($"{n}", [n < 3 ? 0 : 1]))], 4);
        Assert.Null(RelaxQuotas.Smallest(pool, new OrTools(), []));
    }

    [Property(MaxTest = 40)]
    public void Relaxing_for_everybody_puts_everybody_into_some_panel(int seed)
    {
        var pool = Pools.Random(seed);
        var never = FindLottery.Uncovered(new TypedPool(pool));
        var changes = RelaxQuotas.Smallest(pool, new OrTools(), never);
        Assert.NotNull(changes);
        Assert.Empty(FindLottery.Uncovered(new TypedPool(pool with { Categories = RelaxQuotas.Apply(pool.Categories, changes) })));
    }
}
