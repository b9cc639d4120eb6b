using Ganss.Xss;
using Markdig;

namespace Digitalbeirat.Kernel.Texts;

/// <summary>People's Markdown to safe HTML. Raw HTML is not taken, pictures are attachments, links leave without our blessing.</summary>
public static class Prose
{
    static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UsePipeTables().UseListExtras().Build();

    static readonly HtmlSanitizer sanitizer = Sanitizer();

    public static string Html(string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        var html = Markdown.ToHtml(markdown, pipeline);
        // Markdig escapes every word, and raw HTML is off: tags without attributes need no second look, and most texts have no others.
        if (!html.Contains('=') && !html.Contains("<h", StringComparison.Ordinal)) return html.Trim();
        lock (sanitizer) return sanitizer.Sanitize(html).Trim();
    }

    /// <summary>The words alone, for excerpts and mails.</summary>
    public static string Plain(string markdown) => Markdown.ToPlainText(markdown, pipeline).Trim();

    /// <summary>The first words, at most <paramref name="length"/> characters, cut between words.</summary>
    public static string Excerpt(string markdown, int length = 180)
    {
        var text = string.Join(' ', Plain(markdown.Length > length * 6 ? markdown[..(length * 6)] : markdown).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= length) return text;
        var cut = text.LastIndexOf(' ', length);
        return text[..(cut > length / 2 ? cut : length)].TrimEnd(',', ';', '.', ' ') + " …";
    }

    static HtmlSanitizer Sanitizer()
    {
        var s = new HtmlSanitizer();
        s.AllowedTags.Clear();
        s.AllowedTags.UnionWith(["p", "br", "strong", "em", "del", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "table", "thead", "tbody", "tr", "th", "td"]);
        s.AllowedAttributes.Clear();
        s.AllowedAttributes.UnionWith(["href", "start"]);
        s.AllowedSchemes.Clear();
        s.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        s.AllowedCssProperties.Clear();
        // Headings of people's texts stand below the page's own h1 and the section's h2.
        s.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement a) a.SetAttribute("rel", "nofollow ugc noopener");
            if (e.Node is AngleSharp.Html.Dom.IHtmlHeadingElement h && e.Document.CreateElement("h" + Math.Min(6, h.LocalName[1] - '0' + 2)) is { } lower)
            {
                lower.InnerHtml = h.InnerHtml;
                e.ReplacementNodes.Add(lower);
            }
        };
        return s;
    }
}
