using System.Globalization;
using System.Text;

namespace Digitalbeirat.Board.Meetings;

/// <summary>An appointment as calendars know it.</summary>
/// <param name="Uid">Stays the same for good: a changed appointment replaces the old one.</param>
public sealed record Appointment(string Uid, int Sequence, DateTimeOffset ChangedAt, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Title, string Text, string Place, string Address, string Status);

/// <summary>Writes iCalendar (RFC 5545), in the town's own time zone.</summary>
public static class Calendar
{
    const string Zone = """
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        DTSTART:19810329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZNAME:CEST
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZNAME:CET
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        """;

    public static string Write(string name, IEnumerable<Appointment> appointments)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(Fold(line)).Append("\r\n");
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Digitalbeirat//Sitzungen//DE");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escape(name));
        foreach (var line in Zone.ReplaceLineEndings("\n").Split('\n')) Line(line);
        foreach (var a in appointments)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + a.Uid);
            Line("SEQUENCE:" + a.Sequence.ToString(CultureInfo.InvariantCulture));
            Line("DTSTAMP:" + a.ChangedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line("DTSTART;TZID=Europe/Berlin:" + Wall(a.StartsAt));
            Line("DTEND;TZID=Europe/Berlin:" + Wall(a.EndsAt));
            Line("SUMMARY:" + Escape(a.Title));
            if (a.Text.Length > 0) Line("DESCRIPTION:" + Escape(a.Text));
            Line("LOCATION:" + Escape(a.Place));
            Line("URL:" + a.Address);
            Line("STATUS:" + a.Status);
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    static string Wall(DateTimeOffset at) => Kernel.Texts.Show.Local(at).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    static string Escape(string text) => text.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").ReplaceLineEndings("\\n");

    // Lines end after 75 octets, not characters: an umlaut has two and must not be cut.
    static string Fold(string line)
    {
        if (Encoding.UTF8.GetByteCount(line) <= 75) return line;
        var (folded, width) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (width + rune.Utf8SequenceLength > 75)
            {
                folded.Append("\r\n ");
                width = 1;
            }
            folded.Append(rune.ToString());
            width += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}
