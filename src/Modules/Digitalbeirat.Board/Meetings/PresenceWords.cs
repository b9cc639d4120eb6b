namespace Digitalbeirat.Board.Meetings;

static class PresenceWords
{
    public static string Name(Presence presence) => presence switch { Presence.Present => T.Present, Presence.Excused => T.Excused, _ => T.Absent };
}
