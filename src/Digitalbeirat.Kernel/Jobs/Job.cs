namespace Digitalbeirat.Kernel.Jobs;

/// <summary>Work to be done later, written in the transaction that wants it.</summary>
public sealed class Job
{
    public long Id { get; set; }
    public required string Kind { get; set; }
    public string? Payload { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Why it failed last; a job that failed for good stays here for the office to see.</summary>
    public string? Error { get; set; }
    public bool GivenUp { get; set; }
}

/// <summary>When a repeating job runs next.</summary>
public sealed class Schedule
{
    public required string Kind { get; set; }
    public DateTimeOffset NextAt { get; set; }
}

/// <summary>Does the work of one kind of job; runs at least once, so it asks before it acts.</summary>
public interface IJob
{
    static abstract string Kind { get; }
    Task Run(string? payload, CancellationToken stop);
}
