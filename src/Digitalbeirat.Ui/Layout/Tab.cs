namespace Digitalbeirat.Ui;

/// <summary>One of several views of the same thing; written as a tuple.</summary>
public readonly record struct Tab(string Href, string Text, long? Count = null)
{
    public static implicit operator Tab((string Href, string Text) t) => new(t.Href, t.Text);
    public static implicit operator Tab((string Href, string Text, int? Count) t) => new(t.Href, t.Text, t.Count);
}
