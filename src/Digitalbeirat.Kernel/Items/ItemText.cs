using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Kernel.Items;

/// <summary>The same content in another language.</summary>
public sealed class ItemText
{
    public long ItemId { get; set; }
    public Language Language { get; set; }
    public required string Title { get; set; }
    public string Body { get; set; } = "";
    public string Html { get; set; } = "";
    public string Excerpt { get; set; } = "";

    public void Write(string title, string body) => (Title, Body, Html, Excerpt) = (title, body, Prose.Html(body), Prose.Excerpt(body));
}
