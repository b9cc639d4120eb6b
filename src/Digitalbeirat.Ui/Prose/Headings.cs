using System.Text.RegularExpressions;

namespace Digitalbeirat.Ui;

/// <summary>People begin with whatever heading they like; on the page theirs follow those above them without a gap.</summary>
static partial class Headings
{
    public static string Lower(string html, int first)
    {
        if (!html.Contains("<h", StringComparison.Ordinal)) return html;
        var used = Tag().Matches(html).Select(m => m.Groups[2].Value).Distinct().Order(StringComparer.Ordinal).ToList();
        return Tag().Replace(html, m => $"<{m.Groups[1].Value}h{Math.Min(6, first + used.IndexOf(m.Groups[2].Value))}>");
    }

    [GeneratedRegex("<(/?)h([1-6])>")]
    private static partial Regex Tag();
}
