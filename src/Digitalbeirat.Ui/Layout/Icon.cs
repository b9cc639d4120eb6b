using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Ui;

/// <summary>A line drawing as a piece of markup, made once: a list shows a hundred of them, and a component each would cost more than the list.</summary>
public static class Icon
{
    static readonly ConcurrentDictionary<(string, string?), RenderFragment> made = [];

    public static RenderFragment Of(string name, string? css = null) => made.GetOrAdd((name, css), key =>
    {
        var svg = $"<svg class=\"{(key.Item2 is null ? "icon" : "icon " + key.Item2)}\" viewBox=\"0 0 24 24\" width=\"20\" height=\"20\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{Icons.Lines.GetValueOrDefault(key.Item1, "")}\" /></svg>";
        return builder => builder.AddMarkupContent(0, svg);
    });
}
