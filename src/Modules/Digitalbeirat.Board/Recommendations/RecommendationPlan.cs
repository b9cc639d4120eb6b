using System.Globalization;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Board.Recommendations;

/// <summary>What is sent to whom, to be answered by when.</summary>
public sealed record RecommendationPlan(string Title, string Text, int? UnitId, bool ToCouncil, DateTimeOffset DueAt);

/// <summary>The same as it is typed.</summary>
/// <param name="Step">"sichern" keeps the draft, anything else sends.</param>
public sealed record RecommendationInput
{
    public string? Title { get; init; }
    public string? Text { get; init; }
    public string? Unit { get; init; }
    public string? ToCouncil { get; init; }
    public string? Due { get; init; }
    public string? Step { get; init; }

    public static RecommendationInput Of(Item item, Recommendation r) => new()
    {
        Title = item.Title, Text = item.Body, Unit = item.UnitId?.ToString(CultureInfo.InvariantCulture), ToCouncil = r.ToCouncil ? "ja" : null,
        Due = item.DueAt is { } due ? Show.Day(due).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
    };

    public bool Sends => Step != "sichern";

    public RecommendationPlan Read(Errors errors, Places.Kept places, DateTimeOffset now)
    {
        var title = errors.Text(nameof(Title), Title, Item.TitleMax);
        var text = errors.Text(nameof(Text), Text, Item.BodyMax, 20);
        var unit = errors.Choice(nameof(Unit), Unit, places.Units.Select(u => u.Id), false);
        errors.AddIf(Sends && unit is null && ToCouncil is null && errors.For(nameof(Unit)) is null, nameof(Unit), T.NeedsAddressee);
        return new(title, text, unit, ToCouncil is not null, DueDate.Read(errors, nameof(Due), Due, now));
    }
}

/// <summary>A date by which somebody answers: the whole day is theirs.</summary>
static class DueDate
{
    public static DateTimeOffset Read(Errors errors, string field, string? value, DateTimeOffset now)
    {
        var day = errors.Date(field, value);
        errors.AddIf(day is { } d && (d <= Show.Day(now) || d > Show.Day(now).AddYears(2)), field, T.DueInFuture);
        return day is { } end ? Of(end) : now;
    }

    public static DateTimeOffset Of(DateOnly day) => Show.Moment(day.AddDays(1), TimeOnly.MinValue).AddSeconds(-1);
}
