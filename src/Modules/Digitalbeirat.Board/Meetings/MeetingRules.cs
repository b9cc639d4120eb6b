namespace Digitalbeirat.Board.Meetings;

/// <summary>What can be done with a meeting in which state.</summary>
public static class MeetingRules
{
    /// <summary>A meeting that is over or cancelled stays as it was.</summary>
    public static bool CanChange(string state) => state is not (MeetingState.Closed or MeetingState.Cancelled);

    /// <summary>One invites once, to a planned meeting.</summary>
    public static bool CanInvite(string state) => state == MeetingState.Planned;

    /// <summary>Only what has not begun can be opened or cancelled.</summary>
    public static bool CanOpen(string state) => state is MeetingState.Planned or MeetingState.Invited;

    public static bool CanCancel(string state) => CanOpen(state);

    /// <summary>The chair closes what is running; no vote may be open then.</summary>
    public static bool CanClose(string state) => state == MeetingState.Running;

    /// <summary>Minutes are written while the meeting runs, and put right after it.</summary>
    public static bool CanMinute(string state) => state is MeetingState.Running or MeetingState.Closed;

    /// <summary>The agenda can grow until the meeting is over.</summary>
    public static bool CanPutOnAgenda(string state) => CanChange(state);
}
