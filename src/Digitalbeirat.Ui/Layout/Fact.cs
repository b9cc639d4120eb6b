using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Ui;

/// <summary>A label and what is so; written as a tuple with a text or a fragment. A null value leaves the row out.</summary>
public readonly record struct Fact(string Label, RenderFragment? Value)
{
    public static implicit operator Fact((string Label, string? Value) t) => new(t.Label, string.IsNullOrEmpty(t.Value) ? null : b => b.AddContent(0, t.Value));
    public static implicit operator Fact((string Label, RenderFragment? Value) t) => new(t.Label, t.Value);
}
