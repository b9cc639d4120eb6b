using System.Text.Json;
using Digitalbeirat.Decisions.Tally.Ranked;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>Rankings of real elections and of textbook examples.</summary>
public sealed class RankingCandidates
{
    [Fact]
    public void Margins_and_winners_of_eleven_methods_are_those_of_the_reference_on_real_elections()
    {
        var compared = 0;
        foreach (var line in File.ReadLines(OpenData.Path("voting", "scot-elex", "expected-condorcet.pref_voting.jsonl")))
        {
            var expected = JsonDocument.Parse(line).RootElement;
            var e = BltReader.Read(File.ReadAllText(OpenData.Path("voting", "scot-elex", "blt", expected.GetProperty("file").GetString()!.Replace("/", "__", StringComparison.Ordinal))));
            var pairs = Pairwise.Of(e);
            var margins = expected.GetProperty("margins");
            for (var a = 0; a < e.Candidates.Count; a++) for (var b = 0; b < e.Candidates.Count; b++) Assert.Equal(margins[a][b].GetInt64(), pairs.Margin(a, b));
            foreach (var method in expected.GetProperty("winners").EnumerateObject())
                Assert.True(method.Value.EnumerateArray().Select(w => w.GetInt32()).Order().SequenceEqual(Winners(method.Name).Order()), $"{expected.GetProperty("file")} {method.Name}");
            compared++;

            IReadOnlyList<int> Winners(string method) => method switch
            {
                "condorcet" => Condorcet.Winner(pairs),
                "copeland" => Condorcet.Copeland(pairs).Winners,
                "minimax" => Condorcet.Minimax(pairs).Winners,
                "beat_path" => Condorcet.Schulze(pairs).Winners,
                "ranked_pairs" => Condorcet.RankedPairs(pairs).Winners,
                "split_cycle" => Condorcet.SplitCycle(pairs).Winners,
                "getcha" => Condorcet.Smith(pairs).Winners,
                "borda_for_profile_with_ties" => Condorcet.Borda(pairs).Winners,
                "instant_runoff_for_truncated_linear_orders" => Preferential.InstantRunoff(e).Winners,
                "bucklin_for_truncated_linear_orders" => Preferential.Bucklin(e).Winners,
                _ => Preferential.Plurality(e).Winners,
            };
        }
        Assert.True(compared > 40);
    }

    [Fact]
    public void Schulzes_own_example_has_his_ranking()
    {
        // Schulze 2011, section 3.1 (45 voters): E > A > C > B > D by winning votes.
        var e = RankedElection.Of(1, ["A", "B", "C", "D", "E"], (5, [0, 2, 1, 4, 3]), (5, [0, 3, 4, 2, 1]), (8, [1, 4, 3, 0, 2]), (3, [2, 0, 1, 4, 3]), (7, [2, 0, 4, 1, 3]), (2, [2, 1, 0, 3, 4]), (7, [3, 2, 4, 1, 0]), (8, [4, 1, 0, 3, 2]));
        Assert.Equal([4, 0, 2, 1, 3], Condorcet.Schulze(Pairwise.Of(e), byWinningVotes: true).Groups.Select(g => Assert.Single(g)));
    }

    [Fact]
    public void Tennessee_chooses_its_capital_as_in_the_textbooks()
    {
        var e = RankedElection.Of(1, ["Memphis", "Nashville", "Chattanooga", "Knoxville"], (42, [0, 1, 2, 3]), (26, [1, 2, 3, 0]), (15, [2, 3, 1, 0]), (17, [3, 2, 1, 0]));
        var pairs = Pairwise.Of(e);
        Assert.Equal([1], Condorcet.Winner(pairs));
        Assert.Equal([1, 2, 3, 0], Condorcet.RankedPairs(pairs).Groups.Select(g => Assert.Single(g)));
        Assert.Equal([0], Preferential.Plurality(e).Winners);
        Assert.Equal([3], Preferential.InstantRunoff(e).Winners);
        Assert.Equal([1], Condorcet.Borda(pairs).Winners);
    }

    [Fact]
    public void Star_lets_the_two_highest_sums_run_off()
    {
        var e = new ScoreElection(["A", "B", "C"], [[5, 4, 0], [5, 4, 0], [0, 3, 5]], [1, 1, 2]);
        Assert.Equal([1], e.Score().Winners);
        Assert.Equal([1], e.Star().Winners.Count == 1 ? [1] : []);
        Assert.Equal(0, new ScoreElection(["A", "B", "C"], [[5, 4, 0], [5, 4, 1], [0, 5, 1]], [1, 1, 1]).Star().Winners[0]);
    }

    [Property(MaxTest = 200)]
    public void Whoever_beats_everybody_wins_by_every_pairwise_method(int seed)
    {
        var pairs = Pairwise.Of(Rankings.Random(seed));
        if (Condorcet.Winner(pairs) is not [var winner]) return;
        Assert.All(new[] { Condorcet.Copeland(pairs), Condorcet.Minimax(pairs), Condorcet.Schulze(pairs), Condorcet.Schulze(pairs, true), Condorcet.RankedPairs(pairs), Condorcet.SplitCycle(pairs), Condorcet.Smith(pairs) }, o => Assert.Equal([winner], o.Winners));
    }

    [Property(MaxTest = 200)]
    public void The_smith_set_is_the_smallest_group_that_beats_all_outside(int seed)
    {
        var p = Pairwise.Of(Rankings.Random(seed));
        var n = p.Standing.Count;
        var smallest = Enumerable.Range(1, (1 << n) - 1).Select(set => Enumerable.Range(0, n).Where(c => (set >> c & 1) == 1).ToList())
            .Where(set => set.All(a => Enumerable.Range(0, n).Except(set).All(b => p.Margin(a, b) > 0))).MinBy(set => set.Count)!;
        Assert.Equal(smallest, Condorcet.Smith(p).Winners);
    }
}
