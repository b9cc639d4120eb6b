namespace Digitalbeirat.Projects.Results;

/// <summary>What a project led to, measured. Done or failed is its item's state.</summary>
public sealed class Result
{
    public const int LessonMax = 400, LessonsMax = 12;

    public long ItemId { get; set; }
    public long ProjectId { get; set; }
    public double? Before { get; set; }
    public double? After { get; set; }
    public List<Lesson> Lessons { get; } = [];
}

/// <summary>What others should know before they try the same.</summary>
public sealed class Lesson
{
    public long Id { get; set; }
    public long ResultId { get; set; }
    public int Order { get; set; }
    public required string Text { get; set; }
}

public static class ResultState
{
    public const string Done = "done", Failed = "failed";
}
