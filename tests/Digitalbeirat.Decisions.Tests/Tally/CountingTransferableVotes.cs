using System.Text.Json;
using Digitalbeirat.Decisions.Tally.Ranked;
using Digitalbeirat.Decisions.Tally.Transferable;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>Transferable votes are counted to the last printed digit as the reference counts them.</summary>
public sealed class CountingTransferableVotes
{
    static TransferableResult Count(string rule, RankedElection e) => rule switch
    {
        "scotland" => GregoryCount.Scottish.Run(e),
        "wigm-prf" => GregoryCount.Reference.Run(e),
        "meek-prf" => MeekCount.Reference.Run(e),
        _ => QuotientCount.Reference.Run(e),
    };

    [Theory]
    [InlineData("scotland", "expected-scotland-stv.droop.jsonl")]
    [InlineData("wigm-prf", "expected-wigm-prf.droop.jsonl")]
    [InlineData("meek-prf", "expected-meek-prf.droop.jsonl")]
    public void Scottish_elections_have_the_same_councillors_in_the_same_order_with_the_same_quota(string rule, string expectations)
    {
        var compared = 0;
        foreach (var line in File.ReadLines(OpenData.Path("voting", "scot-elex", expectations)))
        {
            var expected = JsonDocument.Parse(line).RootElement;
            var file = expected.GetProperty("file").GetString()!;
            if (!expected.TryGetProperty("elected_ids", out var ids) || !File.Exists(Path(file))) continue;
            var e = BltReader.Read(File.ReadAllText(Path(file)));
            var result = Count(rule, e);
            Assert.True(ids.EnumerateArray().Select(i => i.GetInt32() - 1).SequenceEqual(result.Elected.Order()), file);
            Assert.True(expected.GetProperty("elected_order").EnumerateArray().Select(n => Letters(n.GetString()!)).SequenceEqual(result.Elected.Select(c => Letters(e.Candidates[c]))), file);
            Assert.Equal(expected.GetProperty("quota").GetString(), result.Show(result.Quota));
            compared++;
        }
        Assert.True(compared > 100, $"{compared} compared");

        static string Path(string file) => OpenData.Path("voting", "scot-elex", "blt") + "/" + file.Replace("/", "__", StringComparison.Ordinal);
        // The reference keeps quotes and remarks in names.
        static string Letters(string name) => string.Concat(name.Replace("# ALTERNATIVE NAME", "", StringComparison.Ordinal).Where(char.IsLetter));
    }

    [Theory]
    [InlineData("scotland", "scotland-fixed-p5-d5", "vote")]
    [InlineData("wigm-prf", "wigm-prf-fixed-p4-d4", "vote")]
    [InlineData("meek-prf", "meek-prf-o6-fixed-p9-d9", "vote")]
    [InlineData("qpq", "qpq-guarded-p9-g9-d9", "quotient")]
    public void Every_stage_of_the_reference_elections_has_the_same_votes_to_all_printed_digits(string rule, string suffix, string figure)
    {
        var compared = 0;
        foreach (var file in Directory.GetFiles(OpenData.Path("voting", "droop", "ref", "json"), $"*-{suffix}.txt", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetFileName(file).Replace($"-{suffix}.txt", "", StringComparison.Ordinal);
            var e = BltReader.Read(File.ReadAllText(Directory.GetFiles(OpenData.Path("voting", "droop", "blt"), $"{name}.blt", SearchOption.AllDirectories).Single()));
            var result = Count(rule, e);
            var reference = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var rounds = new SortedDictionary<int, JsonElement>();
            foreach (var action in reference.GetProperty("actions").EnumerateArray().Where(a => a.TryGetProperty("cstate", out _) && a.GetProperty("tag").GetString() != "end"))
            {
                var message = action.GetProperty("msg").GetString()!;
                // Meek and QPQ number their rounds from 1 and write what is left of the count into the last one.
                if (rule is "meek-prf" or "qpq" && (message == "Begin Count" || message.StartsWith("Elect remaining", StringComparison.Ordinal) || message.StartsWith("Defeat remaining", StringComparison.Ordinal))) continue;
                rounds[action.GetProperty("round").GetInt32()] = action;
            }
            var stage = 0;
            foreach (var (round, action) in rounds)
            {
                var here = result.Stages[stage++];
                foreach (var candidate in action.GetProperty("cstate").EnumerateObject())
                {
                    var c = int.Parse(candidate.Name, null) - 1;
                    if (e.Withdrawn.Contains(c) || !(candidate.Value.TryGetProperty(figure, out var there) || candidate.Value.TryGetProperty("vote", out there))) continue;
                    Assert.True(there.GetString() == result.Show(here.Votes[c]), $"{name}, round {round}, {e.Candidates[c]}: {there} and {result.Show(here.Votes[c])}");
                }
                if (rule != "qpq" && action.TryGetProperty("nt_votes", out var gone)) Assert.Equal(gone.GetString(), result.Show(here.NonTransferable));
                Assert.Equal(action.GetProperty("quota").GetString(), result.Show(here.Quota));
            }
            compared++;
        }
        Assert.True(compared > 5, $"{compared} compared");
    }

    [Property(MaxTest = 200)]
    public void As_many_are_elected_as_there_are_seats_and_no_vote_appears_from_nowhere(int seed)
    {
        var e = Rankings.Random(seed);
        foreach (var rule in new[] { "scotland", "wigm-prf", "meek-prf", "qpq" })
        {
            var result = Count(rule, e);
            Assert.Equal(Math.Min(e.Seats, e.Candidates.Count), result.Elected.Distinct().Count());
            Assert.Equal(result.Elected.Count, result.Elected.Distinct().Count());
            if (rule is "qpq") continue;
            var all = e.Ballots * (long)Math.Pow(10, result.Decimals);
            Assert.All(result.Stages, s => Assert.InRange(s.Votes.Sum() + s.NonTransferable, all - 1000 * e.Ballots, all));
        }
    }

    [Property(MaxTest = 100)]
    public void Ballots_in_another_order_change_nothing(int seed)
    {
        var e = Rankings.Random(seed);
        var other = Rankings.Shuffled(e, seed);
        foreach (var rule in new[] { "scotland", "wigm-prf", "meek-prf", "qpq" })
            Assert.Equal(Count(rule, e).Stages.SelectMany(s => s.Votes), Count(rule, other).Stages.SelectMany(s => s.Votes));
    }

    [Fact]
    public void A_party_with_two_quotas_of_solid_voters_gets_two_seats()
    {
        var e = RankedElection.Of(3, ["A1", "A2", "B1", "B2"], (30, [0, 1]), (25, [1, 0]), (40, [2, 3]));
        foreach (var rule in new[] { "scotland", "wigm-prf", "meek-prf", "qpq" }) Assert.Equal([0, 1, 2], Count(rule, e).Elected.Order());
    }

    [Fact]
    public void A_tie_looks_back_and_then_a_recorded_lot_decides()
    {
        var e = RankedElection.Of(1, ["A", "B", "C", "D"], (5, [0]), (4, [1]), (3, [2, 0]), (1, [3, 1]));
        Assert.Equal("stage 0", Assert.Single(GregoryCount.Scottish.Run(RankedElection.Of(1, ["A", "B", "C", "D"], (9, [0]), (5, [1]), (4, [2]), (1, [3, 2]))).Draws).By);
        Assert.Empty(GregoryCount.Scottish.Run(e).Draws);
        var drawn = (GregoryCount.Scottish with { Seed = "seed" }).Run(RankedElection.Of(1, ["A", "B"], (5, [0]), (5, [1])));
        Assert.StartsWith("lot: seed seed", Assert.Single(drawn.Draws).By);
        Assert.Equal(drawn.Elected, (GregoryCount.Scottish with { Seed = "seed" }).Run(RankedElection.Of(1, ["A", "B"], (5, [1]), (5, [0]))).Elected);
    }

    [Fact]
    public void As_many_left_as_seats_are_elected_without_a_lot_and_without_another_transfer()
    {
        // Rule 52: once D is out, B and C are level for the last two seats, and nobody asks who is first.
        var level = GregoryCount.Scottish.Run(RankedElection.Of(3, ["A", "B", "C", "D"], (40, [0]), (5, [1]), (5, [2]), (2, [3, 2, 1])));
        Assert.Equal([0, 1, 2], level.Elected);
        Assert.Empty(level.Draws);
        Assert.Equal((StageStep.Exclusion, 3), (level.Stages[^1].Step, level.Stages[^1].Moved));
        Assert.Equal([1, 2], level.Stages[^1].Elected);
    }

    [Fact]
    public void Three_level_candidates_are_told_apart_by_the_last_stage_at_which_they_differed_before_a_lot_falls()
    {
        // B, C and D have 7 each after E left; before, B and C had 6 and D 5, so D goes. Then B and C were never apart: a lot.
        var count = (GregoryCount.Scottish with { Seed = "dice 4" }).Run(RankedElection.Of(1, ["A", "B", "C", "D", "E"], (12, [0]), (6, [1]), (6, [2]), (5, [3]), (1, [4, 1]), (1, [4, 2]), (2, [4, 3])));
        Assert.Equal((3, "stage 0"), (count.Draws[0].Chosen, count.Draws[0].By));
        Assert.Equal([1, 2], count.Draws[1].Tied);
        Assert.StartsWith("lot: seed dice 4", count.Draws[1].By);
    }

    [Fact]
    public void A_list_no_longer_than_the_seats_is_elected_with_whoever_has_the_quota_first()
    {
        Assert.Equal([2, 0, 1], GregoryCount.Scottish.Run(RankedElection.Of(3, ["A", "B", "C"], (3, [0]), (1, [1]), (8, [2]))).Elected);
        Assert.Equal([0, 1], GregoryCount.Scottish.Run(RankedElection.Of(5, ["A", "B"], (1, [0]))).Elected);
    }
}
