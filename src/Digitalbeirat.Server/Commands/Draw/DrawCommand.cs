using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Fairness;
using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>digitalbeirat draw: the fairest lottery of a pool, its panels, its commitment and, once the number is known, the drawn panel.</summary>
static class DrawCommand
{
    public static Command Create()
    {
        var pool = new PoolOptions();
        var command = From("draw", "Draw a panel by lot, as fair as the quotas allow. Without --number or --seed nothing is drawn: publish the commitment first.", pool, pool.Pool);
        foreach (var below in new[] { ReplaceCommand.Create(), RelaxCommand.Create(), AlternatesCommand.Create(), MailingCommand.Create(), RotateCommand.Create(), TablesCommand.Create() }) command.Subcommands.Add(below);
        return command;
    }

    /// <summary>A command that draws from whatever pool it is given.</summary>
    public static Command From(string name, string description, PoolOptions pool, Func<ParseResult, Candidates> candidatesOf)
    {
        var objective = new Option<Objective>("--objective") { Description = "leximin, maximin, nash, goldilocks; legacy simulates the usual greedy draw for comparison.", DefaultValueFactory = _ => Objective.Leximin, CustomParser = Chosen };
        var panels = new Option<int>("--panels") { Description = "How many equally likely panels the lottery is rounded to.", DefaultValueFactory = _ => 1000 };
        var number = new Option<int?>("--number") { Description = "The number of the drawn panel, from 0, as dice or balls gave it." };
        var seed = new Option<string?>("--seed") { Description = "A random text from a source named beforehand (lottery numbers, a drand round); with the commitment it gives the number." };
        var source = new Option<string?>("--source") { Description = "Where the number will come from; published with the commitment." };
        var salt = new Option<string>("--salt") { Description = "A secret of the office from which pseudonyms are made; keep it for the replay.", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var report = new Option<FileInfo?>("--report") { Description = "Write a report as one HTML file." };
        var population = new Option<FileInfo?>("--population") { Description = "The city's own figures for the report: a cross table with columns named like categories and count; each row without count is one resident." };
        var minutes = new Option<double>("--minutes") { Description = "Give up after so many minutes and say how far it came; quotas that hardly any panel keeps can take very long.", DefaultValueFactory = _ => 60 };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Write draw.json (public, without names) and office.csv (names, for the office) into this folder." };
        var command = new Command(name, description) { objective, panels, number, seed, source, salt, json, report, population, minutes, output };
        pool.AddTo(command);
        command.SetAction(async (parse, interrupted) =>
        {
            var watch = new Watch();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
            if (parse.GetValue(minutes) is > 0 and < 1e6 and var most) limit.CancelAfter(TimeSpan.FromMinutes(most));
            var status = await Guarded.Run(() => Work(parse, watch, limit.Token), () => watch.Stopped(interrupted.IsCancellationRequested ? "by you" : "by --minutes"), limit.Token);
            return status == Guarded.Stopped && !interrupted.IsCancellationRequested ? Guarded.BadUse : status;
        });
        return command;

        int Work(ParseResult parse, Watch watch, CancellationToken stop)
        {
            if (!(parse.GetValue(minutes) > 0)) throw new BadInput($"--minutes {parse.GetValue(minutes).ToString(CultureInfo.InvariantCulture)}: more than 0.");
            if (parse.GetValue(number) is not null && parse.GetValue(seed) is not null) throw new BadInput("Either --number or --seed names the panel, not both.");
            if (parse.GetValue(panels) is < 1 or > 1_000_000) throw new BadInput($"--panels {parse.GetValue(panels)}: from 1 to 1000000.");
            if (parse.GetValue(number) is { } n && (n < 0 || n >= parse.GetValue(panels))) throw new BadInput($"--number {n}: the panels are numbered from 0 to {parse.GetValue(panels) - 1}.");
            var candidates = candidatesOf(parse);
            var city = parse.GetValue(population) is { } figures ? Population.From(Lists.Read(figures), candidates.Categories) : null;
            if (parse.GetValue(objective) == Objective.Legacy) return Simulate.Run(candidates, parse.GetValue(seed) ?? "", parse.GetValue(json), watch, stop);
            var result = Find(candidates, parse.GetValue(objective), parse.GetValue(panels), parse.GetValue(salt)!, parse.GetValue(number), parse.GetValue(seed), watch, stop);
            if (result is null) return Guarded.BadUse;
            // All is worked out before the first file is written: whoever stops it finds either everything or nothing.
            var page = parse.GetValue(report) is null ? null : ReportPage.Of(result, city, watch, stop);
            if (parse.GetValue(output) is { } folder) Publish(result, folder, parse.GetValue(source), parse.GetValue(seed));
            if (page is not null) Lists.Write(parse.GetValue(report)!.FullName, page);
            if (parse.GetValue(json)) Console.WriteLine(Json(result).ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
            else Summary.Write(result);
            return Guarded.Fine;
        }
    }

    static Objective Chosen(System.CommandLine.Parsing.ArgumentResult words)
    {
        var word = words.Tokens[0].Value;
        if (Enum.TryParse<Objective>(word, true, out var objective) && !char.IsAsciiDigit(word[0])) return objective;
        words.AddError($"--objective {word}: there are {string.Join(", ", Enum.GetValues<Objective>().Select(HoldDraw.Name))}.");
        return Objective.Leximin;
    }

    /// <param name="Names">The pseudonymised pool and its names.</param>
    /// <param name="Panels">The lottery and its panels.</param>
    /// <param name="Number">The drawn panel.</param>
    /// <param name="CpuMs">What finding and rounding took.</param>
    public sealed record Result(Pseudonyms Names, Panels Panels, int? Number, double CpuMs)
    {
        public FairLottery Lottery => Panels.Lottery;
    }

    static Result? Find(Candidates candidates, Objective objective, int panels, string salt, int? number, string? seed, Watch watch, CancellationToken stop)
    {
        var before = Environment.CpuUsage.TotalTime;
        var solver = new OrTools();
        var wrong = CheckQuotas.Of(candidates);
        if (wrong.Count > 0)
        {
            foreach (var sentence in wrong) Console.Error.WriteLine(sentence);
            RelaxCommand.Advise(candidates, solver, []);
            return null;
        }
        var names = Pseudonyms.Of(candidates, salt);
        var typed = new TypedPool(names.Pool);
        FairLottery lottery;
        try { lottery = new FindLottery(solver).Run(typed, objective, watch.Hear, stop); }
        catch (NoPanel none)
        {
            Console.Error.WriteLine(none.Message);
            RelaxCommand.Advise(candidates, solver, []);
            return null;
        }
        var prepared = HoldDraw.Prepare(lottery, panels, done => watch.Hear("rounding", done), stop);
        var drawn = number ?? (seed is null ? null : Commitment.NumberFrom(prepared.Commitment, seed, panels));
        return new(names, prepared, drawn, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    static void Publish(Result result, DirectoryInfo folder, string? source, string? seed)
    {
        var (people, lottery) = (result.Names.Pool.People, result.Lottery);
        Lists.Write(Path.Combine(folder.FullName, "draw.json"), PublicForm.Of(result.Panels, source, seed, result.Number).ToJsonString(PublicForm.Writing));
        var (chances, rounded) = (lottery.Probabilities(), result.Panels.Probabilities());
        var drawn = result.Number is { } n ? result.Panels.Lists[n].ToHashSet() : [];
        Lists.Write(Path.Combine(folder.FullName, "office.csv"), Lists.Csv([["id", "pseudonym", "probability", "rounded_probability", "drawn"],
            .. people.Select((p, i) => (string[])[result.Names.Names[i], p.Id, Number(chances[i]), Number(rounded[i]), drawn.Contains(i) ? "yes" : result.Number is null ? "" : "no"])]));
        Console.Error.WriteLine($"Written to {folder.FullName}: draw.json (public), office.csv (names; not to be published).");
    }

    static string Number(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    static JsonObject Json(Result result)
    {
        var (lottery, people) = (result.Lottery, result.Names.Pool.People);
        var (chances, rounded) = (lottery.Probabilities(), result.Panels.Probabilities());
        var spread = Spread.Of(chances);
        var order = Enumerable.Range(0, people.Count).OrderBy(i => result.Names.Names[i], StringComparer.Ordinal).ToList();
        return new()
        {
            ["objective"] = HoldDraw.Name(lottery.Objective),
            ["minimum"] = spread.Least, ["maximum"] = spread.Most, ["gini"] = spread.Gini, ["geometricMean"] = spread.GeometricMean,
            ["gap"] = lottery.Gap, ["types"] = lottery.Pool.Shape.Types, ["stages"] = lottery.Stages.Count, ["cuts"] = lottery.Cuts.Count, ["support"] = lottery.Panels.Count,
            ["probabilities"] = new JsonObject(order.Select(i => KeyValuePair.Create(result.Names.Names[i], (JsonNode?)JsonValue.Create(chances[i])))),
            ["uncovered"] = new JsonArray([.. order.Where(i => lottery.Out[lottery.Pool.TypeOf[i]]).Select(i => JsonValue.Create(result.Names.Names[i]))]),
            ["panels"] = result.Panels.Lists.Count,
            ["rounding"] = new JsonObject { ["largestChange"] = chances.Zip(rounded, (a, b) => Math.Abs(a - b)).Max(), ["bound"] = result.Panels.Bound },
            ["number"] = result.Number,
            ["drawn"] = new JsonArray([.. (result.Number is { } n ? result.Panels.Lists[n] : []).Select(i => result.Names.Names[i]).Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]),
            ["commitment"] = result.Panels.Commitment,
            ["cpuMs"] = Math.Round(result.CpuMs, 1),
        };
    }
}
