namespace Digitalbeirat.Kernel.Items;

/// <summary>One person's support for one item. Who supported is nobody else's business: only the count is shown, and it is not in the journal.</summary>
public sealed class Support
{
    public long ItemId { get; set; }
    public long PersonId { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>Somebody wants to hear what becomes of an item. Raising, supporting and commenting follow by themselves.</summary>
public sealed class Follow
{
    public long ItemId { get; set; }
    public long PersonId { get; set; }
    public FollowReason Reason { get; set; }

    /// <summary>Unsubscribed: kept so that the next support does not subscribe again.</summary>
    public bool Muted { get; set; }
    public DateTimeOffset At { get; set; }
}

public enum FollowReason { Raised, Supported, Commented, Followed, Responsible }
