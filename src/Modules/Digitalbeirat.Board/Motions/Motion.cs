using Digitalbeirat.Board.Members;

namespace Digitalbeirat.Board.Motions;

/// <summary>Something the board is asked to decide. Its state is its item's.</summary>
public sealed class Motion
{
    public long ItemId { get; set; }
    public long? AgendaItemId { get; set; }
    public long? MoverId { get; set; }
    public Member? Mover { get; set; }

    /// <summary>The wording the vote was opened on: a later edit of the item does not change what was decided.</summary>
    public string? Text { get; set; }
    public bool ToCouncil { get; set; }
    public DateTimeOffset? OpenedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Members at the closing: the quorum was counted against them.</summary>
    public int? Members { get; set; }

    /// <summary>Kept counters.</summary>
    public int Yes { get; set; }
    public int No { get; set; }
    public int Abstain { get; set; }

    public int Cast => Yes + No + Abstain;
}

/// <summary>An open vote: one for a motion and member, shown by name.</summary>
public sealed class Vote
{
    public long MotionId { get; set; }
    public long MemberId { get; set; }
    public Member? Member { get; set; }
    public Choice Choice { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Raised in the room and entered by the office.</summary>
    public bool ByHand { get; set; }
}

public enum Choice { Yes, No, Abstain }

public static class MotionState
{
    public const string Draft = "draft", Open = "open", Adopted = "adopted", Rejected = "rejected", Withdrawn = "withdrawn";
}
