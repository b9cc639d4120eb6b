using System.Globalization;

namespace Digitalbeirat.Kernel.Texts;

/// <summary>Dates and numbers as the reader's language writes them, in the town's time zone.</summary>
public static class Show
{
    static readonly CultureInfo german = CultureInfo.GetCultureInfo("de-DE"), english = CultureInfo.GetCultureInfo("en-GB");

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static CultureInfo Culture => Languages.Current == Language.En ? english : german;

    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>The moment at which a wall clock in town shows this time.</summary>
    public static DateTimeOffset Moment(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    public static string Date(DateTimeOffset at) => Date(Day(at));
    public static string Date(DateOnly day) => day.ToString("d. MMMM yyyy", german == Culture ? german : english);
    public static string ShortDate(DateTimeOffset at) => Day(at).ToString(Languages.Current == Language.En ? "d MMM yyyy" : "dd.MM.yyyy", Culture);
    public static string Time(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
    public static string Weekday(DateTimeOffset at) => Local(at).ToString("dddd", Culture);
    public static string DateTime(DateTimeOffset at) => T.DateAndTime(Date(at), Time(at));
    public static string Machine(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Number(long n) => n.ToString("N0", Culture);
    public static string Number(double n) => n.ToString(Math.Abs(n) >= 100 ? "N0" : "0.##", Culture);
    public static string Percent(double share) => (100 * share).ToString("0.#", Culture) + " %";

    /// <summary>How long something took or has been going on, in whole days as people say it.</summary>
    public static string Days(TimeSpan span) => span.TotalDays switch
    {
        < 1 => T.LessThanADay,
        < 60 => T.Days((long)Math.Round(span.TotalDays)),
        < 730 => T.Months((long)Math.Round(span.TotalDays / 30.4)),
        _ => T.Years((long)Math.Round(span.TotalDays / 365.25)),
    };
}
