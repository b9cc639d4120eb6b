using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Office.Legal;

static class LegalProse
{
    /// <summary>The office's Markdown as HTML. These texts fill a page of their own, so their highest headings stand directly below the title, whatever signs the writer used.</summary>
    public static string Html(string markdown)
    {
        var html = Prose.Html(markdown);
        var highest = Enumerable.Range(1, 6).FirstOrDefault(l => html.Contains($"<h{l}>", StringComparison.Ordinal), 2);
        for (var level = highest; level <= 6 && highest > 2; level++)
            html = html.Replace($"<h{level}>", $"<h{level - highest + 2}>", StringComparison.Ordinal).Replace($"</h{level}>", $"</h{level - highest + 2}>", StringComparison.Ordinal);
        return html;
    }
}
