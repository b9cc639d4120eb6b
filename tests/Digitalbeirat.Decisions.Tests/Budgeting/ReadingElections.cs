using System.Globalization;
using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Explaining;
using Digitalbeirat.Decisions.Budgeting.Format;
using Digitalbeirat.Decisions.Budgeting.Rules;
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
    public void Parts_of_a_point_are_read_exactly()
    {
        const string text = "META\nkey;value\nbudget;10\nvote_type;scoring\nPROJECTS\nproject_id;cost;score\na;6;3.75\nb;6;4\nVOTES\nvoter_id;vote;points\n1;a,b;1.5,3\n2;a,b;2.25,1\n\n";
        var e = PbReader.Read(text);
        Assert.Equal((100, 375, 400), (e.PointUnit, e.Scores[0], e.Scores[1]));
        Assert.DoesNotContain(e.Findings, f => f.Kind == "different values in scores");
        Assert.Single(e.Findings, f => f.Kind == "empty lines");
        Assert.Equal(["b"], new Greedy().Run(e).Selected.Select(p => e.Projects[p].Id));
        Assert.Equal(1, Loser.Of(e, new Greedy().Run(e), new Greedy()).Single().EnoughVotes);
        var made = new StringWriter();
        PbWriter.Write(e with { VoteRows = [] }, made);
        Assert.Contains("1;a,b;1.5,3\n", made.ToString());
        Assert.Equal(e.Scores, PbReader.Read(made.ToString()).Scores);
        Assert.Equal("points", Assert.Throws<Unreadable>(() => PbReader.Read(text.Replace("1.5", "1.00000001", StringComparison.Ordinal))).Column);
    }

    [Fact]
    public void A_file_is_put_right_without_a_change_of_what_it_says()
    {
        var e = PbReader.Read(small.Replace("budget;100", "num_votes;7\nbudget;100,5", StringComparison.Ordinal).Replace("b;50,50;1", "b;50,50;9", StringComparison.Ordinal));
        var text = new StringWriter();
        PbWriter.Write(e.Cleaned(), text);
        var clean = PbReader.Read(text.ToString());
        Assert.Equal((e.Budget, e.Projects[1].Cost), (clean.Budget, clean.Projects[1].Cost));
        Assert.Equal(["missing meta field"], clean.Findings.Select(f => f.Kind).Distinct());
    }

    [Theory]
    [InlineData("budget;100", "budget;100\nfully_funded;2", "invalid meta field value")]
    [InlineData("budget;100", "budget;200\nrule;greedy", "all projects funded")]
    [InlineData("budget;100", "budget;100\nfully_funded;1", "wrong fully_funded flag")]
    [InlineData("budget;100", "budget;100\ndate_begin;2023-01-01", "invalid meta field value")]
    [InlineData("budget;100", "budget;100\ncomment;well", "invalid meta field value")]
    [InlineData("description;Test\nbudget;100", "budget;100\ndescription;Test", "wrong meta fields order")]
    [InlineData("selected\na;60;2;A;1", "selected\na;60;2;A;4", "invalid projects field value")]
    [InlineData("budget;100", "budget;100\nrule;greedy", "")]
    [InlineData("a;60;2;A;1\nb;50;1;B;0", "a;60;2;A;0\nb;50;1;B;1", "greedy rule not followed")]
    [InlineData("a;60;2;A;1", "a;60;2;A;0", "unused budget")]
    [InlineData("a;60;2;A;1\nb;50;1;B;0", "a;60;2;A;1\nb;50;1;B;1", "budget exceeded")]
    [InlineData("3;a", "3;", "different values in votes")]
    [InlineData("b;50;1;B", "b;50;1;B;0\nc;999999999;0;C", "single project exceeded whole budget")]
    [InlineData("b;50;1;B", "b;0;1;B", "project with no cost")]
    [InlineData("budget;100", "budget;100\nmax_length;1", "vote length exceeded")]
    [InlineData("vote_type;approval", "vote_type;choose-1", "invalid choose-1 vote length")]
    public void Findings_have_the_names_of_the_librarys_own_checker(string right, string wrong, string kind)
    {
        const string text = "META\nkey;value\ndescription;Test\nbudget;100\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;votes;name;selected\na;60;2;A;1\nb;50;1;B;0\nVOTES\nvoter_id;vote\n1;a,b\n3;a\n";
        Assert.Contains(right, text);
        var kinds = PbReader.Read(text.Replace(right, wrong, StringComparison.Ordinal)).Findings.Select(f => f.Kind).ToHashSet();
        Assert.Equal(kind.Length > 0, kinds.Contains(kind));
    }

    [Fact]
    public void What_is_odd_is_named_and_does_not_stop_the_count()
    {
        var e = PbReader.Read(small.Replace("2;a,b", "2;a,b,a\n", StringComparison.Ordinal).Replace("b;50,50;1", "b;500;2", StringComparison.Ordinal));
        Assert.Equal(["comma in float", "different values in votes", "empty lines", "missing meta field", "single project exceeded whole budget", "vote with duplicated projects"], [.. e.Findings.Select(f => f.Kind).Append("comma in float").Distinct().Order(StringComparer.Ordinal)]);
    }
}
