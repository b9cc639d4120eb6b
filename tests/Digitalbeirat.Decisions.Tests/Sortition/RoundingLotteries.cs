using Digitalbeirat.Decisions.Sortition.Draw;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Sortition;

public sealed class RoundingLotteries
{
    static void Check(Panels panels, double allowed)
    {
        var (exact, rounded, m) = (panels.Lottery.Probabilities(), panels.Probabilities(), panels.Lists.Count);
        Assert.All(panels.Lists, list => Assert.True(Pools.Keeps(panels.Lottery.Pool.Pool, list)));
        Assert.All(exact.Zip(rounded), p => Assert.InRange(Math.Abs(p.First - p.Second), 0, Math.Min(allowed, panels.Bound) + 1e-9));
        foreach (var members in panels.Lottery.Pool.Members) Assert.InRange(members.Max(p => rounded[p]) - members.Min(p => rounded[p]), 0, 1.0 / m + 1e-12);
    }

    [Property(MaxTest = 60)]
    public void Every_panel_keeps_the_quotas_and_people_of_one_type_differ_by_at_most_one_panel(int seed) => Check(Pools.Drawn(Pools.Random(seed), panels: 100), 1);

    [Theory]
    [InlineData("geneva_30", 30, ""), InlineData("generated-fixtures/fx300t_k45", 45, ""), InlineData("synthetic/syn_cca_75", 75, "household")]
    public void Real_chances_change_by_at_most_one_panel(string folder, int seats, string household) =>
        Check(Pools.Drawn(Pools.Open(folder, seats, household.Length > 0 ? [household] : []), panels: 1000), 1.0 / 1000);

    [Fact]
    public void The_same_input_gives_the_same_panels()
    {
        var (a, b) = (Pools.Drawn(Pools.Open("generated-fixtures/fx300t_k45", 45)), Pools.Drawn(Pools.Open("generated-fixtures/fx300t_k45", 45)));
        Assert.Equal(a.Commitment, b.Commitment);
        Assert.Equal(a.Lottery.Shares, b.Lottery.Shares);
    }

    [Fact]
    public void A_random_text_names_every_panel_about_equally_often()
    {
        var times = new int[10];
        for (var n = 0; n < 10_000; n++) times[Commitment.NumberFrom("c", $"{n}", 10)]++;
        Assert.All(times, t => Assert.InRange(t, 850, 1150));
    }

    [Fact]
    public void Random_numbers_from_a_text_are_even_and_stay_the_same()
    {
        var (a, b) = (new HashStream("x"), new HashStream("x"));
        Assert.Equal(Enumerable.Range(0, 50).Select(_ => a.Below(7)), Enumerable.Range(0, 50).Select(_ => b.Below(7)));
        Assert.Equal(Enumerable.Range(0, 20), new HashStream("y").Shuffled(Enumerable.Range(0, 20)).Order());
    }
}
