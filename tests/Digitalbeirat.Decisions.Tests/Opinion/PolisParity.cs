using System.Globalization;
using System.Text.Json;
using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Polis;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

/// <summary>The Polis-compatible mode against the original (compdemocracy/polis 08e03eb, cold start) and an independent reference.</summary>
public sealed class PolisParity
{
    public static TheoryData<string> Sets => PolisSets.All;

    static PolisResult Map(Conversation c) => PolisMap.Compute(c.Votes, c.Left, [.. c.Statements.Select(s => s.Meta)]);

    [Theory, MemberData(nameof(Sets))]
    public void Everybody_is_in_the_group_the_original_puts_them_in(string set)
    {
        var (conversation, original) = (PolisSets.Conversation(set), PolisSets.Expected(set, "clojure"));
        var map = Map(conversation);
        var expected = original.GetProperty("groups").EnumerateObject().ToDictionary(g => g.Name, g => g.Value.GetInt32());
        var found = Enumerable.Range(0, map.GroupOf.Length).Where(i => map.GroupOf[i] >= 0).ToDictionary(i => conversation.Participants[i], i => map.GroupOf[i]);
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        Assert.Equal(original.GetProperty("k").GetInt32(), map.Groups);
        Assert.All(expected, e => Assert.Equal(e.Value, found[e.Key]));
        foreach (var s in original.GetProperty("silhouettes").EnumerateObject()) Assert.Equal(s.Value.GetDouble(), map.Silhouettes[int.Parse(s.Name, CultureInfo.InvariantCulture)], 1e-4);
    }

    [Theory, MemberData(nameof(Sets))]
    public void Center_variance_and_consensus_agree_to_a_thousand_millionth(string set)
    {
        var (conversation, original, reference) = (PolisSets.Conversation(set), PolisSets.Expected(set, "clojure"), PolisSets.Expected(set, "ref"));
        var map = Map(conversation);
        var tids = original.GetProperty("tids").EnumerateArray().Select(t => t.GetInt32().ToString(CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(tids, conversation.Statements.Select(s => s.Id));
        var center = original.GetProperty("center").EnumerateArray().Select(c => c.GetDouble()).ToArray();
        var gac = reference.GetProperty("gac");
        var priority = reference.GetProperty("priority");
        for (var j = 0; j < tids.Length; j++)
        {
            Assert.Equal(-center[j], map.Center[j], 1e-9);
            Assert.Equal(gac.GetProperty(tids[j]).GetDouble(), map.GroupAwareConsensus[j], 1e-9);
            if (!conversation.Statements[j].Meta) Assert.Equal(priority.GetProperty(tids[j]).GetDouble(), map.Priorities[j], 1e-3 * map.Priorities[j]);
        }
        var shares = reference.GetProperty("evr").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        for (var a = 0; a < 2; a++) Assert.Equal(shares[a], map.Variance[a], 1e-6);
    }

    [Theory, MemberData(nameof(Sets))]
    public void The_same_statements_represent_groups_and_majorities(string set)
    {
        var (conversation, original) = (PolisSets.Conversation(set), PolisSets.Expected(set, "clojure"));
        var map = Map(conversation);
        foreach (var group in original.GetProperty("repness").EnumerateObject())
        {
            var found = map.Representative[int.Parse(group.Name, CultureInfo.InvariantCulture)];
            Assert.Equal(group.Value.GetArrayLength(), found.Count);
            foreach (var (e, f) in group.Value.EnumerateArray().Zip(found))
            {
                Assert.Equal(e.GetProperty("tid").GetInt32().ToString(CultureInfo.InvariantCulture), conversation.Statements[f.Statement].Id);
                Assert.Equal(e.GetProperty("repful-for").GetString(), f.Agree ? "agree" : "disagree");
                Assert.Equal(e.GetProperty("n-success").GetInt32(), f.Successes);
                Assert.Equal(e.GetProperty("n-trials").GetInt32(), f.Trials);
                Assert.Equal(e.GetProperty("p-success").GetDouble(), f.Share, 1e-9);
                Assert.Equal(e.GetProperty("p-test").GetDouble(), f.ShareTest, 1e-9);
                Assert.Equal(e.GetProperty("repness").GetDouble(), f.Lift, 1e-9);
                Assert.Equal(e.GetProperty("repness-test").GetDouble(), f.LiftTest, 1e-5); // the original keeps it in single precision
            }
        }
        Same(original.GetProperty("consensus").GetProperty("agree"), map.AgreedByMost);
        Same(original.GetProperty("consensus").GetProperty("disagree"), map.RejectedByMost);

        void Same(JsonElement expected, IReadOnlyList<PolisMajority> found) =>
            Assert.Equal(expected.EnumerateArray().Select(e => e.GetProperty("tid").GetInt32().ToString(CultureInfo.InvariantCulture)), found.Select(m => conversation.Statements[m.Statement].Id));
    }

    [Theory, MemberData(nameof(Sets))]
    public void The_forms_of_an_export_give_the_same_conversation(string set)
    {
        var matrix = PolisSets.Conversation(set);
        foreach (var file in new[] { "votes.csv", "participants-votes.csv" }.Where(f => File.Exists(OpenData.Path("polis", set) + "/" + f)))
        {
            var other = PolisSets.Conversation(set, file);
            Assert.Equal(matrix.Participants, other.Participants);
            Assert.Equal(matrix.Statements, other.Statements);
            for (var i = 0; i < matrix.Participants.Count; i++) Assert.True(matrix.Votes.Row(i).SequenceEqual(other.Votes.Row(i)), $"{file}, participant {matrix.Participants[i]}");
        }
    }
}
