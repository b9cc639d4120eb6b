using System.Globalization;
using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Format;
using Digitalbeirat.Decisions.Reading;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Budgeting;

/// <summary>Files in Pabulib's format, as they are and as they should not be.</summary>
public sealed class ReadingElections
{
    const string small = "META\nkey;value\ndescription;Test\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;votes;name\na;60;2;\"Bank; \"\"alte\"\" Linde\"\nb;50,50;1;Baum\nVOTES\nvoter_id;vote\n1;a\n2;a,b\n3;\n";

    [Fact]
    public void A_small_file_is_read_as_it_is_meant()
    {
        var e = PbReader.Read("\uFEFF" + small.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal((10_000, BallotKind.Approval, 3, 3), (e.Budget, e.Kind, e.Ballots.Voters, e.Ballots.Distinct));
        Assert.Equal(("a", 6000, "Bank; \"alte\" Linde"), (e.Projects[0].Id, e.Projects[0].Cost, e.Projects[0].Name));
        Assert.Equal(5050, e.Projects[1].Cost);
        Assert.Contains(e.Findings, f => f.Kind == "comma in float" && f.Line == 9);
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var e = PbReader.Read(small);
        var text = new StringWriter { NewLine = "\n" };
        PbWriter.Write(e, text);
        Assert.Equal(small, text.ToString());
    }

    [Fact]
    public void Every_real_file_is_read_and_survives_being_written()
    {
        foreach (var file in Directory.GetFiles(OpenData.Path("pb"), "*.pb").Select(f => Path.GetFileName(f)!))
        {
            var e = Elections.Real(file);
            Assert.Equal(int.Parse(e.Field("num_projects")!, CultureInfo.InvariantCulture), e.Projects.Count);
            Assert.Equal(int.Parse(e.Field("num_votes")!, CultureInfo.InvariantCulture), e.Ballots.Voters);
            if (e.Ballots.Voters > 3000) continue;
            var text = new StringWriter();
            PbWriter.Write(e, text);
            var again = PbReader.Read(text.ToString());
            Assert.Equal(e.Projects.Select(p => (p.Id, p.Cost, p.Name)), again.Projects.Select(p => (p.Id, p.Cost, p.Name)));
            Assert.Equal(Enumerable.Range(0, e.Ballots.Voters).Select(e.Ballots.BallotOf), Enumerable.Range(0, again.Ballots.Voters).Select(again.Ballots.BallotOf));
            for (var b = 0; b < e.Ballots.Distinct; b++)
            {
                Assert.Equal(e.Ballots.On(b).ToArray(), again.Ballots.On(b).ToArray());
                Assert.Equal(e.Ballots.PointsOn(b).ToArray(), again.Ballots.PointsOn(b).ToArray());
            }
            Assert.Equal(e.Meta, again.Meta);
        }
    }

    [Theory]
    [InlineData("", 0, null)]
    [InlineData("hello", 1, null)]
    [InlineData("budget;100|budget;many", 4, "budget")]
    [InlineData("budget;100|budget;-5", 4, "budget")]
    [InlineData("vote_type;approval|vote_type;guessing", 5, "vote_type")]
    [InlineData("project_id;cost|project_id;price", 7, "cost")]
    [InlineData("a;60|a;", 8, "cost")]
    [InlineData("a;60|a;sixty", 8, "cost")]
    [InlineData("a;60|a;-1", 8, "cost")]
    [InlineData("b;50,50|a;50", 9, "project_id")]
    [InlineData("2;a,b|2;a,c", 13, "vote")]
    [InlineData("VOTES|BALLOTS", 10, "cost")]
    [InlineData("voter_id;vote|voter;vote", 11, "voter_id")]
    public void What_cannot_be_understood_is_named_with_line_and_column(string change, int line, string? column)
    {
        var parts = change.Split('|');
        var wrong = Assert.Throws<Unreadable>(() => PbReader.Read(parts.Length == 1 ? change : small.Replace(parts[0], parts[1], StringComparison.Ordinal)));
        Assert.Equal((line, column), (wrong.Line, wrong.Column));
    }

    [Theory]
    [InlineData("1;a;3", 6)]
    [InlineData("1;a,b;3", 6)]
    [InlineData("1;a;3,4", 6)]
    [InlineData("1;a;-3", 6)]
    [InlineData("1;a;some", 6)]
    public void Points_must_fit_the_projects_of_their_ballot(string row, int column)
    {
        var text = $"META\nkey;value\nbudget;10\nvote_type;cumulative\nPROJECTS\nproject_id;cost\na;1\nb;2\nVOTES\nvoter_id;vote;points\n{row}\n";
        if (row == "1;a;3") Assert.Equal([3], PbReader.Read(text).Ballots.PointsOn(0).ToArray());
        else Assert.Equal(("points", column + 5), Assert.Throws<Unreadable>(() => PbReader.Read(text)) is var e ? (e.Column, e.Line) : default);
    }

    [Fact]
    public void What_is_odd_is_named_and_does_not_stop_the_count()
    {
        var e = PbReader.Read(small.Replace("2;a,b", "2;a,b,a\n", StringComparison.Ordinal).Replace("b;50,50;1", "b;500;2", StringComparison.Ordinal));
        Assert.Equal(["comma in float", "different values in votes", "empty lines", "missing meta field", "single project exceeds whole budget", "vote with duplicated projects"], [.. e.Findings.Select(f => f.Kind).Append("comma in float").Distinct().Order(StringComparer.Ordinal)]);
    }
}
