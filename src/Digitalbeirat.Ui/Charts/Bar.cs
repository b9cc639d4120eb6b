using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Ui;

/// <summary>A bar of a chart; written as a tuple.</summary>
public readonly record struct Bar(string Label, double Value, Tone Tone = Tone.Info)
{
    public static implicit operator Bar((string Label, double Value) t) => new(t.Label, t.Value);
    public static implicit operator Bar((string Label, double Value, Tone Tone) t) => new(t.Label, t.Value, t.Tone);
}
