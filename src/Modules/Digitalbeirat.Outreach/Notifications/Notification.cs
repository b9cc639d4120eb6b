using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Outreach.Notifications;

/// <summary>One person is told of one journal entry, once, whatever number of items on the path they follow.</summary>
public sealed class Notification
{
    public long Id { get; set; }
    public long PersonId { get; set; }
    public long ItemId { get; set; }

    /// <summary>The journal entry it tells of.</summary>
    public long Seq { get; set; }
    public required string What { get; set; }

    /// <summary>Why this person is told: the strongest of their ties to the path.</summary>
    public FollowReason Reason { get; set; }
    public Send Send { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? ReadAt { get; set; }
    public DateTimeOffset? MailedAt { get; set; }
}

/// <summary>When a mail is sent: in some minutes with whatever else happens, at half past seven, on Monday at half past seven, not at all.</summary>
public enum Send { Soon, Daily, Weekly, Never }
