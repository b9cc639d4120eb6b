using System.Reflection;
using System.Text.Json;

namespace Digitalbeirat.Server.Demo;

/// <summary>The demo city's story as it is written in the JSON files beside this one. Days count back from today.</summary>
static class Script
{
    static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    public static IEnumerable<T> All<T>(string prefix) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.Contains(".Demo.Content." + prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .SelectMany(n => Read<List<T>>(n));

    public static T One<T>(string name) => Read<T>(Assembly.GetExecutingAssembly().GetManifestResourceNames().Single(n => n.EndsWith(".Demo.Content." + name + ".json", StringComparison.Ordinal)));

    static T Read<T>(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<T>(stream, options)!;
    }

    public sealed record Comment(string Author, string Stance, string Text, double After, List<Comment>? Replies);
    public sealed record Version(string Title, string As, string Need, string SoThat, string? More);
    public sealed record Answer(string Kind, string Text, double After, string? By, string? PassedTo);
    public sealed record Concern(string Key, string Title, string As, string Need, string SoThat, string? More, string Area, string? District, string Author, double DaysAgo, int Supports,
        List<string>? Tags, List<Comment>? Comments, string? State, string? Unit, Answer? Answer, string? MergedInto, Version? En, Version? Plain);

    public sealed record Place(string Name, string? Address);
    public sealed record AgendaPoint(string Key, string Title, string? Text, string Kind, bool Public, string? Reason, int Minutes, string? Outcome);
    public sealed record Meeting(string Key, string Title, double DaysAgo, string Start, int Minutes, Place Place, bool Online, string Intro, int? Attendance, List<AgendaPoint> Agenda, string? MinutesText);

    public sealed record Motion(string Title, string Text, string Mover, int Yes, int No, int Abstain);
    public sealed record Recommendation(string Title, string Text, string Unit, bool Council, double DueDays);
    public sealed record Chain(string Key, List<Concern> Concerns, string Meeting, string AgendaItem, Motion Motion, Recommendation? Recommendation, Answer? Answer);

    public sealed record Milestone(string Title, double DayOffset, double? Done, string? Note);
    public sealed record Indicator(string Name, string Unit, string Direction, double? Baseline, double? Target, List<double[]> Values, string? Source);
    public sealed record Project(string Key, string Chain, string Title, string Summary, string Goal, string Hypothesis, string Unit, string Team, List<string>? Partners, double StartDaysAfterMeeting,
        long? BudgetEuros, List<Milestone> Milestones, Indicator Indicator, string State, string? Result, List<string>? Lessons);

    public sealed record Unit(string Key, string Name, string? Short, string? Email, string? Description);
    public sealed record Organisation(string Key, string Name, string Kind, string? District, string About, string? Offers, string? Website, List<string>? Areas);
    public sealed record Member(string Key, string Name, string Seat, string? OnBehalfOf, string? District, string? About, string Role);
    public sealed record Board(List<Member> Members);
}
