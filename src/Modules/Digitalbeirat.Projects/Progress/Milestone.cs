namespace Digitalbeirat.Projects.Progress;

/// <summary>What should be reached by when.</summary>
public sealed class Milestone
{
    public const int TitleMax = 140, NoteMax = 400;

    public long Id { get; set; }
    public long ProjectId { get; set; }
    public required string Title { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? Note { get; set; }
}

/// <summary>One value of the indicator; a day has one.</summary>
public sealed class Measurement
{
    public const int NoteMax = 200, Most = 5000;

    public long Id { get; set; }
    public long ProjectId { get; set; }

    /// <summary>Midnight in town of the day it was measured on.</summary>
    public DateTimeOffset At { get; set; }
    public double Value { get; set; }
    public string? Note { get; set; }
}
