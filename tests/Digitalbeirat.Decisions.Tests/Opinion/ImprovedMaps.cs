using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Improved;
using Digitalbeirat.Decisions.Opinion.Reading;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

public sealed class ImprovedMaps
{
    public static TheoryData<string> Smaller => ["15-per-hour-seattle", "bg2050-volunteers", "brexit-consensus", "football-concussions", "london.youth.policing", "scoop-hivemind.freshwater", "scoop-hivemind.taxes", "scoop-hivemind.ubi"];

    static OpinionMap Map(VoteMatrix votes, int? groups = null) => MapOpinions.Of(votes, new bool[votes.Statements], groups: groups);

    [Fact]
    public void The_order_of_votes_and_of_people_changes_not_a_bit()
    {
        var lines = Conversations.Lines(Conversations.Of(90, 24, 3, 0.3));
        var expected = Conversations.Bits(Map(Read(lines)));
        var random = new Random(5);
        for (var round = 0; round < 5; round++) Assert.Equal(expected, Conversations.Bits(Map(Read(lines.OrderBy(_ => random.Next())))));

        static VoteMatrix Read(IEnumerable<string> lines) => VotesCsv.Read(Conversations.Csv(lines)).Conversation.Votes;
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Camps_that_are_there_are_found(int camps)
    {
        var map = Map(Conversations.Of(80 * camps, 40, camps, 0.4));
        Assert.Equal(camps, map.Groups.Count);
        Assert.InRange(Agreement.Of([.. map.People.Select(p => p.Group!.Value)], [.. map.People.Select(p => p.Participant % camps)]), 0.95, 1);
        Assert.True(map.Stability > 0.8);
    }

    [Fact]
    public void People_who_only_agree_more_readily_are_no_group()
    {
        var map = Map(Conversations.Of(200, 30, 1, 0.8));
        Assert.Single(map.Groups);
        Assert.Empty(map.Groups[0].Representative);
        Assert.Null(map.Stability);
    }

    [Fact]
    public void Votes_by_the_throw_of_a_die_make_no_groups()
    {
        var random = new Random(3);
        var votes = VoteMatrix.From(150, 30, [.. from i in Enumerable.Range(0, 150) from j in Enumerable.Range(0, 30) select (i, j, random.Next(3) - 1)]);
        Assert.Single(Map(votes).Groups);
    }

    [Theory, MemberData(nameof(Smaller))]
    public void Neither_axis_of_the_map_of_a_real_conversation_is_response_style(string set)
    {
        var conversation = PolisSets.Conversation(set);
        var active = conversation.Votes.Without(conversation.Left);
        var means = StatementCounts.Of(active).Select(c => c.Mean).ToArray();
        var map = MapOpinions.Of(conversation.Votes, conversation.Left);
        var people = map.People.Where(p => active.Row(p.Participant).Length >= 7).ToArray();
        double[] style = [.. people.Select(p => active.Row(p.Participant).ToArray().Average(c => VoteMatrix.AnswerOf(c) - means[VoteMatrix.StatementOf(c)]))];
        Assert.InRange(Math.Abs(Ranks.Correlation([.. people.Select(p => p.X)], style)), 0, people.Length < 30 ? 0.3 : 0.1);
        Assert.InRange(Math.Abs(Ranks.Correlation([.. people.Select(p => p.Y)], style)), 0, people.Length < 30 ? 0.3 : 0.1);
    }

    [Theory, MemberData(nameof(Smaller))]
    public void No_group_of_a_real_conversation_is_smaller_than_five(string set)
    {
        var conversation = PolisSets.Conversation(set);
        Assert.All(MapOpinions.Of(conversation.Votes, conversation.Left).Groups, g => Assert.True(g.Size >= 5));
    }

    [Fact]
    public void Who_voted_more_is_placed_more_surely()
    {
        var whole = Conversations.Of(120, 40, 2);
        var lines = Conversations.Lines(whole).Where(l => !l.StartsWith("0,", StringComparison.Ordinal) || int.Parse(l.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture) < 12);
        var fewer = Map(VotesCsv.Read(Conversations.Csv(lines)).Conversation.Votes);
        Assert.True(fewer.People[0].Deviation > Map(whole).People[0].Deviation * 1.2);
    }

    [Fact]
    public void A_statement_two_people_saw_does_not_lead_the_consensus()
    {
        var votes = Conversations.Of(100, 20, 2);
        List<(int, int, int)> all = [.. from i in Enumerable.Range(0, 100) from cell in votes.Row(i).ToArray() select (i, (int)VoteMatrix.StatementOf(cell), VoteMatrix.AnswerOf(cell))];
        all.AddRange(Enumerable.Range(0, 100).Select(i => (i, 20, i % 25 == 0 ? -1 : 1))); // 96 of 100 agree
        all.AddRange([(0, 21, 1), (1, 21, 1)]);
        var consensus = Map(VoteMatrix.From(100, 22, all)).Consensus.ToArray();
        var (well, hardly) = (consensus.Single(v => v.Statement == 20).Consensus!.Value, consensus.Single(v => v.Statement == 21).Consensus!.Value);
        Assert.True(well.Score > hardly.Score);
        Assert.True(hardly.High - hardly.Low > 2 * (well.High - well.Low));
    }

    [Fact]
    public void A_statement_most_of_every_group_agrees_with_unites_and_one_that_parts_them_divides()
    {
        List<(int, int, int)> all = [];
        for (var i = 0; i < 100; i++)
        {
            for (var j = 0; j < 12; j++) all.Add((i, j, (i + j) % 2 == 0 ? 1 : -1));
            all.Add((i, 12, i / 2 % 10 == 0 ? 0 : 1));
            all.Add((i, 13, i / 3 % 10 == 1 ? 0 : -1));
        }
        var map = Map(VoteMatrix.From(100, 14, all));
        var reasons = Reason.Of(map);
        Assert.Equal(2, map.Groups.Count);
        Assert.All(reasons.Take(12), r => Assert.Equal(ReasonKind.Divides, r.Kind));
        Assert.Equal(ReasonKind.Unites, reasons[12].Kind);
        Assert.Equal(ReasonKind.UnitesAgainst, reasons[13].Kind);
        Assert.All(map.Groups, g => Assert.All(g.Representative, r => Assert.True(r is { Q: < 0.05, Statement: < 12 })));
    }

    [Fact]
    public void Four_people_speak_for_no_group()
    {
        StatementView Asked(int each) => new(0, new(2 * each, 0, 0), [new(each, 0, 0), new(each, 0, 0)], [0.9, 0.9], 0, 0, 0, 0, new(0.9, 0.8, 1));
        Assert.Equal(ReasonKind.Open, Reason.Of(Asked(4)).Kind);
        Assert.Equal(ReasonKind.Unites, Reason.Of(Asked(5)).Kind);
    }

    [Fact]
    public void A_group_that_passes_where_others_answer_is_told_by_that()
    {
        List<(int, int, int)> all = [];
        for (var i = 0; i < 100; i++)
        {
            for (var j = 0; j < 7; j++) all.Add((i, j, (i + j) % 2 == 0 ? 1 : -1));
            all.Add((i, 7, i % 2 == 0 ? 0 : (i % 4) - 2));
        }
        var map = Map(VoteMatrix.From(100, 8, all));
        Assert.Contains(map.Groups, g => g.Representative.Any(r => r is { Statement: 7, Answer: 0, Successes: 50, Q: < 0.05 }));
    }

    [Fact]
    public void Nothing_nobody_and_everybody_alike_have_maps_too()
    {
        foreach (var mode in Enum.GetValues<MapMode>())
        {
            Check(MapOpinions.Of(VoteMatrix.From(0, 0, []), [], mode), 0);
            Check(MapOpinions.Of(VoteMatrix.From(3, 2, []), [false, false], mode), 0);
            Check(MapOpinions.Of(VoteMatrix.From(1, 1, [(0, 0, 1)]), [false], mode), 1);
            Check(MapOpinions.Of(VoteMatrix.From(1, 9, [.. Enumerable.Range(0, 9).Select(j => (0, j, j % 3 - 1))]), new bool[9], mode), 1);
            Check(MapOpinions.Of(VoteMatrix.From(9, 1, [.. Enumerable.Range(0, 9).Select(i => (i, 0, i % 3 - 1))]), [false], mode), 9);
            Check(MapOpinions.Of(VoteMatrix.From(40, 10, [.. from i in Enumerable.Range(0, 40) from j in Enumerable.Range(0, 10) select (i, j, 1)]), new bool[10], mode), 40);
            Check(MapOpinions.Of(VoteMatrix.From(40, 10, [.. from i in Enumerable.Range(0, 40) from j in Enumerable.Range(0, 10) select (i, j, 1)]), [.. Enumerable.Repeat(true, 10)], mode), 40);
        }

        static void Check(OpinionMap map, int people)
        {
            Assert.Equal(people, map.Participants);
            Assert.DoesNotContain("NaN", Conversations.Bits(map), StringComparison.Ordinal);
            Assert.All(map.People, p => Assert.True(double.IsFinite(p.X) && double.IsFinite(p.Y)));
        }
    }
}
