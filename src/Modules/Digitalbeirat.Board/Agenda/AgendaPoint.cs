using System.Globalization;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Board.Agenda;

/// <summary>What the office puts on an agenda.</summary>
/// <param name="Reason">Why the point is not public; null where it is.</param>
public sealed record AgendaPoint(string Title, AgendaForm Form, int Duration, string Text = "", string? Reason = null);

/// <summary>The same as it is typed.</summary>
public sealed record AgendaInput
{
    public string? Title { get; init; }
    public string? Form { get; init; }
    public string? Duration { get; init; }
    public string? Text { get; init; }
    public string? Internal { get; init; }
    public string? Reason { get; init; }

    public static AgendaInput Of(Item item, AgendaItem a) => new()
    {
        Title = item.Title, Form = a.Form.ToString(), Duration = a.Duration.ToString(CultureInfo.InvariantCulture), Text = item.Body,
        Internal = item.Visibility == Visibility.Internal ? "ja" : null, Reason = item.Reason,
    };

    public AgendaPoint Read(Errors errors)
    {
        var title = errors.Text(nameof(Title), Title, Item.TitleMax);
        var text = errors.OptionalText(nameof(Text), Text, Item.BodyMax);
        if (!Enum.TryParse<AgendaForm>(Form, out var form) || !Enum.IsDefined(form)) errors.Add(nameof(Form), T.ChooseForm);
        if (!int.TryParse(Duration, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < 1 or > 480) errors.Add(nameof(Duration), T.DurationRange);
        var reason = Internal is null ? null : errors.Text(nameof(Reason), Reason, 300, 10);
        return new(title, form, minutes, text, reason);
    }
}
