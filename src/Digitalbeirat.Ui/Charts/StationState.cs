using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;

namespace Digitalbeirat.Ui;

/// <summary>Where a station of a path stands today, and whose turn it is.</summary>
/// <param name="Open">Nothing came of it yet and it is not at an end: the path waits here.</param>
public sealed record StationState(Station Station, ItemKind Kind, ItemState State, bool Open, bool Late, string? Who)
{
    public static StationState Of(Station station, PathOf path, Kinds kinds, Places.Kept units, DateTimeOffset now)
    {
        var kind = kinds[station.Kind];
        var state = kind.State(station.State);
        var last = path.Steps.All(s => s.From != station.Id);
        var late = !state.Final && station.DueAt < now;
        // The unit's name says more than "the administration".
        return new(station, kind, state, !state.Final && (last || late), late, state.Final || state.Acting is null ? null : units.Unit(station.UnitId)?.Name ?? state.Acting());
    }

    public string Css => Late ? "late" : State.Final ? State.Tone == Tone.Danger ? "refused" : "done" : Open ? "open" : "passed";
}
