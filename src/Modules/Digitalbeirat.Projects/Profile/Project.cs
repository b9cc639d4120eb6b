namespace Digitalbeirat.Projects.Profile;

/// <summary>What a project has beyond being an item: what it wants to reach, with what, and how one will see it.</summary>
public sealed class Project
{
    public const int GoalMax = 600, TeamMax = 300;

    public long ItemId { get; set; }
    public string Goal { get; set; } = "";

    /// <summary>What is expected to happen: a project that does not turn out that way has taught something.</summary>
    public string Hypothesis { get; set; } = "";
    public string Team { get; set; } = "";
    public long? BudgetCents { get; set; }
    public DateTimeOffset StartsAt { get; set; }
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>The one thing that is measured; empty while nobody knows.</summary>
    public string IndicatorName { get; set; } = "";
    public string IndicatorUnit { get; set; } = "";
    public Direction Direction { get; set; }
    public double? Baseline { get; set; }
    public double? Target { get; set; }
    public string IndicatorSource { get; set; } = "";
}

/// <summary>Which way is better.</summary>
public enum Direction { Up, Down }

/// <summary>An organisation that takes part: the item of the organisation.</summary>
public sealed class Partner
{
    public long ProjectId { get; set; }
    public long OrganisationId { get; set; }
}

public static class ProjectState
{
    public const string Planned = "planned", Running = "running", Done = "done", Failed = "failed", Stopped = "stopped";

    public static readonly string[] Ongoing = [Planned, Running];
    public static readonly string[] NotSucceeded = [Failed, Stopped];
}
