using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Weighting;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>digitalbeirat weight: makes a survey's answers match the population.</summary>
static class WeightCommand
{
    public static Command Create()
    {
        var answers = new Option<string>("--answers") { Description = "The answers as .csv: one row a respondent, one column a variable or question.", Required = true };
        var margins = new Option<string>("--margins") { Description = "The population as .csv: columns variable, category, count; joint tables as age*sex and 18-29*f.", Required = true };
        var least = new Option<double>("--least") { Description = "Smallest weight, as a multiple of the mean.", DefaultValueFactory = _ => 0 };
        var most = new Option<double>("--most") { Description = "Largest weight, as a multiple of the mean.", DefaultValueFactory = _ => 5 };
        var start = Words.Option("--base", "A column with weights to start from.");
        var name = new Option<bool>("--name-empty") { Description = "Categories nobody answered in are left out and named; otherwise their part goes to the neighbouring category, and that is named." };
        var json = new Option<bool>("--json") { Description = "The result as JSON, weights included." };
        var picture = Words.Option("--picture", "Write who answered, beside the population, as .svg.");
        var command = new Command("weight", "Weight a survey (raking): weights, who is missing, weighted shares with intervals. Status 1 where the margins could not be matched.") { answers, margins, least, most, start, name, json, picture };
        command.SetAction(parse => Refusal.Guard(parse.GetValue(answers), () =>
        {
            var began = Environment.CpuUsage.TotalTime;
            var table = Table.Read(WholeFile.Read(parse.GetValue(answers)!));
            if (table.Rows.Count == 0) throw new Unreadable(0, null, "There are no answers");
            var known = Margins(parse.GetValue(margins)!);
            var weights = parse.GetValue(start) is { } column ? table.Rows.Select(r => table.Number(r, table.Column(column)) is > 0 and var w ? w : throw new Unreadable(r.Line, column, "A weight must be positive")).ToList() : null;
            Check(table, known);
            var raking = new Raking { Least = parse.GetValue(least), Most = parse.GetValue(most), MergeEmpty = !parse.GetValue(name) };
            Weighted result;
            try
            {
                result = raking.Run([.. table.Rows.Select(r => r.Cells)], table.Columns, known, weights);
            }
            catch (ArgumentException e)
            {
                throw new Refusal(e.Message);
            }
            var used = known.SelectMany(m => m.Variables).Append(parse.GetValue(start) ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
            List<(string Question, IReadOnlyList<AnswerShare> Shares)> questions = [.. Enumerable.Range(0, table.Columns.Count).Where(c => !used.Contains(table.Columns[c]))
                .Select(c => (table.Columns[c], result.Shares([.. table.Rows.Select(r => r.Cells[c])]))).Where(q => q.Item2.Count is > 0 and <= 30 || q.Item2.Count > 0 && q.Item2.Count * 4 < table.Rows.Count)];
            foreach (var (question, different) in Enumerable.Range(0, table.Columns.Count).Where(c => !used.Contains(table.Columns[c]) && questions.TrueForAll(q => q.Question != table.Columns[c])).Select(c => (table.Columns[c], table.Rows.Select(r => r.Cells[c]).Where(a => a.Length > 0).Distinct().Count())))
                Console.Error.WriteLine(different == 0 ? $"{question}: nobody answered" : $"{question}: {different} different answers are not counted as shares");
            foreach (var note in result.Notes) Console.Error.WriteLine(note);
            if (!result.Converged) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The margins could not all be matched within these bounds: shares still differ by up to {result.Deviation:0.0000}"));
            if (parse.GetValue(picture) is { } svg) WholeFile.Write(svg, Picture(result) + "\n");
            Console.Out.Write(parse.GetValue(json) ? Json(result, questions, (Environment.CpuUsage.TotalTime - began).TotalMilliseconds) : Summary(result, questions));
            return result.Converged ? 0 : 1;
        }));
        return command;
    }

    static IReadOnlyList<Margin> Margins(string path)
    {
        try
        {
            return ReadMargins.From(Table.Read(WholeFile.Read(path)));
        }
        catch (Unreadable e)
        {
            throw new Refusal($"{path}, {e.Message}");
        }
    }

    /// <summary>A value that no category has is told with its line.</summary>
    static void Check(Table table, IReadOnlyList<Margin> margins)
    {
        foreach (var margin in margins)
        {
            var columns = margin.Variables.Select(table.Column).ToArray();
            var categories = margin.Cells.Select(c => string.Join('\u001f', c.Values)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var nobody = margin.Cells.Where(c => c.Count == 0).Select(c => string.Join('\u001f', c.Values)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var row in table.Rows.Where(r => columns.All(c => r.Cells[c].Length > 0)))
                if (string.Join('\u001f', columns.Select(c => row.Cells[c])) is var key && nobody.Contains(key))
                    throw new Unreadable(row.Line, margin.Name, $"\"{key.Replace("\u001f", " × ", StringComparison.Ordinal)}\" answered, but the margin says that nobody in the population is that");
                else if (!categories.Contains(key))
                    throw new Unreadable(row.Line, margin.Name, $"\"{string.Join(" × ", columns.Select(c => row.Cells[c]))}\" is no category of the margin; there are {string.Join(", ", margin.Cells.Select(c => c.Name))}");
        }
    }

    static string Picture(Weighted r) => DrawBars.Write("Wer geantwortet hat", "Ein Balken je Gruppe: dunkel ihr Anteil an den Antworten, hell, was bis zu ihrem Anteil an der Bevölkerung fehlt.",
        [.. r.Cells.Select(c => new DrawBars.Bar($"{c.Margin}: {c.Category}", c.Unweighted, Math.Max(0, c.Population - c.Unweighted), string.Create(CultureInfo.GetCultureInfo("de-DE"), $"{c.Unweighted:0.0 %} der Antworten, {c.Population:0.0 %} der Menschen"), c.Unweighted < 0.8 * c.Population))]);

    static string Json(Weighted r, List<(string Question, IReadOnlyList<AnswerShare> Shares)> questions, double cpuMs) => JsonSerializer.Serialize(new
    {
        respondents = r.Weights.Length,
        r.Converged,
        r.Cycles,
        deviation = r.Deviation,
        designEffect = Math.Round(r.DesignEffect, 6),
        effectiveSampleSize = Math.Round(r.EffectiveSize, 3),
        smallestWeight = Math.Round(r.Smallest, 6),
        largestWeight = Math.Round(r.Largest, 6),
        margins = r.Cells.Select(c => new { c.Margin, c.Category, population = Math.Round(c.Population, 6), c.Answers, unweighted = Math.Round(c.Unweighted, 6), weighted = Math.Round(c.WeightedShare, 6) }),
        missing = r.Missing.Select(c => new { c.Margin, c.Category, population = Math.Round(c.Population, 6), answers = Math.Round(c.Unweighted, 6) }),
        r.Notes,
        shares = questions.Select(q => new { q.Question, answers = q.Shares.Select(s => new { s.Answer, s.Count, unweighted = Math.Round(s.Unweighted, 6), share = Math.Round(s.Share, 6), low = Math.Round(s.Low, 6), high = Math.Round(s.High, 6) }) }),
        weights = r.Weights.Select(w => Math.Round(w, 9)),
        cpuMs = Math.Round(cpuMs, 1),
    }, BudgetJson.Options) + "\n";

    static string Summary(Weighted r, List<(string Question, IReadOnlyList<AnswerShare> Shares)> questions)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
        Line($"{r.Weights.Length} answers, weights {r.Smallest:0.00} to {r.Largest:0.00}, design effect {r.DesignEffect:0.00}: as precise as {r.EffectiveSize:0} unweighted answers; {(r.Converged ? $"all margins matched after {r.Cycles} cycles" : "margins not matched")}");
        foreach (var c in r.Cells) Line($"  {c.Margin,-20} {c.Category,-24} population {100 * c.Population,5:0.0} %  answers {100 * c.Unweighted,5:0.0} % ({c.Answers})  weighted {100 * c.WeightedShare,5:0.0} %");
        if (r.Missing.Count > 0) Line($"Missing: {string.Join("; ", r.Missing.Select(c => FormattableString.Invariant($"{c.Margin} {c.Category} ({100 * c.Unweighted:0.0} % of the answers, {100 * c.Population:0.0} % of the people)")))}");
        foreach (var (question, shares) in questions)
        {
            Line($"{question}");
            foreach (var s in shares) Line($"  {s.Answer,-44} {100 * s.Share,5:0.0} %  ({100 * s.Low:0.0}–{100 * s.High:0.0})  unweighted {100 * s.Unweighted,5:0.0} %, {s.Count} answers");
        }
        return text.ToString();
    }
}
