using System.Text.Json;
using Digitalbeirat.Decisions.Tally.Ranked;
using Digitalbeirat.Decisions.Tally.Transferable;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>The test elections of RCTab, read from their cast vote records with the rules of each on overvotes, gaps and repetitions.</summary>
public sealed class RunningOff
{
    /// <summary>Test elections that cannot be held here, and why.</summary>
    static readonly Dictionary<string, string[]> notHeld = new()
    {
        ["The votes are not among the data"] =
        [
            "2013_minneapolis_park", "2013_minneapolis_park_bottoms_up", "2013_minneapolis_park_hare", "2013_minneapolis_park_sequential", "2018_maine_governor_primary", "dominion_alaska", "dominion_kansas", "excluded_test",
            "hart_cedar_park_school_board", "hart_travis_county_officers", "more_winners_than_candidates", "multi_seat_bottoms_up_with_cutoff_eliminate", "multi_seat_bottoms_up_with_dynamic_threshold",
            "multi_seat_bottoms_up_with_static_threshold", "sequential_with_batch", "sequential_with_continue_until_two", "stop_tabulation_early_test", "tiebreak_seed_test", "tiebreak_use_permutation_in_config_test",
        ],
        ["No outcome is recorded: it tests conversions, questions to the user or refusals"] =
            ["conversions_from_cdf", "conversions_from_ess", "invalid_output_directory", "invalid_params_test", "invalid_sources_test", "max_ranking_enforcement", "sample_interactive_tiebreak", "signature_validation"],
        ["It is no election, but votes that others refer to"] = ["unisyn_cvrs"],
    };

    static string Text(JsonElement rules, string name) => rules.TryGetProperty(name, out var value) ? value.ToString().ToLowerInvariant() : "";

    [Fact]
    public void Every_test_election_of_RCTab_whose_votes_are_here_has_its_winners_and_whoever_left_in_each_round()
    {
        var held = 0;
        foreach (var folder in Directory.GetDirectories(OpenData.Path("voting", "rctab")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            if (notHeld.Values.Any(names => names.Contains(name))) continue;
            string Own(string ending) => Path.Combine(folder, $"{name}_{ending}");
            var settings = JsonDocument.Parse(File.ReadAllText(Own("config.json"))).RootElement;
            var rounds = JsonDocument.Parse(File.ReadAllText(Own("expected_detailed_report.json"))).RootElement.GetProperty("results").EnumerateArray().ToList();
            string Votes(JsonElement s) => Path.Combine(folder, s.GetProperty("filePath").GetString()!);
            var sources = settings.GetProperty("cvrFileSources").EnumerateArray().ToList();
            // Where the machines' own files are missing, RCTab's copy of them in the common format is there.
            Hold(name, settings, [.. sources.TrueForAll(s => File.Exists(Votes(s))) ? sources.SelectMany(s => VoteRecords.Read(Votes(s), s)) : VoteRecords.Json(Own("expected_cdf_cvr.json"))], rounds);
            held++;
        }
        Assert.True(held >= 46, $"{held} held");
    }

    static void Hold(string name, JsonElement settings, List<SortedDictionary<int, List<string>>> records, List<JsonElement> rounds)
    {
        var rules = settings.GetProperty("rules");
        var listed = settings.GetProperty("candidates").EnumerateArray().ToList();
        List<string> candidates = [.. listed.Select(c => c.GetProperty("name").GetString()!), VoteRecords.WriteIn];
        var index = candidates.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.OrdinalIgnoreCase);
        for (var c = 0; c < listed.Count; c++)
            if (listed[c].TryGetProperty("aliases", out var aliases))
                foreach (var alias in aliases.EnumerateArray()) index.TryAdd(alias.GetString()!, c);
        var equal = Text(rules, "overvoteRule") switch { "exhaustimmediately" => EqualRanks.End, "alwaysskiptonextrank" => EqualRanks.Skip, _ => EqualRanks.EndIfSeveralStand };
        var election = Election(records, candidates, index, rules, equal) with
        {
            Seats = int.Parse(Text(rules, "numberOfWinners"), null),
            // Nobody can be meant by write-ins that were not declared; they leave before everybody else.
            Withdrawn = listed.Select((c, i) => (c, i)).Where(c => c.c.GetProperty("excluded").GetBoolean()).Select(c => c.i).Append(listed.Count).ToHashSet(),
        };
        // Some go on to the last two after the winner is known.
        var counted = rounds.TakeWhile((_, r) => !rounds.Take(r).Any(b => b.GetProperty("tallyResults").EnumerateArray().Any(t => t.TryGetProperty("elected", out JsonElement _)))).ToList();
        List<List<int>> Recorded(string what) => [.. (what == "elected" ? rounds : counted).Select(r => r.GetProperty("tallyResults").EnumerateArray().Where(t => t.TryGetProperty(what, out _)).Select(t => index[t.GetProperty(what).GetString()!]).Where(c => c < listed.Count).Order().ToList()).Where(r => r.Count > 0)];
        var (left, elected) = (Recorded("eliminated"), Recorded("elected").SelectMany(e => e).ToList());
        if (election.Seats > 1)
        {
            var stv = new GregoryCount { Decimals = 4, WholeQuota = Text(rules, "nonIntegerWinningThreshold") != "true", EndsAtEqualRank = equal == EqualRanks.End };
            Assert.True(elected.Order().SequenceEqual(stv.Run(election).Elected.Order()), name);
            return;
        }
        // Lots fall as they fell there.
        var order = new InstantRunoff { EqualRanks = equal, Batch = Text(rules, "batchElimination") == "true", BreakTie = (_, tied) => left.SelectMany(l => l).FirstOrDefault(tied.Contains, tied.First(c => !elected.Contains(c))) }.Run(election);
        Assert.True(elected.SequenceEqual(order.Winners), $"{name}: {string.Join(", ", order.Winners.Select(c => candidates[c]))}");
        var gone = order.Steps.Where(s => s.What == "eliminated").Take(left.Count).ToList();
        Assert.Equal(left.Select(l => string.Join(',', l)), gone.Select(s => string.Join(',', s.Who)));
        // Where write-ins have left, the votes of those who leave are those recorded.
        var clean = counted.Where(r => r.GetProperty("tallyResults").EnumerateArray().Any(t => t.TryGetProperty("eliminated", out var who) && index[who.GetString()!] < listed.Count)).ToList();
        for (var r = 0; r < clean.Count; r++)
        {
            var tally = clean[r].GetProperty("tally");
            if (!tally.TryGetProperty(VoteRecords.WriteIn, out _)) Assert.Equal(gone[r].Who.Sum(c => long.Parse(tally.GetProperty(candidates[c]).GetString()!, null)), gone[r].Count);
        }
    }

    static RankedElection Election(List<SortedDictionary<int, List<string>>> records, List<string> candidates, Dictionary<string, int> index, JsonElement rules, EqualRanks equal)
    {
        int Limit(string name) => int.TryParse(Text(rules, name), out var limit) ? limit : int.MaxValue;
        var (gaps, ranks) = (Limit("maxSkippedRanksAllowed"), Limit("maxRankingsAllowed"));
        var stopsAtRepetition = Text(rules, "exhaustOnDuplicateCandidate") == "true";
        List<int> start = [0], choice = [];
        List<bool> tied = [];
        foreach (var record in records)
        {
            var last = 0;
            foreach (var (rank, names) in record)
            {
                if (rank > ranks || rank - last - 1 > gaps) break;
                last = rank;
                if (names.Contains(""))
                {
                    if (equal == EqualRanks.End) break;
                    continue;
                }
                List<int> who = [.. names.Select(n => index[n.Trim()]).Distinct()];
                var before = choice[start[^1]..];
                if (who.Exists(before.Contains) && stopsAtRepetition) break;
                who.RemoveAll(before.Contains);
                // Only the count of choices that follow one another can leave equal ranks to the rule.
                if (who.Count > 1 && equal == EqualRanks.Skip && Text(rules, "numberOfWinners") != "1") continue;
                for (var c = 0; c < who.Count; c++)
                {
                    choice.Add(who[c]);
                    tied.Add(c > 0);
                }
            }
            start.Add(choice.Count);
        }
        return new RankedElection(1, candidates, [.. start], [.. choice], [.. records.Select(_ => 1L)]) { EqualToLast = tied.Contains(true) ? [.. tied] : null };
    }
}
