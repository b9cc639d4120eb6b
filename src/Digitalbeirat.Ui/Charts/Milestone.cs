namespace Digitalbeirat.Ui;

/// <summary>What should be reached by when; written as a tuple.</summary>
public readonly record struct Milestone(string Title, DateTimeOffset Due, DateTimeOffset? DoneAt = null, string? Note = null)
{
    public static implicit operator Milestone((string Title, DateTimeOffset Due, DateTimeOffset? DoneAt) t) => new(t.Title, t.Due, t.DoneAt);
    public static implicit operator Milestone((string Title, DateTimeOffset Due, DateTimeOffset? DoneAt, string? Note) t) => new(t.Title, t.Due, t.DoneAt, t.Note);
}
