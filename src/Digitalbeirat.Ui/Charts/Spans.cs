using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Ui;

/// <summary>Lengths of time as they stand in a sentence: German bends its words after "vor", "nach" and "seit".</summary>
static class Spans
{
    public static string Ago(int days) => days <= 0 ? T.Today : days == 1 ? T.Yesterday : Words(days, T.DaysAgo, T.MonthsAgo, T.YearsAgo);
    public static string After(DateTimeOffset from, DateTimeOffset to) => Days(from, to) is > 0 and var d ? Words(d, T.AfterDays, T.AfterMonths, T.AfterYears) : T.AfterLessThanADay;
    public static string Since(DateTimeOffset from, DateTimeOffset now) => Days(from, now) is > 0 and var d ? Words(d, T.SinceDays, T.SinceMonths, T.SinceYears) : T.SinceToday;

    public static int Days(DateTimeOffset from, DateTimeOffset to) => Show.Day(to).DayNumber - Show.Day(from).DayNumber;

    static string Words(int days, Func<long, string> day, Func<long, string> month, Func<long, string> year) =>
        days < 60 ? day(days) : days < 730 ? month((long)Math.Round(days / 30.4)) : year((long)Math.Round(days / 365.25));
}
