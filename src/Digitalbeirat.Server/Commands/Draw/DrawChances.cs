using System.Globalization;
using System.Net;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>The chances of everybody in the pool, from the smallest to the largest, as an SVG that carries its own title and follows the reader's colours.</summary>
static class DrawChances
{
    const int Left = 60, Right = 740, Top = 34, Bottom = 234;

    /// <param name="curves">Up to two methods and their chances.</param>
    /// <param name="equal">The chance if it were the same for all.</param>
    public static string Write(IReadOnlyList<(string Name, IReadOnlyList<double> Chances)> curves, double equal)
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        // A few who sit on nearly every panel would press all others to the ground: three times the equal chance fills the picture.
        var (highest, most) = (curves.Max(c => c.Chances.Max()), Math.Max(equal, Math.Min(3 * equal, curves.Max(c => c.Chances.Max()))));
        string Percent(double share) => (100 * share).ToString("0.#", german) + " %";
        string Y(double chance) => (Bottom - (Bottom - Top) * Math.Min(chance, most) / most).ToString("0.#", CultureInfo.InvariantCulture);
        const string title = "Wer hat welche Chance?";
        var description = $"Die Chancen aller Menschen im Lostopf, von der kleinsten zur größten. {string.Join("; ", curves.Select(c => $"{c.Name}: von {Percent(c.Chances.Min())} bis {Percent(c.Chances.Max())}"))}. Gleich für alle wären {Percent(equal)}.";
        var lines = curves.Select((c, n) =>
        {
            var sorted = c.Chances.Order().ToArray();
            var points = sorted.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{Left + (double)(Right - Left) * i / Math.Max(1, sorted.Length - 1):0.#},{Y(p)}"));
            return $"<polyline class=\"c{n}\" points=\"{string.Join(' ', points)}\"/><line class=\"c{n}\" x1=\"{Left + 20}\" x2=\"{Left + 50}\" y1=\"{Top + 10 + 20 * n}\" y2=\"{Top + 10 + 20 * n}\"/><text x=\"{Left + 58}\" y=\"{Top + 14 + 20 * n}\">{Safe(c.Name)}</text>";
        });
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 270" role="img" aria-label="{{Safe(title)}} {{Safe(description)}}" font-family="system-ui, sans-serif" font-size="13">
            <title>{{title}}</title>
            <desc>{{Safe(description)}}</desc>
            <style>text{fill:#1b1b1b}.a{stroke:#777}.e{stroke:#777;stroke-dasharray:5 4}.c0,.c1{fill:none;stroke-width:2.5}.c0{stroke:#1f5fa8}.c1{stroke:#b3261e;stroke-dasharray:2 3}@media(prefers-color-scheme:dark){ text{fill:#f0f0f0}.c0{stroke:#7fb2ec}.c1{stroke:#ff8a80} }</style>
            <line class="a" x1="{{Left}}" x2="{{Right}}" y1="{{Bottom}}" y2="{{Bottom}}"/><line class="a" x1="{{Left}}" x2="{{Left}}" y1="{{Top}}" y2="{{Bottom}}"/>
            <text x="{{Left - 6}}" y="{{Top + 5}}" text-anchor="end">{{Percent(most)}}</text>{{(highest > most ? $"<text x=\"{Left + 8}\" y=\"{Top - 6}\">und mehr, bis {Percent(highest)}</text>" : "")}}<text x="{{Left - 6}}" y="{{Bottom + 4}}" text-anchor="end">0 %</text>
            <line class="e" x1="{{Left}}" x2="{{Right}}" y1="{{Y(equal)}}" y2="{{Y(equal)}}"/><line class="e" x1="{{Left + 20}}" x2="{{Left + 50}}" y1="{{Top + 10 + 20 * curves.Count}}" y2="{{Top + 10 + 20 * curves.Count}}"/><text x="{{Left + 58}}" y="{{Top + 14 + 20 * curves.Count}}">gleich für alle: {{Percent(equal)}}</text>
            {{string.Join('\n', lines)}}
            <text x="{{Left}}" y="{{Bottom + 22}}">Mensch mit der kleinsten Chance</text><text x="{{Right}}" y="{{Bottom + 22}}" text-anchor="end">mit der größten</text>
            </svg>
            """;
    }

    static string Safe(string text) => WebUtility.HtmlEncode(text);
}
