using System.Net;
using System.Text;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>A page that stands alone: no script, nothing from elsewhere, readable on paper and in the dark.</summary>
sealed class ReportPage(string title)
{
    readonly StringBuilder body = new();

    public static string Safe(string text) => WebUtility.HtmlEncode(text);

    public ReportPage Heading(string text)
    {
        body.Append("<h2>").Append(Safe(text)).Append("</h2>\n");
        return this;
    }

    public ReportPage Say(string sentence)
    {
        body.Append("<p>").Append(Safe(sentence)).Append("</p>\n");
        return this;
    }

    public ReportPage Picture(string svg)
    {
        // On a phone a picture is pushed aside rather than shrunk until nobody can read it.
        body.Append("<figure class=\"wide\" tabindex=\"0\">").Append(svg).Append("</figure>\n");
        return this;
    }

    public ReportPage Table(string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        body.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Safe(caption)).Append("\"><table><caption>").Append(Safe(caption)).Append("</caption><thead><tr>");
        foreach (var head in heads) body.Append("<th scope=\"col\">").Append(Safe(head)).Append("</th>");
        body.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            body.Append("<tr>");
            for (var c = 0; c < row.Count; c++) body.Append(c == 0 ? "<th scope=\"row\">" : "<td>").Append(Safe(row[c])).Append(c == 0 ? "</th>" : "</td>");
            body.Append("</tr>\n");
        }
        body.Append("</tbody></table></div>\n");
        return this;
    }

    public override string ToString() => $$"""
        <!doctype html>
        <html lang="de">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Safe(title)}}</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
        h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
        p { max-width: 44rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        caption { text-align: start; font-weight: 600; padding: .5rem 0; }
        th, td { text-align: start; padding: .35rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); vertical-align: top; }
        figure { margin: 1.5rem 0; } svg { display: block; width: 100%; min-width: 36rem; max-width: 56rem; height: auto; }
        @media print { body { max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
        </style>
        </head>
        <body>
        <main>
        <h1>{{Safe(title)}}</h1>
        {{body}}</main>
        </body>
        </html>

        """;
}
