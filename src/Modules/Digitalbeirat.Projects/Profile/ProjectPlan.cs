using System.Globalization;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Projects.Profile;

/// <summary>The one thing that is measured.</summary>
public sealed record Indicator(string Name, string Unit, Direction Direction, double? Baseline, double? Target, string Source);

/// <summary>A project as it is planned.</summary>
public sealed record ProjectPlan(string Title, string Summary, string Goal, string Hypothesis, string Team, DateTimeOffset StartsAt, DateTimeOffset? EndsAt = null,
    long? BudgetCents = null, int? UnitId = null, Indicator? Indicator = null);

/// <summary>The same as it is typed.</summary>
public sealed record ProjectInput(string? Answer = null, string? Title = null, string? Summary = null, string? Goal = null, string? Hypothesis = null, string? Team = null, string? Budget = null,
    string? Start = null, string? End = null, string? Unit = null, string? IndicatorName = null, string? IndicatorUnit = null, string? Direction = null, string? Baseline = null, string? Target = null,
    string? Source = null, string? Milestones = null)
{
    public static ProjectInput Of(Item item, Project p) => new(null, item.Title, item.Body, p.Goal, p.Hypothesis, p.Team, p.BudgetCents is { } cents ? (cents / 100m).ToString("0.##", Show.Culture) : null,
        Day(p.StartsAt), p.EndsAt is { } end ? Day(end) : null, item.UnitId?.ToString(CultureInfo.InvariantCulture), p.IndicatorName, p.IndicatorUnit, p.Direction.ToString(), Number(p.Baseline), Number(p.Target), p.IndicatorSource);

    public ProjectPlan Read(Errors errors, Places.Kept places)
    {
        var title = errors.Text(nameof(Title), Title, Item.TitleMax);
        var summary = errors.Text(nameof(Summary), Summary, Item.BodyMax, 20);
        var goal = errors.Text(nameof(Goal), Goal, Project.GoalMax);
        var hypothesis = errors.OptionalText(nameof(Hypothesis), Hypothesis, Project.GoalMax);
        var team = errors.OptionalText(nameof(Team), Team, Project.TeamMax);
        var euros = errors.Number(nameof(Budget), Budget, false);
        errors.AddIf(euros is < 0 or > 1_000_000_000, nameof(Budget), T.BudgetRange);
        var start = errors.Date(nameof(Start), Start);
        var end = errors.Date(nameof(End), End, false);
        errors.AddIf(start is { } s && end < s, nameof(End), T.EndsBeforeItStarts);
        var unit = errors.Choice(nameof(Unit), Unit, places.Units.Select(u => u.Id), false);
        return new(title, summary, goal, hypothesis, team, Midnight(start), end is null ? null : Midnight(end), euros is { } e ? (long)Math.Round(e * 100) : null, unit, ReadIndicator(errors));
    }

    // An indicator is all or nothing: a name without a unit measures nothing.
    Indicator? ReadIndicator(Errors errors)
    {
        var wanted = !string.IsNullOrWhiteSpace(IndicatorName);
        var name = errors.OptionalText(nameof(IndicatorName), IndicatorName, 140);
        var unit = errors.Text(nameof(IndicatorUnit), IndicatorUnit, 30, wanted ? 1 : 0);
        var source = errors.OptionalText(nameof(Source), Source, 200);
        var baseline = errors.Number(nameof(Baseline), Baseline, false);
        var target = errors.Number(nameof(Target), Target, wanted);
        if (!Enum.TryParse<Direction>(Direction ?? nameof(Profile.Direction.Up), out var direction)) direction = Profile.Direction.Up;
        errors.AddIf(baseline is { } b && target is { } t && (direction == Profile.Direction.Up ? t < b : t > b), nameof(Target), T.TargetWrongWay);
        return wanted ? new(name, unit, direction, baseline, target, source) : null;
    }

    /// <summary>One milestone a line: the day, then what should be reached. Errors name the line.</summary>
    public IReadOnlyList<(string Title, DateTimeOffset DueAt)> ReadMilestones(Errors errors)
    {
        var result = new List<(string, DateTimeOffset)>();
        foreach (var (text, line) in (Milestones ?? "").ReplaceLineEndings("\n").Split('\n').Select((t, i) => (t.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            var (day, title) = text.IndexOf(' ') is var at and > 0 ? (text[..at], text[(at + 1)..].Trim()) : (text, "");
            if (!DateOnly.TryParseExact(day, ["yyyy-MM-dd", "d.M.yyyy"], out var due) || due.Year is < 1990 or > 2200) errors.Add(nameof(Milestones), T.MilestoneDay(line.ToString(CultureInfo.InvariantCulture)));
            else if (title.Length is 0 or > Progress.Milestone.TitleMax) errors.Add(nameof(Milestones), T.MilestoneTitle(line.ToString(CultureInfo.InvariantCulture)));
            else result.Add((title, Show.Moment(due, TimeOnly.MinValue)));
        }
        return result;
    }

    static DateTimeOffset Midnight(DateOnly? day) => Show.Moment(day ?? new DateOnly(2000, 1, 1), TimeOnly.MinValue);
    static string Day(DateTimeOffset at) => Show.Day(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    static string? Number(double? n) => n?.ToString("0.####", Show.Culture);
}
