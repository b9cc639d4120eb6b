using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Office.Reports;

/// <summary>Somebody says that an item or a comment should not be here; or the office found so itself. Every decision of moderation is one of these.</summary>
public sealed class Report
{
    public const int TextMin = 10, TextMax = 2000;

    public long Id { get; set; }
    public long ItemId { get; set; }
    public Item? Item { get; set; }

    /// <summary>Null where the item itself is meant.</summary>
    public long? CommentId { get; set; }
    public long? ReporterId { get; set; }

    /// <summary>Where a visitor wants to be told; forgotten half a year after the decision.</summary>
    public string? Email { get; set; }
    public Language Language { get; set; }

    /// <summary>One of <see cref="ReportReasons"/>.</summary>
    public required string Reason { get; set; }
    public required string Text { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Nobody reported it: moderation acted on its own.</summary>
    public bool Own { get; set; }

    public ReportDecision Decision { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public long? DeciderId { get; set; }

    /// <summary>The reason it was hidden for, and what was said to both sides.</summary>
    public string? DecisionReason { get; set; }
    public string? DecisionText { get; set; }
}

public enum ReportDecision
{
    Open,
    /// <summary>Nothing is wrong with it.</summary>
    Kept,
    Hidden,
    /// <summary>It was hidden and is shown again.</summary>
    Revoked,
}
