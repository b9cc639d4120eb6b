using System.CommandLine;
using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Ranked;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>digitalbeirat count: elections and votes of every kind a board needs.</summary>
static class CountCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "Rankings as .blt, grades as .csv (one column a candidate, one row a ballot; a column \"count\" says how often).", Arity = ArgumentArity.ZeroOrOne };
        var method = new Option<string>("--method") { Description = $"For .blt: {Words.List(CountMethods.Ranked)}, {Words.List(CountMethods.Committees)} (all who are ranked count as approved). For .csv: {Words.List(CountMethods.Graded)}.", DefaultValueFactory = _ => "scottish-stv" };
        var seats = new Option<int?>("--seats") { Description = "How many are to be elected; the file's number otherwise." };
        var seed = Words.Option("--seed", "The seed of the lot, named before the count. Without it ties that the method leaves open follow the file's order of lots or the list, and are named.");
        var equal = new Option<string>("--equal-ranks") { Description = $"What irv does where a ballot gives several the same rank: {Words.List(CountOptions.EqualRankNames)}. scottish-stv ends the ballot there, wigm, meek, qpq and bucklin refuse it, pairwise methods prefer none of them.", DefaultValueFactory = _ => "refuse" };
        var batch = new Option<bool>("--batch") { Description = "In irv all leave at once who together have fewer votes than the next." };
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var report = Words.Option("--report", "Write a page with every stage.");
        var picture = Words.Option("--picture", "Write the votes at the end of a count by transferable votes as .svg.");
        var command = new Command("count", "Count rankings, grades, seats, motions and elections, exactly and with every tie named.") { file, method, seats, seed, equal, batch, json, report, picture };
        command.SetAction(parse => Refusal.Guard(parse.GetValue(file), () =>
        {
            var started = Environment.CpuUsage.TotalTime;
            var path = parse.GetValue(file) ?? throw new Refusal("count: name a FILE, or one of the commands seats, lists, motion, person");
            var text = WholeFile.Read(path);
            var result = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                ? CountMethods.Grade(text, parse.GetValue(method)!, parse.GetValue(seats))
                : CountMethods.Rank(With(BltReader.Read(text), parse.GetValue(seats)), parse.GetValue(method)!, new(parse.GetValue(seed), Words.Choose("--equal-ranks", parse.GetValue(equal)!, CountOptions.EqualRankNames), parse.GetValue(batch)));
            var cpu = (Environment.CpuUsage.TotalTime - started).TotalMilliseconds;
            foreach (var tie in result.Ties) Console.Error.WriteLine(tie);
            if (parse.GetValue(report) is { } page) WholeFile.Write(page, CountReport.Write(result));
            if (parse.GetValue(picture) is { } svg) WholeFile.Write(svg, CountReport.Picture(result) + "\n");
            Console.Out.Write(parse.GetValue(json) ? CountJson.Write(result, cpu) : CountSummary.Write(result));
            return 0;
        }));
        command.Subcommands.Add(SeatsCommand.Create());
        command.Subcommands.Add(ListsCommand.Create());
        command.Subcommands.Add(MotionCommand.Create());
        command.Subcommands.Add(PersonCommand.Create());
        return command;
    }

    static RankedElection With(RankedElection election, int? seats) => seats switch
    {
        _ when election.Ballots == 0 => throw new Unreadable(0, null, "There are no ballots"),
        null => election,
        < 1 => throw new Refusal($"--seats {seats}: there must be at least one"),
        { } s => election with { Seats = s },
    };
}
