using System.CommandLine;
using System.Globalization;
using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Drawing;
using Digitalbeirat.Decisions.Opinion.Reading;

namespace Digitalbeirat.Server.Commands;

/// <summary>digitalbeirat map DIR|votes.csv: the map of opinions, without server or database.</summary>
static class MapCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("DIR|votes.csv") { Description = "A folder with a Polis export (votes.csv, matrix-votes.csv or participants-votes.csv; comments.csv), or one file of votes: one vote a line, or one participant a line." };
        var comments = new Option<FileInfo?>("--comments") { HelpName = "FILE", Description = "The statements: comments.csv of a Polis export, or columns statement, text, moderated." };
        var mode = new Option<string>("--mode") { Description = "improved: the product's own. polis: as Polis does.", DefaultValueFactory = _ => "improved", HelpName = "improved|polis" };
        var groups = new Option<string>("--groups") { Description = "How many groups, or auto.", HelpName = "auto|N", DefaultValueFactory = _ => "auto" };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON." };
        var svg = new Option<FileInfo?>("--svg") { HelpName = "FILE", Description = "Draw the map into this file." };
        var previous = new Option<FileInfo?>("--previous") { HelpName = "FILE.json", Description = "An earlier map, printed with --json: each group keeps the id of the earlier group it shares most people with." };
        var language = new Option<string>("--language") { Description = "Language of the drawing.", HelpName = "de|en", DefaultValueFactory = _ => "de" };
        var runs = new Option<int>("--bench") { Description = "Compute it this many times; cpuMs is the median.", HelpName = "RUNS" };
        mode.Validators.Add(r => { if (r.GetValueOrDefault<string>() is not ("improved" or "polis")) r.AddError("--mode is improved or polis."); });
        groups.Validators.Add(r => { if (r.GetValueOrDefault<string>() is not "auto" && !(int.TryParse(r.GetValueOrDefault<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 50)) r.AddError("--groups is auto or a number from 1 to 50."); });
        language.Validators.Add(r => { if (r.GetValueOrDefault<string>() is not ("de" or "en")) r.AddError("--language is de or en."); });
        runs.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 1000) r.AddError("--bench is a number from 1 to 1000."); });
        var command = new Command("map", "Draw the map of opinions of a conversation: groups, what represents them, what unites them.") { source, comments, mode, groups, json, svg, previous, language, runs };
        command.SetAction(parse => Run(parse.GetValue(source)!, parse.GetValue(comments), parse.GetValue(mode) == "polis" ? MapMode.Polis : MapMode.Improved, parse.GetValue(groups) is { } g and not "auto" ? int.Parse(g, CultureInfo.InvariantCulture) : null,
            parse.GetValue(json), parse.GetValue(svg), parse.GetValue(previous), parse.GetValue(language) == "en" ? MapWords.English : MapWords.German, Math.Max(1, parse.GetValue(runs))));
        return command;
    }

    static int Run(string source, FileInfo? comments, MapMode mode, int? groups, bool json, FileInfo? svg, FileInfo? previous, MapWords words, int runs)
    {
        try
        {
            if (svg is { Directory.Exists: false })
            {
                Console.Error.WriteLine($"{svg}: there is no folder {svg.DirectoryName}.");
                return 2;
            }
            if (MapFiles.Read(source, comments) is not { } read) return 2;
            IReadOnlyDictionary<string, int>? before = null;
            if (previous is not null && (before = PreviousMap.Read(previous.FullName)) is null) return 2;
            var (conversation, replaced, unlisted) = read;
            if (replaced > 0) Console.Error.WriteLine($"{MapText.Count(replaced, "vote was", "votes were")} replaced by a later vote of the same person on the same statement.");
            if (unlisted.Count > 0) Console.Error.WriteLine($"{MapText.Count(unlisted.Count, "statement with votes is", "statements with votes are")} not in the list of statements ({string.Join(", ", unlisted.Take(5))}{(unlisted.Count > 5 ? ", …" : "")}); all votes are counted.");
            if (conversation.Votes.Votes == 0) Console.Error.WriteLine("There are no votes; the map is empty.");
            var (map, cpu) = Compute(conversation, mode, groups, runs);
            if (map.Groups.Count < groups && map.Groups.Count > 0) Console.Error.WriteLine($"There are not so many different positions: {MapText.Count(map.Groups.Count, "group was", "groups were")} made.");
            if (before is not null) map = map.Keeping([.. conversation.Participants.Select(id => before.GetValueOrDefault(id, -1))]);
            if (svg is not null) Write(svg, MapDrawing.Draw(map, words));
            if (json) MapJson.Write(conversation, map, cpu, Console.OpenStandardOutput());
            else MapText.Write(conversation, map, Console.Out);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }

    static (OpinionMap Map, double CpuMs) Compute(Conversation conversation, MapMode mode, int? groups, int runs)
    {
        var (left, meta) = (conversation.Left, conversation.Statements.Select(s => s.Meta).ToArray());
        var times = new List<double>();
        OpinionMap map;
        do
        {
            var before = Environment.CpuUsage.TotalTime;
            map = MapOpinions.Of(conversation.Votes, left, mode, groups, meta);
            times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            if (runs > 1) Console.Error.WriteLine($"run {times.Count} of {runs}: {times[^1]:0.0} ms CPU");
        } while (times.Count < runs);
        return (map, times.Order().ElementAt(times.Count / 2));
    }

    // Written beside and moved: nobody ever sees half a picture.
    static void Write(FileInfo file, string text)
    {
        var beside = file.FullName + ".part";
        File.WriteAllText(beside, text);
        File.Move(beside, file.FullName, true);
        Console.Error.WriteLine($"The map is drawn in {file}.");
    }
}
