using Digitalbeirat.Decisions.Sortition.Fairness;
using Digitalbeirat.Decisions.Sortition.Pool;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Sortition;

public sealed class ComparingWithTheCity
{
    static readonly Category[] categories = [new("gender", [new("f", 1, 1), new("m", 1, 1)]), new("age", [new("young", 0, 2), new("old", 0, 2)]), new("school", [new("yes", 0, 2)])];

    static Population Read(string text) => Population.From(Table.Read(new StringReader(text), "city.csv"), categories);

    [Fact]
    public void Intersections_are_those_of_the_residents_not_a_product()
    {
        var city = Read("gender,age,count\nf,young,10\nf,old,40\nm,young,30\nm,old,20\n");
        Assert.Equal(0.5, city.Share((0, 0)));
        Assert.Equal(0.1, city.Share((0, 0), (1, 0)));
        Assert.Null(city.Share((2, 0)));
        var pool = Candidates.Of(categories, [new("1", [0, 0, 0]), new("2", [1, 1, 0])], 2);
        Assert.Equal(0.2, Composition.Intersections(pool, [1, 1], null, city).Single(g => g.Group == "gender: f × age: young").Mirror, 9);
    }

    [Fact]
    public void Without_a_count_each_row_is_one_resident() => Assert.Equal(2.0 / 3, Read("gender\nf\nF\nm\n").Share((0, 0))!.Value, 9);

    [Theory]
    [InlineData("town,count\nx,1\n", "no column is a category"), InlineData("gender,count\nx,1\n", "line 2, column 'gender': the value 'x' has no quota"), InlineData("gender,count\nf,-3\n", "'-3' is no number of residents"), InlineData("gender,count\nf,0\n", "names no residents")]
    public void Figures_that_cannot_be_read_are_named(string text, string why) => Assert.Contains(why, Assert.Throws<BadInput>(() => Read(text)).Message);
}
