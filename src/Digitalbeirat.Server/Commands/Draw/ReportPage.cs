using System.Globalization;
using System.Net;
using System.Text;
using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Fairness;
using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>The report on a draw: one HTML file without script, names or requests to anybody, in German for council and public.</summary>
static class ReportPage
{
    const int ComparisonDraws = 500;
    static readonly CultureInfo german = CultureInfo.GetCultureInfo("de-DE");

    public static string Of(DrawCommand.Result result, Population? city, Watch watch, CancellationToken stop)
    {
        var (lottery, pool) = (result.Lottery, result.Names.Pool);
        var (chances, rounded) = (lottery.Probabilities(), result.Panels.Probabilities());
        var drawn = result.Number is { } n ? result.Panels.Lists[n] : null;
        var spread = Spread.Of(chances);
        var page = new StringBuilder();
        Raw($$"""
            <!DOCTYPE html>
            <html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Bericht zur Auslosung</title>
            <style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600}
            th,td{padding:.25rem .5rem;border-bottom:1px solid #8888;text-align:right}th:first-child,td:first-child{text-align:left}.scroll{overflow-x:auto}p{overflow-wrap:anywhere}svg{display:block;width:100%;min-width:36rem;height:auto}</style></head><body><main>
            <h1>Bericht zur Auslosung</h1>
            """);
        Text($"{pool.Seats} Plätze, {pool.People.Count} Menschen im Lostopf, Verfahren {lottery.Objective}. Bewiesen ist: Besser als um {(lottery.Gap < 1e-9 ? "ein Milliardstel" : lottery.Gap.ToString("0.#########", german))} ginge es mit keiner anderen Lotterie.");
        Text($"Selbstverpflichtung (SHA-256), veröffentlicht vor der Zufallszahl: {result.Panels.Commitment}");
        if (drawn is not null) Text($"Gezogen: Liste {result.Number} von 0 bis {result.Panels.Lists.Count - 1}, mit {string.Join(", ", drawn.Select(i => pool.People[i].Id))}.");
        var never = Enumerable.Range(0, chances.Length).Where(i => lottery.Out[lottery.Pool.TypeOf[i]]).Select(i => pool.People[i].Id).ToList();
        if (never.Count > 0) Text($"In keiner Zusammenstellung, die alle Quoten hält, können sitzen: {string.Join(", ", never)}.");

        Raw("<h2>Wie groß sind die Chancen?</h2>");
        Text($"Von {Percent(spread.Least)} bis {Percent(spread.Most)}; wären sie für alle gleich, wären es {Percent((double)pool.Seats / pool.People.Count)}. Gini-Koeffizient {Percent(spread.Gini)}, geometrisches Mittel {Percent(spread.GeometricMean)}.");
        var compared = Compare(result, watch, stop).ToList();
        Raw($"<div class=\"scroll\" tabindex=\"0\">{DrawChances.Write([(lottery.Objective.ToString(), chances), .. compared.Where(c => c.Name.StartsWith("Legacy", StringComparison.Ordinal)).Select(c => ("übliches Ziehen mit Neuanfang", c.Chances))], (double)pool.Seats / pool.People.Count)}</div>");
        Table("Verteilung der Chancen", ["Anteil der Menschen", "Chance höchstens"], Enumerable.Range(0, 11).Select(d => (string[])[$"{d * 10} %", Percent(chances.Order().ElementAt(Math.Min(chances.Length - 1, d * chances.Length / 10)))]));

        Raw("<h2>Was hat das Runden verändert?</h2>");
        var changes = chances.Zip(rounded, (a, b) => Math.Abs(a - b)).ToArray();
        Text($"Aus der Lotterie wurden {result.Panels.Lists.Count} gleich wahrscheinliche Listen. Die größte Änderung einer Chance ist {Percent(changes.Max(), 3)}; {Percent((double)changes.Count(c => c <= 1.0 / result.Panels.Lists.Count + 1e-12) / changes.Length)} der Menschen trifft höchstens eine Liste mehr oder weniger. Die bewiesene Schranke ist {Percent(result.Panels.Bound, 3)}.");

        Raw("<h2>Wer sitzt auf den Plätzen?</h2>");
        Groups("Jedes Merkmal", Composition.Values(pool, chances, drawn, city), drawn is not null);
        Text(city is null ? "„Spiegel“ sind die Plätze, die eine Gruppe hätte, wenn die Liste die Mitte der Quoten genau abbildete."
            : "„Spiegel“ sind die Plätze, die eine Gruppe nach den Zahlen der Bevölkerung hätte, auch bei Überschneidungen; wo diese Zahlen fehlen, nach der Mitte der Quoten.");
        Groups("Überschneidungen zweier Merkmale, bei denen Lotterie und Spiegel am weitesten auseinanderliegen", Composition.Intersections(pool, chances, drawn, city), drawn is not null);

        Raw("<h2>Die Verfahren im Vergleich</h2>");
        Table("Was andere Ziele ergäben", ["Verfahren", "kleinste Chance", "größte Chance", "Gini", "geometrisches Mittel", "Abweichung der Überschneidungen"], compared.Select(c =>
        {
            var s = Spread.Of(c.Chances);
            return (string[])[c.Name, Percent(s.Least), Percent(s.Most), Percent(s.Gini), Percent(s.GeometricMean), Composition.IntersectionError(pool, c.Chances, city).ToString("0.00e+0", CultureInfo.InvariantCulture)];
        }));
        Raw("</main></body></html>");
        return page.ToString();

        void Raw(string html) => page.AppendLine(html);
        void Text(string sentence) => Raw($"<p>{WebUtility.HtmlEncode(sentence)}</p>");

        void Table(string caption, string[] head, IEnumerable<string[]> rows)
        {
            Raw($"<div class=\"scroll\"><table><caption>{WebUtility.HtmlEncode(caption)}</caption><thead><tr>{string.Concat(head.Select(h => $"<th scope=\"col\">{WebUtility.HtmlEncode(h)}</th>"))}</tr></thead><tbody>");
            foreach (var row in rows) Raw($"<tr><th scope=\"row\">{WebUtility.HtmlEncode(row[0])}</th>{string.Concat(row.Skip(1).Select(c => $"<td>{WebUtility.HtmlEncode(c)}</td>"))}</tr>");
            Raw("</tbody></table></div>");
        }

        void Groups(string caption, IReadOnlyList<GroupSeats> groups, bool withDrawn) => Table(caption, ["Gruppe", "im Lostopf", "Quote", "Spiegel", "erwartet", .. withDrawn ? ["gezogen"] : Array.Empty<string>()],
            groups.Select(g => (string[])[g.Group, g.Pool.ToString(german), g.Lower is null ? "–" : $"{g.Lower}–{g.Upper}", g.Mirror.ToString("0.00", german), g.Expected.ToString("0.00", german), .. withDrawn ? [g.Drawn!.Value.ToString(german)] : Array.Empty<string>()]));
    }

    static string Percent(double share, int digits = 1) => (100 * share).ToString($"F{digits}", german) + " %";

    static IEnumerable<(string Name, IReadOnlyList<double> Chances)> Compare(DrawCommand.Result result, Watch watch, CancellationToken stop)
    {
        var finder = new FindLottery(new OrTools());
        foreach (var objective in new[] { Objective.Leximin, Objective.Maximin, Objective.Nash, Objective.Goldilocks })
        {
            watch.Task = $"comparison with {objective}";
            yield return (objective.ToString(), result.Lottery.Objective == objective ? result.Lottery.Probabilities() : finder.Run(result.Lottery.Pool, objective, watch.Hear, stop).Probabilities());
        }
        watch.Task = "comparison with the usual draw";
        LegacyDraw.Outcome? greedy = null;
        try { greedy = LegacyDraw.Simulate(result.Names.Pool, ComparisonDraws, new HashStream(result.Panels.Commitment), done: share => watch.Hear("simulating", share), stop: stop); }
        catch (BadInput deadEnd) { Console.Error.WriteLine(deadEnd.Message); }
        if (greedy is not null) yield return ($"Legacy (geschätzt aus {greedy.Draws} Ziehungen, {greedy.Attempts - greedy.Draws} Sackgassen)", greedy.Chances);
    }
}
