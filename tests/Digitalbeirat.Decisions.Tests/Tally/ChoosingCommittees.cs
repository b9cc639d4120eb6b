using System.Text.Json;
using System.Text.RegularExpressions;
using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Committees;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>Proportional shortlists by approval.</summary>
public sealed partial class ChoosingCommittees
{
    [GeneratedRegex(@"- rule_id: (\S+)\s+result: (\[[\[\]\d,\s]*\])\s+resolute: false")]
    private static partial Regex Results();

    static IReadOnlyList<IReadOnlyList<int>>? Run(string rule, ApprovalElection e) => rule switch
    {
        "av" => OptimalRule.Approval(e),
        "sav" => OptimalRule.Satisfaction(e),
        "pav" => OptimalRule.Pav(e),
        "slav" => OptimalRule.Slav(e),
        "cc" => OptimalRule.ChamberlinCourant(e),
        "monroe" => OptimalRule.Monroe(e),
        "seqpav" => SequentialRule.Pav.All(e),
        "seqslav" => SequentialRule.Slav.All(e),
        "seqcc" => SequentialRule.ChamberlinCourant.All(e),
        "revseqpav" => SequentialRule.ReversePav.All(e),
        "seqphragmen" => SequentialRule.Phragmen.All(e),
        "equal-shares" => SequentialRule.EqualShares.All(e, SharesCompletion.Phragmen),
        "equal-shares-with-av-completion" => SequentialRule.EqualShares.All(e, SharesCompletion.Approval),
        _ => null,
    };

    [Fact]
    public void Thirteen_rules_find_exactly_the_committees_of_the_reference_with_all_ties()
    {
        var compared = 0;
        foreach (var file in Directory.GetFiles(OpenData.Path("voting", "abcvoting", "test_instances"), "*.yaml").Order(StringComparer.Ordinal).Where((_, i) => i % 3 == 0))
        {
            var text = File.ReadAllText(file);
            if (!text.Contains("profile: [[", StringComparison.Ordinal)) continue;
            var ballots = JsonSerializer.Deserialize<int[][]>(Regex.Match(text, @"profile: (\[.*?\])\s*\nnum_cand", RegexOptions.Singleline).Groups[1].Value)!;
            int Number(string name) => int.Parse(Regex.Match(text, $@"{name}: (\d+)").Groups[1].Value, null);
            var e = ApprovalElection.Of(Number("num_cand"), Number("committeesize"), [.. ballots]);
            foreach (Match m in Results().Matches(text))
            {
                // In S0003 candidates 2 and 5 both have 1 + 1/4 + 1/5 under SAV; the recorded result lost the tie to floating point.
                if (Path.GetFileName(file) == "instanceS0003.abc.yaml" && m.Groups[1].Value == "sav" || Run(m.Groups[1].Value, e) is not { } here) continue;
                var there = JsonSerializer.Deserialize<int[][]>(m.Groups[2].Value)!;
                Assert.True(there.Select(w => string.Join(',', w.Order())).ToHashSet().SetEquals(here.Select(w => string.Join(',', w))), $"{Path.GetFileName(file)} {m.Groups[1].Value}");
                compared++;
            }
        }
        Assert.True(compared > 1500, $"{compared} compared");
    }

    static ApprovalElection Random(int seed)
    {
        var random = new Random(seed);
        var n = random.Next(2, 7);
        return ApprovalElection.Of(n, random.Next(1, n), [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, n).Where(_ => random.Next(2) == 0)])]);
    }

    [Property(MaxTest = 100)]
    public void Thieles_rule_is_the_best_of_all_committees(int seed)
    {
        var e = Random(seed);
        Fraction Value(IEnumerable<int> w) => e.Ballots.Aggregate((Fraction)0, (sum, b) => Enumerable.Range(1, b.Count(w.Contains)).Aggregate(sum, (s, j) => s + new Fraction(1, j)));
        var all = Enumerable.Range(0, 1 << e.Candidates).Select(set => Enumerable.Range(0, e.Candidates).Where(c => (set >> c & 1) == 1).ToList()).Where(w => w.Count == e.Size).ToList();
        var best = all.Max(Value);
        Assert.Equal(all.Where(w => Value(w) == best).Select(w => string.Join(',', w)).Order(StringComparer.Ordinal), OptimalRule.Pav(e).Select(w => string.Join(',', w)).Order(StringComparer.Ordinal));
    }

    [Property(MaxTest = 100)]
    public void A_group_with_a_share_of_the_seats_and_a_common_wish_is_represented(int seed)
    {
        var e = Random(seed);
        var k = new Fraction(e.Ballots.Count, e.Size);
        foreach (var rule in new[] { OptimalRule.Pav(e), SequentialRule.EqualShares.All(e, SharesCompletion.Phragmen) })
            foreach (var committee in rule)
                for (var c = 0; c < e.Candidates; c++)
                    Assert.True(e.Ballots.Count(b => b.Contains(c) && !b.Any(committee.Contains)) < k);
    }

    [Fact]
    public void One_committee_comes_with_the_ties_that_led_to_it()
    {
        var (committee, ties) = SequentialRule.Phragmen.Run(ApprovalElection.Of(3, 2, [0, 1], [0, 1], [2]));
        Assert.Equal([0, 1], committee);
        Assert.Equal([0, 1], ties[0]);
        Assert.Equal([1, 2], ties[1]);
    }
}
