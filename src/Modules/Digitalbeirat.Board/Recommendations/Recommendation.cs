namespace Digitalbeirat.Board.Recommendations;

/// <summary>What the board asks of administration and council. Unit and date are its item's.</summary>
public sealed class Recommendation
{
    public long ItemId { get; set; }
    public long MotionId { get; set; }
    public bool ToCouncil { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When the journal noted that the present date has passed; empty again when a new date is set.</summary>
    public DateTimeOffset? OverdueNotedAt { get; set; }
}

public static class RecommendationState
{
    public const string Draft = "draft", Sent = "sent", Answered = "answered", Withdrawn = "withdrawn";
}
