using Digitalbeirat.Board.Members;

namespace Digitalbeirat.Board.Meetings;

/// <summary>What a meeting has beyond being an item: when, where, who was there, what was minuted.</summary>
public sealed class Meeting
{
    public const int PlaceMax = 120, AddressMax = 200, MinutesMax = 60_000;

    public long ItemId { get; set; }
    public DateTimeOffset StartsAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public string PlaceName { get; set; } = "";
    public string PlaceAddress { get; set; } = "";
    public string? OnlineLink { get; set; }

    /// <summary>Whether anybody may listen. Of a closed meeting its date, its place and the reason stay public.</summary>
    public bool Open { get; set; } = true;

    /// <summary>Markdown as written, and rendered.</summary>
    public string Minutes { get; set; } = "";
    public string MinutesHtml { get; set; } = "";
    public DateTimeOffset? MinutesPublishedAt { get; set; }

    /// <summary>Grows with each change of what a calendar shows, so that calendars take the new version.</summary>
    public int Sequence { get; set; }

    public List<Attendance> Attendances { get; } = [];
}

/// <summary>Whether a member was there.</summary>
public sealed class Attendance
{
    public long MeetingId { get; set; }
    public long MemberId { get; set; }
    public Member? Member { get; set; }
    public Presence Presence { get; set; }
}

public enum Presence { Present, Excused, Absent }

public static class MeetingState
{
    public const string Planned = "planned", Invited = "invited", Running = "running", Closed = "closed", Cancelled = "cancelled";

    public static readonly string[] Coming = [Planned, Invited, Running];
}
