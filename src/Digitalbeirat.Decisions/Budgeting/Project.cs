namespace Digitalbeirat.Decisions.Budgeting;

/// <summary>A project on the ballot paper.</summary>
/// <param name="Id">Its name in the file; unique.</param>
/// <param name="Cost">In cents.</param>
public sealed record Project(string Id, long Cost)
{
    /// <summary>What people call it; the id where the file has no name.</summary>
    public string Name { get; init; } = Id;

    /// <summary>Votes as published, or null.</summary>
    public long? PublishedVotes { get; init; }

    /// <summary>Points as published, or null.</summary>
    public long? PublishedScore { get; init; }

    /// <summary>The official outcome: 0 not selected, 1 selected, 2 and 3 special cases that the file's comment explains; null where the file does not say.</summary>
    public int? Selected { get; init; }

    /// <summary>Categories, comma separated as in the file.</summary>
    public string Category { get; init; } = "";

    /// <summary>The part of town whose pot pays, or empty for the whole town.</summary>
    public string District { get; init; } = "";

    /// <summary>The row of the file, by the election's project columns.</summary>
    public IReadOnlyList<string> Row { get; init; } = [];

    /// <summary>The line of the file, from 1; 0 for a project that was not read.</summary>
    public int Line { get; init; }
}
