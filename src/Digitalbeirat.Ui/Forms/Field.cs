using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Ui;

/// <summary>What every field of a form has: a name that is its id too, words around it, and perhaps an error.</summary>
public abstract class Field : ComponentBase
{
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public Errors? Errors { get; set; }

    /// <summary>Optional fields say so in words; required ones need no mark.</summary>
    [Parameter] public bool Required { get; set; }
    [Parameter] public string? Class { get; set; }

    /// <summary>Anything else goes to the input itself.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    /// <summary>Also the beginning of the ids of what belongs to the field.</summary>
    protected virtual string Id => Name;

    protected string? Error => Errors?.For(Name);
    protected string? Invalid => Error is null ? null : "true";

    protected override void OnInitialized()
    {
        if (Errors is { Any: true }) FieldLabels.Remember(Errors, Name, Label);
    }

    protected string? DescribedBy(string? more = null)
    {
        var ids = new[] { Hint is { Length: > 0 } ? Id + "-hint" : null, more, Error is null ? null : Name + "-error" }.OfType<string>();
        return string.Join(' ', ids) is { Length: > 0 } all ? all : null;
    }
}
