using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Life;
using Digitalbeirat.Decisions.Sortition.Pool;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Sortition;

public sealed class LifeOfABoard
{
    [Theory]
    [InlineData(10, 0.5, 5, 0.623046875)] // 638 of 1024
    [InlineData(3, 0.2, 1, 0.488)]
    [InlineData(4, 1, 4, 1)]
    [InlineData(4, 0.3, 5, 0)]
    [InlineData(4, 0.3, 0, 1)]
    public void The_chance_of_enough_replies_is_the_binomial_one(int letters, double rate, int needed, double chance) => Assert.Equal(chance, MailingSample.AtLeast(letters, rate, needed), 9);

    [Fact]
    public void A_group_gets_the_fewest_letters_that_are_enough()
    {
        var plan = MailingSample.Plan([new("young", 50_000, 10, 0.025), new("old", 90_000, 20, 0.06), new("few", 100, 20, 0.06)], 3, 0.95);
        Assert.All(plan.Take(2), m =>
        {
            Assert.True(MailingSample.AtLeast(m.Letters, m.Group.ReplyRate, 3 * m.Group.Seats) >= 0.95);
            Assert.True(MailingSample.AtLeast(m.Letters - 1, m.Group.ReplyRate, 3 * m.Group.Seats) < 0.95);
        });
        Assert.False(plan[2].Enough);
        Assert.Equal(25, MailingSample.Draw([.. Enumerable.Range(0, 100)], 25, new("s")).Distinct().Count());
    }

    [Fact]
    public void Who_sat_longest_leaves_first()
    {
        Assert.Equal([1, 3], RotateSeats.Leaving([2022, 2019, 2023, 2020], 2, new("s")));
        Assert.Single(RotateSeats.Leaving([2020, 2020, 2020], 1, new("s")));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotateSeats.Leaving([2020], 2, new("s")));
    }

    static (Category[] Categories, Person[] People) Hall(int people) => ([new("g", [new("f", 0, people), new("m", 0, people)]), new("a", [new("1", 0, people), new("2", 0, people), new("3", 0, people)])],
        [.. Enumerable.Range(0, people).Select(n => new Person($"{n}", [n % 2, n / 2 % 3]))]);

    [Property(MaxTest = 20)]
    public void Everybody_sits_once_in_every_round_and_tables_differ_by_one(byte size, byte count)
    {
        var n = 4 + size % 20;
        var tables = 1 + count % 4;
        var (categories, people) = Hall(n);
        var outcome = SeatTables.Of(people, categories, tables, 3, new("s"), 1);
        Assert.Equal(3, outcome.Rounds.Count);
        Assert.All(outcome.Rounds, r =>
        {
            Assert.Equal(Enumerable.Range(0, n), r.SelectMany(t => t).Order());
            Assert.InRange(r.Max(t => t.Length) - r.Min(t => t.Length), 0, 1);
        });
    }

    [Fact]
    public void Tables_are_mixed_and_people_meet_anew()
    {
        var (categories, people) = Hall(24);
        var outcome = SeatTables.Of(people, categories, 4, 3, new("s"));
        Assert.InRange(outcome.Unmixed, 0, 1.0);
        // Three rounds at tables of six give 180 meetings; by chance about a third of the 276 pairs would not be among them twice.
        Assert.InRange(outcome.Met, 0.5, 1);
        Assert.InRange(outcome.Repeated, 0, 40);
    }

    [Fact]
    public void Alternates_lower_the_loss_and_live_with_nobody_on_the_panel()
    {
        var panels = Pools.Drawn(Pools.Open("synthetic/syn_hd_30", 30, "household"));
        var pool = panels.Lottery.Pool.Pool;
        var outcome = ChooseAlternates.Of(pool, panels.Lists[0], 6, DropOut.Even(pool, 0.2), new("s"), 100);
        Assert.Equal(6, outcome.People.Distinct().Count());
        Assert.True(outcome.LossWith < outcome.LossWithout);
        var homes = panels.Lists[0].Concat(outcome.People).Select(p => pool.People[p].Household).Where(h => h is not null).ToList();
        Assert.Equal(homes.Count, homes.Distinct().Count());
    }

    [Property(MaxTest = 40)]
    public void A_replacement_drawn_after_a_drop_out_keeps_the_quotas(int seed)
    {
        var pool = Pools.Random(seed);
        var panel = Pools.AllPanels(pool)[0];
        var gone = pool.People[panel[0]];
        var left = KeepSeats.Of(pool, [.. panel.Skip(1).Select(p => pool.People[p])], new HashSet<string>());
        var drawn = Pools.Drawn(left, panels: 20);
        var names = Pseudonyms.Of(left, "").Names;
        Assert.Contains(left.People, p => p.Id == gone.Id);
        Assert.All(drawn.Lists, list => Assert.True(Pools.Keeps(pool, [.. panel.Skip(1), .. list.Select(i => pool.People.ToList().FindIndex(p => p.Id == names[i]))])));
    }
}
