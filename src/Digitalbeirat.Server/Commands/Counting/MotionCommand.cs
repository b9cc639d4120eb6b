using System.CommandLine;
using System.Text.Json;
using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Motions;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>digitalbeirat count motion: yes, no, abstain.</summary>
static class MotionCommand
{
    static readonly IReadOnlyList<(string Names, MajorityOf Value)> bases = [("yes-no|cast", MajorityOf.YesAndNo), ("valid", MajorityOf.ValidVotes), ("present", MajorityOf.Present), ("members", MajorityOf.Members)];

    public static IReadOnlyList<(string Names, MajorityOf Value)> Bases => bases;

    public static Command Create()
    {
        Option<long> Number(string name, string description, bool required = false) => new(name) { Description = description, Required = required };
        var yes = Number("--yes", "Votes for it.", true);
        var no = Number("--no", "Votes against it.", true);
        var abstain = Number("--abstain", "Abstentions.");
        var invalid = Number("--invalid", "Ballots that say nothing clear.");
        var present = Number("--present", "Members present and entitled, those excluded for bias left out.", true);
        var members = Number("--members", "All members.", true);
        var of = new Option<string>("--of") { Description = $"What the majority is measured against: {Words.List(bases)}.", DefaultValueFactory = _ => "yes-no" };
        var share = new Option<string>("--share") { Description = "The share that yes must exceed (1/2), or reach where it is more than half (2/3).", DefaultValueFactory = _ => "1/2" };
        var quorum = new Option<string>("--quorum") { Description = "The share of members that must be present.", DefaultValueFactory = _ => "1/2" };
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var command = new Command("motion", "Decide a motion. Equal yes and no reject it; status 1 where the quorum is missing.") { yes, no, abstain, invalid, present, members, of, share, quorum, json };
        command.SetAction(parse => Refusal.Guard(null, () =>
        {
            var needed = Share("--share", parse.GetValue(share)!);
            var rule = new MotionRule(Words.Choose("--of", parse.GetValue(of)!, bases)) { Share = needed, ShareSuffices = needed > new Fraction(1, 2), Quorum = Share("--quorum", parse.GetValue(quorum)!) };
            try
            {
                var outcome = rule.Decide(new(parse.GetValue(yes), parse.GetValue(no), parse.GetValue(abstain)) { Invalid = parse.GetValue(invalid) }, parse.GetValue(present), parse.GetValue(members));
                Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(outcome, BudgetJson.Options)
                    : !outcome.Quorate ? $"No decision: {parse.GetValue(present)} of {parse.GetValue(members)} members are present, which is no quorum"
                    : $"{(outcome.Adopted ? "Adopted" : "Rejected")}: {parse.GetValue(yes)} yes, {outcome.Needed} were needed of {outcome.Of}");
                return outcome.Quorate ? 0 : 1;
            }
            catch (ArgumentException e)
            {
                throw new Refusal(e.Message);
            }
        }));
        return command;
    }

    static Fraction Share(string option, string word)
    {
        var parts = word.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], out var over) && int.TryParse(parts[1], out var under) && under > 0 && over >= 0 && over <= under ? new(over, under) : throw new Refusal($"{option} {word}: write a share like 1/2 or 2/3");
    }
}
