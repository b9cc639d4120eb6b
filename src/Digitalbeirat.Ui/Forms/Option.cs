namespace Digitalbeirat.Ui;

/// <summary>Something to choose; written as a tuple of value and text, with a hint where the text needs one.</summary>
public readonly record struct Option(string Value, string Text, string? Hint = null)
{
    public static implicit operator Option((string Value, string Text) t) => new(t.Value, t.Text);
    public static implicit operator Option((string Value, string Text, string? Hint) t) => new(t.Value, t.Text, t.Hint);
}
