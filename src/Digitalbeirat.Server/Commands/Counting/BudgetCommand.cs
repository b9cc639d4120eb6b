using System.CommandLine;
using System.Globalization;
using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Explaining;
using Digitalbeirat.Decisions.Budgeting.Format;
using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>digitalbeirat budget FILE.pb: counts a participatory budget.</summary>
static class BudgetCommand
{
    static readonly BudgetRules named = new(null, Completion.Add1, TieBreaking.Usual, null, []);

    public static Command Create()
    {
        var file = new Argument<string>("FILE.pb") { Description = "An election in Pabulib's format." };
        var rule = new Option<string>("--rule") { Description = $"How the budget is spent: {Words.List(named.All)}.", DefaultValueFactory = _ => "equal-shares" };
        var utility = Words.Option("--utility", $"What a project is worth to a voter: {Words.List(BudgetRules.UtilityNames)}. Cost for approval ballots, points or borda where ballots have them.");
        var completion = new Option<string>("--completion") { Description = $"What equal shares does with the rest: {Words.List(BudgetRules.CompletionNames)}.", DefaultValueFactory = _ => "add1" };
        var increment = new Option<string>("--increment") { Description = "By how much add1 raises each endowment at a time.", DefaultValueFactory = _ => "1" };
        var whole = new Option<bool>("--integral") { Description = "Endowments start at whole currency units." };
        var ties = new Option<string>("--ties") { Description = $"How ties are broken, in order, comma separated: {Words.List(BudgetRules.TieNames)}. A tie that they leave open ends the count.", DefaultValueFactory = _ => "max-votes,min-cost,file-order" };
        var seed = Words.Option("--seed", "The seed of the lot, named before the count.");
        var threshold = new Option<long?>("--threshold") { Description = "Fewest votes or points for greedy rules; greedy-threshold takes it from the file otherwise." };
        var exclusive = new Option<string[]>("--exclusive") { Description = "Projects of which one at most is taken, by id: --exclusive A,B (greedy).", AllowMultipleArgumentsPerToken = true };
        var step = new Option<bool>("--comparison-step") { Description = "Keep the outcome only if not more voters are better served by greedy (Wieliczka, Świecie)." };
        var pots = new Option<string[]>("--pot") { Description = "Separate pots: --pot DISTRICT=AMOUNT, and --pot town=AMOUNT for the whole town.", AllowMultipleArgumentsPerToken = true };
        var leftovers = new Option<bool>("--leftovers-to-town") { Description = "What district pots leave goes to the town's pot." };
        var compare = new Option<bool>("--compare") { Description = "All rules on the same ballots beside it." };
        var ballot = Words.Option("--ballot", "What this voter's ballot achieved, by voter_id.");
        var check = new Option<bool>("--check") { Description = "Only check the file as Pabulib's checker does; status 1 where something is wrong, 0 where there are only warnings." };
        var write = Words.Option("--write", "Only write the election as a clean .pb file: UTF-8, no blank lines, amounts with a decimal point, counts as they are.");
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var report = Words.Option("--report", "Write a page with the whole story: rounds, losers, measures, comparison.");
        var explain = new Option<bool>("--explain") { Description = "Count again for each loser to say what would have been enough (done anyway for small elections and with --report)." };
        var picture = Words.Option("--picture", "Write who pays for which project as .svg.");
        var command = new Command("budget", "Count a participatory budget, exactly and with reasons. Status 2 where the file cannot be understood.") { file, rule, utility, completion, increment, whole, ties, seed, threshold, exclusive, step, pots, leftovers, compare, ballot, check, write, explain, json, report, picture };
        command.SetAction(parse => Refusal.Guard(parse.GetValue(file), () =>
        {
            var started = Environment.CpuUsage.TotalTime;
            var chosen = new BudgetRules(
                parse.GetValue(utility) is { } u ? Words.Choose("--utility", u, BudgetRules.UtilityNames) : null,
                Words.Choose("--completion", parse.GetValue(completion)!, BudgetRules.CompletionNames),
                Ties(parse.GetValue(ties)!, parse.GetValue(seed)),
                parse.GetValue(threshold), [.. (parse.GetValue(exclusive) ?? []).Select(g => g.Split(','))])
            {
                Increment = Cents.TryRead(parse.GetValue(increment)!, out var by, out _) && by > 0 ? by : throw new Refusal($"--increment {parse.GetValue(increment)}: name an amount above 0"),
                WholeStart = parse.GetValue(whole),
            };
            var run = Words.Choose("--rule", parse.GetValue(rule)!, chosen.All);
            var election = PbReader.Read(WholeFile.Read(parse.GetValue(file)!, onlyUtf8: true));
            if (parse.GetValue(check)) return Check(election, parse.GetValue(json));
            if (parse.GetValue(write) is { } copy) return Write(election, copy);
            List<Finding> wrong = [.. election.Findings.Where(f => !f.Warning)];
            foreach (var finding in wrong.Take(20)) Console.Error.WriteLine($"{parse.GetValue(file)}, {finding}");
            if (wrong.Count > 20) Console.Error.WriteLine($"… and {wrong.Count - 20} more (--check shows all)");
            // What is asked for and cannot change anything is said, not passed over.
            var shares = Words.Same("--rule", parse.GetValue(rule)!, "equal-shares", chosen.All);
            foreach (var (option, takes) in new (Option, bool)[] { (utility, !Words.Same("--rule", parse.GetValue(rule)!, "phragmen", chosen.All)), (completion, shares), (increment, shares), (whole, shares) })
                if (!takes && parse.GetResult(option) is { Implicit: false }) Console.Error.WriteLine($"{option.Name} changes nothing: --rule {parse.GetValue(rule)} does not use it");
            if (chosen.Exclusive.SelectMany(g => g).FirstOrDefault(id => election.Projects.All(p => p.Id != id)) is { } unknown) throw new Refusal($"--exclusive {unknown}: there is no such project");
            var greedy = parse.GetValue(rule)!.StartsWith("greedy", StringComparison.OrdinalIgnoreCase) ? chosen.Greedy(election) : null;
            var voter = parse.GetValue(ballot) is { } id ? Voter(election, id) : (int?)null;
            var parts = Parts(election, parse.GetValue(pots) ?? [], parse.GetValue(leftovers), run).ToList();
            // Reading and counting; explanations and comparisons come on top.
            var cpu = (Environment.CpuUsage.TotalTime - started).TotalMilliseconds;
            var results = parts.Select(p => BudgetResult.Of(p.District, p.Election, p.Outcome, parse.GetValue(step) ? chosen : null, greedy,
                    parse.GetValue(explain) || parse.GetValue(report) is not null || (long)p.Election.Ballots.Distinct * p.Election.Projects.Count <= 20_000 ? run : null,
                    parse.GetValue(compare) || parse.GetValue(report) is not null ? chosen : null)).ToList();
            if (voter is not null && results.Count > 1) throw new Refusal("--ballot cannot be told together with --pot: pots are counted from parts of the ballots");
            foreach (var tie in results.SelectMany(r => r.Outcome.Ties)) Console.Error.WriteLine($"Round {tie.Round}: {string.Join(", ", tie.Tied)} were tied; {tie.Chosen} went first by {Words.List(BudgetRules.TieNames.Where(n => n.Value == tie.By).ToList())}{(tie.Lot is { } lot ? $" ({lot})" : "")}");
            if (parse.GetValue(report) is { } page) WholeFile.Write(page, BudgetReport.Write(results, election));
            if (parse.GetValue(picture) is { } svg) WholeFile.Write(svg, BudgetReport.Picture(results[0]) + "\n");
            Console.Out.Write(parse.GetValue(json) ? BudgetJson.Write(results, voter, cpu) : BudgetSummary.Write(results, voter));
            return 0;
        }));
        return command;
    }

    static IEnumerable<(string District, Election Election, Outcome Outcome)> Parts(Election election, string[] pots, bool leftovers, Func<Election, Outcome> run)
    {
        if (pots.Length == 0) return [("", election, run(election))];
        var amounts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var pot in pots)
        {
            if (pot.LastIndexOf('=') is var at && (at < 1 || !Cents.TryRead(pot.AsSpan(at + 1), out _, out _))) throw new Refusal($"--pot {pot}: write --pot DISTRICT=AMOUNT");
            Cents.TryRead(pot.AsSpan(at + 1), out var cents, out _);
            if (!amounts.TryAdd(pot[..at] == "town" ? "" : pot[..at], cents)) throw new Refusal($"--pot {pot[..at]} is there twice");
        }
        try
        {
            return new Districts(amounts) { LeftoversToTown = leftovers }.Run(election, run);
        }
        catch (ArgumentException e)
        {
            throw new Refusal(e.Message);
        }
    }

    static TieBreaking Ties(string list, string? seed)
    {
        var rules = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => Words.Choose("--ties", w, BudgetRules.TieNames)).ToList();
        if (rules.Contains(TieRule.Lot) && seed is null) throw new Refusal("--ties lot: name the seed of the lot with --seed, so that everybody can draw it again");
        return new(rules, seed);
    }

    static int Voter(Election election, string id)
    {
        var column = election.VoteColumns.ToList().IndexOf("voter_id");
        for (var v = 0; v < election.VoteRows.Count; v++) if (election.VoteRows[v][column] == id) return v;
        throw new Refusal($"--ballot {id}: there is no such voter");
    }

    static int Check(Election election, bool json)
    {
        if (json) Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(election.Findings.Select(f => new { f.Kind, f.Warning, f.Line, f.Message }), BudgetJson.Options));
        else foreach (var finding in election.Findings) Console.WriteLine($"{(finding.Warning ? "warning: " : "")}{finding} [{finding.Kind}]");
        var wrong = election.Findings.Count(f => !f.Warning);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{election.Projects.Count} projects, {election.Ballots.Voters} ballots, {wrong} errors, {election.Findings.Count - wrong} warnings"));
        return wrong > 0 ? 1 : 0;
    }

    static int Write(Election election, string path)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        PbWriter.Write(election.Cleaned(), text);
        WholeFile.Write(path, text.ToString());
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{election.Projects.Count} projects and {election.Ballots.Voters} ballots written to {path}"));
        return 0;
    }
}
