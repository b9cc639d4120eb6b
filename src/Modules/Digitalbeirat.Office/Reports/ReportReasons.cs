namespace Digitalbeirat.Office.Reports;

/// <summary>What may be wrong with something.</summary>
static class ReportReasons
{
    public static IReadOnlyList<(string Key, Func<string> Name)> All { get; } =
    [
        ("insult", () => T.ReasonInsult), ("hate", () => T.ReasonHate), ("threat", () => T.ReasonThreat), ("privacy", () => T.ReasonPrivacy),
        ("rights", () => T.ReasonRights), ("spam", () => T.ReasonSpam), ("illegal", () => T.ReasonIllegal), ("other", () => T.ReasonOther),
    ];

    public static IEnumerable<(string, string)> Options => All.Select(r => (r.Key, r.Name()));
    public static bool Knows(string? key) => All.Any(r => r.Key == key);
    public static string Name(string? key) => All.FirstOrDefault(r => r.Key == key).Name?.Invoke() ?? T.ReasonOther;
}
