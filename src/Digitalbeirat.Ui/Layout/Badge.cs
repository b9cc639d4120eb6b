using Digitalbeirat.Kernel.Items;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Ui;

/// <summary>A state or a role in one word, as a piece of markup: pages show dozens of them, and a component each costs more than what it says.</summary>
public static class Badge
{
    public static RenderFragment Of(string text, Tone tone = Tone.Neutral) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "kern-badge kern-badge--small kern-badge--" + tone.Css());
        builder.AddMarkupContent(2, "<span class=\"kern-label kern-label--small\">");
        builder.AddContent(3, text);
        builder.AddMarkupContent(4, "</span>");
        builder.CloseElement();
    };
}
