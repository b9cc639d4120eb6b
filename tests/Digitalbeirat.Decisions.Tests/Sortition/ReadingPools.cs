using Digitalbeirat.Decisions.Sortition.Pool;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Sortition;

public sealed class ReadingPools
{
    const string Quotas = "category,feature,min,max\ngender,f,1,2\ngender,m,1,2\nage,young,1,2\nage,old,1,2\n";

    static IReadOnlyList<Category> Categories(string text = Quotas) => ReadQuotas.From(Table.Read(new StringReader(text), "quotas.csv"));
    static IReadOnlyList<Person> People(string text, params string[] household) => ReadPeople.From(Table.Read(new StringReader(text), "people.csv"), Categories(), household);
    static string Why(Action read) => string.Join('\n', Assert.Throws<BadInput>(read).Reasons);

    [Theory]
    [InlineData("category,feature,min\na,b,1\n", "the column 'max' is missing")]
    [InlineData("category,feature,min,max\na,b,2,1\n", "line 2: at least 2 and at most 1")]
    [InlineData("category,feature,min,max\na,b,x,1\n", "line 2, column 'min': 'x' is not a whole number")]
    [InlineData("category,feature,min,max\na,b,-1,1\n", "line 2, column 'min': '-1' is not a whole number")]
    [InlineData("category,feature,min,max\na,b,,1\n", "line 2: the column 'min' is empty")]
    [InlineData("category,feature,min,max\na,b,1,1\nA,B,1,1\n", "line 3: A 'B' is there twice")]
    [InlineData("category,feature,min,max\n", "names no category")]
    [InlineData("", "is empty")]
    [InlineData("category,feature,min,max\na,\"b,1,1\n", "a quotation mark is never closed")]
    [InlineData("category,feature,min,max\na,b,1\n", "line 2: 3 cells, but the header has 4 columns")]
    [InlineData("category,category,min,max\na,b,1,2\n", "the column 'category' is there 2 times")]
    public void Bad_quotas_are_named_by_line_and_column(string text, string reason) => Assert.Contains(reason, Why(() => Categories(text)));

    [Theory]
    [InlineData("id,gender\n1,f\n", "the column 'age' is missing")]
    [InlineData("id,gender,age\n1,f,young\n1,m,old\n", "line 3: the id '1' is there already, in line 2")]
    [InlineData("id,gender,age\n1,f,middle\n", "line 2, column 'age': the value 'middle' has no quota; there are: young, old")]
    [InlineData("id,gender,age\n1,,old\n", "line 2: the column 'gender' is empty")]
    [InlineData("id,gender,age\n,f,old\n", "line 2: the column 'id' is empty")]
    [InlineData("id,gender,age\n", "has a header but no people")]
    [InlineData("id,gender,age\n1,f,old,surplus\n", "line 2: 4 cells")]
    [InlineData("\0\0\0", "is not a text file")]
    public void Bad_people_are_named_by_line_and_column(string text, string reason) => Assert.Contains(reason, Why(() => People(text)));

    [Fact]
    public void Semicolons_tabs_quotation_marks_and_other_spellings_are_read()
    {
        Assert.Equal(2, People("ID;Gender;Age\r\n1; F ;young\r\n2;m;\"old\"\r\n").Count);
        Assert.Equal(2, People("\uFEFFid\tgender\tage\n1\tf\tyoung\n\n2\tm\told").Count);
        Assert.Equal("x\"y", People("id,gender,age\n\"x\"\"y\",f,young\n")[0].Id);
        Assert.Single(Categories("feature,value,min,max,min_flex,max_flex\na,b,1,2,0,3\n"));
        Assert.Equal(3, Categories("feature,value,min,max,min_flex,max_flex\na,b,1,2,0,3\n")[0].Quotas[0].MostUpper);
    }

    [Fact]
    public void People_without_an_address_live_alone() => Assert.Equal([null, "X", "X"], People("id,gender,age,home\n1,f,old,\n2,f,old,x\n3,f,old,X\n", "home").Select(p => p.Household));

    [Fact]
    public void Quotas_that_cannot_fit_are_named_before_anything_is_solved()
    {
        var people = People("id,gender,age\n1,f,young\n2,f,young\n3,f,old\n");
        Assert.Contains(CheckQuotas.Of(Candidates.Of(Categories(), people, 3)), r => r == "gender: at least 1 'm' are wanted, but the pool has only 0.");
        Assert.Contains(CheckQuotas.Of(Candidates.Of(Categories(), people, 5)), r => r.Contains("the pool only 3 people"));
        Assert.Contains(CheckQuotas.Of(Candidates.Of(Categories(), people, 1)), r => r == "gender: the lower quotas add up to 2, more than the 1 seats.");
    }

    [Fact]
    public void Who_has_a_seat_takes_it_off_the_quotas_and_their_household_out_of_the_pool()
    {
        var people = People("id,gender,age,home\n1,f,young,a\n2,m,young,a\n3,m,old,b\n4,f,old,c\n", "home");
        var left = KeepSeats.Of(Candidates.Of(Categories(), people, 3), [people[0]], new HashSet<string> { "4" });
        Assert.Equal(["3"], left.People.Select(p => p.Id));
        Assert.Equal(2, left.Seats);
        Assert.Equal((0, 1), (left.Categories[0].Quotas[0].Lower, left.Categories[0].Quotas[0].Upper));
        Assert.Contains("of 1 seats none is left", Why(() => KeepSeats.Of(Candidates.Of(Categories(), people, 1), [people[0]], new HashSet<string>())));
    }
}
