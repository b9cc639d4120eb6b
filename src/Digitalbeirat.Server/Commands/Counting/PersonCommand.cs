using System.CommandLine;
using System.Text.Json;
using Digitalbeirat.Decisions.Tally.Motions;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>digitalbeirat count person: the election of one person after municipal code.</summary>
static class PersonCommand
{
    public static Command Create()
    {
        var people = new Argument<string[]>("NAME=VOTES") { Description = "Votes of each candidate: A=12 B=8 …", Arity = ArgumentArity.OneOrMore };
        var present = new Option<long>("--present") { Description = "Members present and entitled.", Required = true };
        var members = new Option<long>("--members") { Description = "All members, where the majority is measured against them." };
        var others = new Option<long>("--others") { Description = "Abstentions, and no where there is one candidate." };
        var of = new Option<string>("--of") { Description = $"What the absolute majority is measured against: {Words.List(MotionCommand.Bases)}.", DefaultValueFactory = _ => "present" };
        var runOff = new Option<bool>("--run-off") { Description = "This is the run-off: most votes win, equal votes are drawn." };
        var seed = Words.Option("--seed", "The seed of the lot.");
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var command = new Command("person", "Elect a person: absolute majority, else a run-off of the best two, else the lot (§ 37 (7) GemO BW). Status 1 while nobody is elected.") { people, present, members, others, of, runOff, seed, json };
        command.SetAction(parse => Refusal.Guard(null, () =>
        {
            var (names, votes) = Votes.Of("NAME=VOTES", parse.GetValue(people)!);
            var election = new PersonElection(Words.Choose("--of", parse.GetValue(of)!, MotionCommand.Bases)) { Seed = parse.GetValue(seed) };
            List<(string, long)> ballots = [.. names.Select((n, i) => (n, votes[i]))];
            try
            {
                var outcome = parse.GetValue(runOff) ? election.RunOff(ballots, parse.GetValue(present), parse.GetValue(others)) : election.First(ballots, parse.GetValue(present), parse.GetValue(others), parse.GetValue(members));
                var step = JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.Step.ToString());
                Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(new { step, outcome.Names, outcome.Needed, outcome.Lot }, BudgetJson.Options) : $"{step}: {string.Join(", ", outcome.Names)}{(outcome.Lot is { } lot ? $" (lot: {lot})" : "")}");
                return outcome.Step == PersonStep.Elected ? 0 : 1;
            }
            catch (ArgumentException e)
            {
                throw new Refusal(e.Message);
            }
        }));
        return command;
    }
}
