using Digitalbeirat.Decisions.Opinion.Improved;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

public sealed class RanksOfStyle
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 50)]
    [InlineData(3, 400)]
    public void A_rank_found_on_the_scale_is_the_one_found_by_counting(int seed, int people)
    {
        var random = new Random(seed);
        // Few values, so that many share a rank; one far away, so that the others crowd on a few steps of the scale.
        float[] styles = [.. Enumerable.Range(0, people).Select(i => i == 7 ? 1000 : random.Next(40) / 40f - 0.5f)];
        var ranking = new Ranking(styles);
        foreach (var style in styles.Concat([-9, -0.5f, 0.001f, 0.25f, 0.4999f, 999, 1000, 5000]))
            Assert.Equal((styles.Count(s => s < style) + styles.Count(s => s <= style)) / (2.0 * people) - 0.5, ranking.Of(style), 1e-6);
    }

    [Fact]
    public void Where_nobody_is_or_all_are_alike_everybody_stands_in_the_middle()
    {
        Assert.Equal(0, new Ranking([]).Of(0.3f));
        Assert.Equal(0, new Ranking([0.2f, 0.2f, 0.2f]).Of(0.2f));
    }
}
