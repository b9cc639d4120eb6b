using System.Globalization;
using System.Net;
using System.Text;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>Horizontal bars, one or two parts each, as an SVG that carries its own title and description and follows the reader's colours.</summary>
static class DrawBars
{
    /// <param name="Label">What the bar is.</param>
    /// <param name="Full">The dark part.</param>
    /// <param name="Rest">The light part behind it.</param>
    /// <param name="Note">Written at the end of the bar.</param>
    /// <param name="Strong">Whether the label is emphasised.</param>
    public sealed record Bar(string Label, double Full, double Rest, string Note, bool Strong = false);

    public static string Write(string title, string description, IReadOnlyList<Bar> bars, double? mark = null, string markLabel = "")
    {
        const int row = 26, width = 400;
        // Room for the longest words at the widest letters that are common.
        var (left, right) = (Math.Max(150, 16 + (int)(7.6 * bars.Select(b => Label(b).Length).DefaultIfEmpty().Max())), Math.Max(150, 16 + (int)(7.2 * bars.Select(b => b.Note.Length).DefaultIfEmpty().Max())));
        var top = mark is null ? 10 : 34;
        var most = Math.Max(bars.Select(b => b.Full + b.Rest).DefaultIfEmpty(1).Max(), mark ?? 0);
        if (most <= 0) most = 1;
        string X(double value) => (left + width * value / most).ToString("0.#", CultureInfo.InvariantCulture);
        string W(double value) => (width * value / most).ToString("0.#", CultureInfo.InvariantCulture);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {left + width + right} {top + bars.Count * row + 10}\" role=\"img\" aria-label=\"{Safe(title)}. {Safe(description)}\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Safe(title)}</title>\n<desc>{Safe(description)}</desc>\n");
        svg.Append("<style>text{fill:#1b1b1b}.f{fill:#1f5fa8}.r{fill:#9dbfe4}.m{stroke:#b3261e;stroke-width:2}@media(prefers-color-scheme:dark){text{fill:#f0f0f0}.f{fill:#7fb2ec}.r{fill:#355a83}.m{stroke:#ff8a80}}</style>\n");
        for (var i = 0; i < bars.Count; i++)
        {
            var (y, bar) = (top + i * row, bars[i]);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - 10}\" y=\"{y + 17}\" text-anchor=\"end\"{(bar.Strong ? " font-weight=\"700\"" : "")}>{Safe(Label(bar))}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"f\" x=\"{left}\" y=\"{y + 3}\" width=\"{W(bar.Full)}\" height=\"{row - 8}\"/>");
            if (bar.Rest > 0) svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"r\" x=\"{X(bar.Full)}\" y=\"{y + 3}\" width=\"{W(bar.Rest)}\" height=\"{row - 8}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(bar.Full + bar.Rest)}\" dx=\"8\" y=\"{y + 17}\">{Safe(bar.Note)}</text>\n");
        }
        if (mark is { } m) svg.Append(CultureInfo.InvariantCulture, $"<line class=\"m\" x1=\"{X(m)}\" x2=\"{X(m)}\" y1=\"24\" y2=\"{top + bars.Count * row}\"/><text x=\"{X(m)}\" y=\"16\" text-anchor=\"middle\">{Safe(markLabel)}</text>\n");
        return svg.Append("</svg>").ToString();
    }

    static string Label(Bar bar) => bar.Label.Length > 42 ? bar.Label[..41] + "…" : bar.Label;

    static string Safe(string text) => WebUtility.HtmlEncode(text);
}
