using System.Globalization;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Board.Motions;

/// <summary>What the board is to decide, and whom it would go to.</summary>
public sealed record MotionPlan(string Title, string Text, long? MoverId = null, int? UnitId = null, bool ToCouncil = false);

/// <summary>The same as it is typed.</summary>
/// <param name="Point">Number of the agenda item it belongs to; empty for none.</param>
public sealed record MotionInput
{
    public string? Title { get; init; }
    public string? Text { get; init; }
    public string? Mover { get; init; }
    public string? Unit { get; init; }
    public string? ToCouncil { get; init; }
    public string? Point { get; init; }

    public static MotionInput Of(Item item, Motion m, string? point) => new()
    {
        Title = item.Title, Text = item.Body, Mover = m.MoverId?.ToString(CultureInfo.InvariantCulture),
        Unit = item.UnitId?.ToString(CultureInfo.InvariantCulture), ToCouncil = m.ToCouncil ? "ja" : null, Point = point,
    };

    public MotionPlan Read(Errors errors, Places.Kept places, IEnumerable<long> members)
    {
        var title = errors.Text(nameof(Title), Title, Item.TitleMax);
        var text = errors.Text(nameof(Text), Text, Item.BodyMax, 20);
        var mover = errors.Choice(nameof(Mover), Mover, members.Select(m => (int)m), false);
        var unit = errors.Choice(nameof(Unit), Unit, places.Units.Select(u => u.Id), false);
        return new(title, text, mover, unit, ToCouncil is not null);
    }
}
