using System.Globalization;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Board.Meetings;

/// <summary>When and where the board meets.</summary>
/// <param name="Reason">Why the meeting is not open to everybody; needed where it is not.</param>
public sealed record MeetingPlan(string Title, string Intro, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string PlaceName, string PlaceAddress = "",
    string? OnlineLink = null, bool Open = true, string? Reason = null);

/// <summary>The same as it is typed.</summary>
public sealed record MeetingInput
{
    public string? Title { get; init; }
    public string? Intro { get; init; }
    public string? Day { get; init; }
    public string? Start { get; init; }
    public string? End { get; init; }
    public string? PlaceName { get; init; }
    public string? PlaceAddress { get; init; }
    public string? OnlineLink { get; init; }
    public string? Closed { get; init; }
    public string? Reason { get; init; }

    public const int ReasonMax = 300;

    public static MeetingInput Of(Item item, Meeting m) => new()
    {
        Title = item.Title, Intro = item.Body, Day = Show.Day(m.StartsAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Start = Show.Time(m.StartsAt), End = Show.Time(m.EndsAt),
        PlaceName = m.PlaceName, PlaceAddress = m.PlaceAddress, OnlineLink = m.OnlineLink, Closed = m.Open ? null : "ja", Reason = item.Reason,
    };

    public MeetingPlan Read(Errors errors)
    {
        var title = errors.Text(nameof(Title), Title, Item.TitleMax);
        var intro = errors.OptionalText(nameof(Intro), Intro, Item.BodyMax);
        var day = errors.Date(nameof(Day), Day);
        var start = Clock(nameof(Start), Start, errors);
        var end = Clock(nameof(End), End, errors);
        errors.AddIf(start is { } s && end <= s, nameof(End), T.EndsBeforeItStarts);
        var place = errors.Text(nameof(PlaceName), PlaceName, Meeting.PlaceMax);
        var address = errors.OptionalText(nameof(PlaceAddress), PlaceAddress, Meeting.AddressMax);
        var link = errors.OptionalText(nameof(OnlineLink), OnlineLink, 300);
        errors.AddIf(link.Length > 0 && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps), nameof(OnlineLink), T.NotALink);
        var reason = Closed is null ? "" : errors.Text(nameof(Reason), Reason, ReasonMax, 10);
        if (errors.Any) return new(title, intro, default, default, place);
        return new(title, intro, Show.Moment(day!.Value, start!.Value), Show.Moment(day.Value, end!.Value), place, address,
            link.Length > 0 ? link : null, Closed is null, Closed is null ? null : reason);
    }

    static TimeOnly? Clock(string field, string? value, Errors errors)
    {
        if (TimeOnly.TryParseExact((value ?? "").Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        errors.Add(field, T.NotATime);
        return null;
    }
}
