using Digitalbeirat.Decisions.Sortition.Fairness;
using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Sortition;

public sealed class FindingFairLotteries
{
    /// <summary>Leximin over all panels there are, stage by stage, person by person.</summary>
    static double[] Oracle(Candidates pool, IReadOnlyList<int[]> panels)
    {
        var reached = new double[pool.People.Count];
        Array.Fill(reached, double.NaN);
        for (var p = 0; p < reached.Length; p++) if (!panels.Any(x => x.Contains(p))) reached[p] = 0;
        while (reached.Any(double.IsNaN))
        {
            using var programme = new OrTools().Linear();
            var least = programme.AddVariable(0, double.PositiveInfinity, 1);
            var one = programme.AddRow(1, 1);
            var rows = reached.Select(r => programme.AddRow(double.IsNaN(r) ? 0 : r - 1e-10, double.PositiveInfinity)).ToArray();
            for (var p = 0; p < rows.Length; p++) if (double.IsNaN(reached[p])) programme.Set(rows[p], least, -1);
            foreach (var panel in panels)
            {
                var share = programme.AddVariable(0, 1, 0);
                programme.Set(one, share, 1);
                foreach (var p in panel) programme.Set(rows[p], share, 1);
            }
            Assert.True(programme.Solve());
            for (var p = 0; p < rows.Length; p++) if (double.IsNaN(reached[p]) && -programme.Dual(rows[p]) > 1e-7) reached[p] = programme.Objective;
        }
        return reached;
    }

    [Property(MaxTest = 150)]
    public void Leximin_is_what_listing_every_panel_gives(int seed)
    {
        var pool = Pools.Random(seed);
        var (found, listed) = (Pools.Lottery(pool), Oracle(pool, Pools.AllPanels(pool)));
        Assert.All(found.Probabilities().Zip(listed), p => Assert.Equal(p.Second, p.First, 6));
    }

    [Property(MaxTest = 80)]
    public void No_panel_weighs_more_under_the_inverse_chances_of_Nash_than_there_are_people(int seed)
    {
        var pool = Pools.Random(seed);
        var lottery = Pools.Lottery(pool, Objective.Nash);
        var chances = lottery.Probabilities();
        var covered = chances.Count(c => c > 0);
        Assert.All(Pools.AllPanels(pool), panel => Assert.InRange(panel.Sum(p => 1 / chances[p]), 0, covered + 1e-4));
    }

    [Property(MaxTest = 80)]
    public void Goldilocks_sum_is_the_least_on_a_fine_grid_of_ceilings(int seed)
    {
        var pool = Pools.Random(seed);
        var lottery = Pools.Lottery(pool, Objective.Goldilocks);
        var chances = lottery.Probabilities().Where(c => c > 0).ToArray();
        var ratio = (double)chances.Length / pool.Seats;
        double Sum(double least, double most) => ratio * most + 1 / (ratio * least);
        var leximin = Pools.Lottery(pool).Probabilities().Where(c => c > 0).ToArray();
        var nash = Pools.Lottery(pool, Objective.Nash).Probabilities().Where(c => c > 1e-9).ToArray();
        Assert.InRange(Sum(chances.Min(), chances.Max()), 0, Math.Min(Sum(leximin.Min(), leximin.Max()), Sum(nash.Min(), nash.Max())) + 1e-5);
    }

    [Property(MaxTest = 80)]
    public void Nobody_is_dropped_from_a_draw_without_being_named(int seed)
    {
        var pool = Pools.Random(seed);
        var lottery = Pools.Lottery(pool);
        var (chances, panels) = (lottery.Probabilities(), Pools.AllPanels(pool));
        Assert.Equal(pool.People.Count, chances.Length);
        for (var p = 0; p < chances.Length; p++)
        {
            Assert.Equal(!panels.Any(x => x.Contains(p)), lottery.Out[lottery.Pool.TypeOf[p]]);
            Assert.Equal(lottery.Out[lottery.Pool.TypeOf[p]], chances[p] == 0);
        }
    }

    [Property(MaxTest = 40)]
    public void The_order_of_the_file_decides_nothing(int seed)
    {
        var pool = Pools.Random(seed);
        var turned = Candidates.Of(pool.Categories, pool.People.Reverse(), pool.Seats);
        Assert.Equal(Pools.Lottery(pool).Probabilities(), Pools.Lottery(turned).Probabilities());
        Assert.Equal(Pools.Drawn(pool).Commitment, Pools.Drawn(turned).Commitment);
    }

    // Expected figures: reference implementation and an independent prototype, equal to the digits shown; geneva_30 also as published.
    [Theory]
    [InlineData("geneva_30", 30, 0.065327, 0.198905, 0.074042)]
    [InlineData("generated-fixtures/fx150_k22", 22, 0.146667, 0, 0.146667)]
    [InlineData("generated-fixtures/fx300_k45", 45, 0.15, 0, 0.15)]
    [InlineData("generated-fixtures/fx300t_k45", 45, 0.133333, 0.03569, 0.149187)]
    [InlineData("generated-fixtures/fx500_k75", 75, 0.15, 0, 0.15)]
    [InlineData("nature2021-examples/example_small_20", 20, 0.1, 0, 0.1)]
    [InlineData("nature2021-examples/example_large_200", 200, 0.1, 0, 0.1)]
    [InlineData("synthetic/syn_mass_24", 24, 0.217391, 0.289139, 0.293302)]
    [InlineData("synthetic/syn_hd_30", 30, 0.068266, 0.423191, 0.084649)]
    [InlineData("synthetic/syn_sf_b_20", 20, 0.0375, 0.44656, 0.054615)]
    [InlineData("synthetic/syn_sf_a_35", 35, 0.069434, 0.360381, 0.081646)]
    [InlineData("synthetic/syn_sf_d_40", 40, 0.053571, 0.30199, 0.079707)]
    [InlineData("synthetic/syn_cca_75", 75, 0.064935, 0.23292, 0.076751)]
    public void Known_pools_have_their_known_chances(string folder, int seats, double least, double gini, double geometricMean)
    {
        var lottery = Pools.Lottery(Pools.Open(folder, seats));
        var spread = Spread.Of(lottery.Probabilities());
        Assert.Equal(least, spread.Least, 4);
        Assert.Equal(gini, spread.Gini, 4);
        Assert.Equal(geometricMean, spread.GeometricMean, 4);
        Assert.InRange(lottery.Gap, -1e-12, 1e-6);
    }

    [Fact]
    public void A_pool_copied_ten_times_has_the_same_types_and_a_tenth_of_the_chances()
    {
        var pool = Pools.Open("generated-fixtures/fx150_k22", 22);
        var copied = Candidates.Of(pool.Categories, pool.People.SelectMany(p => Enumerable.Range(0, 10).Select(n => p with { Id = $"{p.Id}-{n}" })), pool.Seats);
        Assert.Equal(new TypedPool(pool).Shape.Types, new TypedPool(copied).Shape.Types);
        Assert.Equal(Pools.Lottery(pool).Probabilities().Min() / 10, Pools.Lottery(copied).Probabilities().Min(), 9);
    }

    [Fact]
    public void The_greedy_draw_keeps_quotas_and_gives_up_at_dead_ends()
    {
        var pool = Pools.Random(3);
        var outcome = LegacyDraw.Simulate(pool, 50, new("seed"));
        Assert.Equal(pool.Seats, outcome.Chances.Sum(), 9);
        var impossible = pool with { Categories = [new("c0", [new("v0", pool.Seats, pool.Seats), new("v1", 1, pool.Seats), new("v2", 0, 0)]), .. pool.Categories.Skip(1)] };
        Assert.Throws<BadInput>(() => LegacyDraw.Simulate(impossible, 1, new("seed"), 20));
    }
}
