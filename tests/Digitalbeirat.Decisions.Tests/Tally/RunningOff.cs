using System.Text.Json;
using Digitalbeirat.Decisions.Tally.Ranked;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>Instant run-off on the test elections of RCTab, read from their cast vote records with the rules of each election on overvotes, gaps and repetitions.</summary>
public sealed class RunningOff
{
    [Fact]
    public void Who_leaves_in_which_round_and_who_wins_is_as_RCTab_recorded_it()
    {
        List<string> compared = [];
        foreach (var folder in Directory.GetDirectories(OpenData.Path("voting", "rctab")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            string config = Path.Combine(folder, $"{name}_config.json"), records = Path.Combine(folder, $"{name}_expected_cdf_cvr.json"), report = Path.Combine(folder, $"{name}_expected_detailed_report.json");
            if (!File.Exists(config) || !File.Exists(records) || !File.Exists(report)) continue;
            var settings = JsonDocument.Parse(File.ReadAllText(config)).RootElement;
            var rules = settings.GetProperty("rules");
            if (Text(rules, "winnerElectionMode") != "singleWinnerMajority" || Text(rules, "batchElimination") == "true" || Text(rules, "overvoteRule") is not ("exhaustImmediately" or "alwaysSkipToNextRank") || Text(rules, "minimumVoteThreshold") is not ("0" or "") || Text(rules, "stopTabulationEarlyAfterRound") != "" || Text(rules, "doesFirstRoundDetermineThreshold") == "true") continue;
            var candidates = settings.GetProperty("candidates").EnumerateArray().Where(c => !c.GetProperty("excluded").GetBoolean()).Select(c => c.GetProperty("name").GetString()!).ToList();
            var rounds = JsonDocument.Parse(File.ReadAllText(report)).RootElement.GetProperty("results").EnumerateArray().ToList();
            if (name == "aliases_cdf_json" || settings.GetProperty("candidates").EnumerateArray().Any(c => c.TryGetProperty("aliases", out var aliases) && aliases.GetArrayLength() > 0)) continue; // one person under several names
            if (rounds.Any(r => r.GetProperty("tally").EnumerateObject().Any(t => !candidates.Contains(t.Name)))) continue; // write-ins and names that only the record knows
            var election = RankedElection.Of(1, candidates, [.. Ballots(JsonDocument.Parse(File.ReadAllText(records)).RootElement, candidates, rules).Select(b => (1L, b))]);
            var left = rounds.SelectMany(r => r.GetProperty("tallyResults").EnumerateArray()).Where(t => t.TryGetProperty("eliminated", out _)).Select(t => candidates.IndexOf(t.GetProperty("eliminated").GetString()!)).ToList();
            var first = rounds[0].GetProperty("tally").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetString());
            var plurality = Preferential.Plurality(election).Scores;
            Assert.All(first, t => Assert.True(plurality[candidates.IndexOf(t.Key)].ToString(null, null) == t.Value, $"{name}: {t}"));
            // Lots fall as they fell there.
            var order = Preferential.InstantRunoff(election, (_, tied) => left.FirstOrDefault(tied.Contains, tied[0]));
            Assert.True(left.SequenceEqual(order.Steps.Take(left.Count).Select(s => s.Who[0])), name);
            var winner = rounds.SelectMany(r => r.GetProperty("tallyResults").EnumerateArray()).Where(t => t.TryGetProperty("elected", out _)).Select(t => candidates.IndexOf(t.GetProperty("elected").GetString()!)).Last();
            Assert.True(order.Winners.Single() == winner, $"{name}: {candidates[winner]}");
            compared.Add(name);
        }
        Assert.True(compared.Count >= 5, string.Join(", ", compared));
    }

    static string Text(JsonElement rules, string name) => rules.TryGetProperty(name, out var value) ? value.ToString().ToLowerInvariant() is var t && t is "true" or "false" ? value.ToString().ToLowerInvariant() : value.ToString() : "";

    static IEnumerable<int[]> Ballots(JsonElement records, List<string> candidates, JsonElement rules)
    {
        var named = records.GetProperty("Election").EnumerateArray().SelectMany(e => e.GetProperty("Candidate").EnumerateArray()).ToDictionary(c => c.GetProperty("@id").GetString()!, c => c.GetProperty("Name").GetString()!);
        var selections = records.GetProperty("Election").EnumerateArray().SelectMany(e => e.GetProperty("Contest").EnumerateArray()).SelectMany(c => c.GetProperty("ContestSelection").EnumerateArray())
            .ToDictionary(s => s.GetProperty("@id").GetString()!, s => s.TryGetProperty("CandidateIds", out var ids) ? candidates.IndexOf(named[ids[0].GetString()!]) : -1);
        var gaps = int.TryParse(Text(rules, "maxSkippedRanksAllowed"), out var allowed) ? allowed : int.MaxValue;
        var stopsAtOvervote = Text(rules, "overvoteRule") == "exhaustImmediately";
        var stopsAtRepetition = Text(rules, "exhaustOnDuplicateCandidate") == "true";
        foreach (var cvr in records.GetProperty("CVR").EnumerateArray())
        {
            var snapshot = cvr.GetProperty("CVRSnapshot").EnumerateArray().First(s => s.GetProperty("@id").GetString() == cvr.GetProperty("CurrentSnapshotId").GetString());
            var ranks = snapshot.GetProperty("CVRContest").EnumerateArray().SelectMany(c => c.GetProperty("CVRContestSelection").EnumerateArray())
                .SelectMany(s => s.GetProperty("SelectionPosition").EnumerateArray().Select(p => (Rank: p.GetProperty("Rank").GetInt32(), Candidate: selections[s.GetProperty("ContestSelectionId").GetString()!])))
                .GroupBy(p => p.Rank).OrderBy(g => g.Key).ToList();
            List<int> ballot = [];
            var last = 0;
            foreach (var rank in ranks)
            {
                if (rank.Key - last - 1 > gaps) break;
                last = rank.Key;
                if (rank.Count() > 1 || rank.First().Candidate < 0)
                {
                    if (stopsAtOvervote) break;
                    continue;
                }
                if (ballot.Contains(rank.First().Candidate))
                {
                    if (stopsAtRepetition) break;
                    continue;
                }
                ballot.Add(rank.First().Candidate);
            }
            yield return [.. ballot];
        }
    }
}
