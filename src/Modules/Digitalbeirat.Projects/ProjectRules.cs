using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Projects.Profile;

namespace Digitalbeirat.Projects;

/// <summary>Who runs a project, and what can be done with it in which state.</summary>
public static class ProjectRules
{
    /// <summary>The office and the unit that is responsible run a project; the council watches it.</summary>
    public static bool MayRun(Actor actor, Item project) =>
        actor.Can(Right.Organise) || (actor.Is(Roles.Unit) && actor.Person?.UnitId is { } unit && project.UnitId == unit);

    public static bool IsOngoing(string state) => state is ProjectState.Planned or ProjectState.Running;

    /// <summary>Values can still come in after the end: what lasts is measured later.</summary>
    public static bool CanMeasure(string state) => state != ProjectState.Planned;

    /// <summary>A result ends a project, also one that was stopped: its lessons are worth as much.</summary>
    public static bool CanPublishResult(string state) => IsOngoing(state) || state == ProjectState.Stopped;

    /// <summary>Whether a value has reached the target, whichever way is better.</summary>
    public static bool Reached(double value, double target, Direction direction) => direction == Direction.Up ? value >= target : value <= target;

    /// <summary>The share of the way from the baseline to the target, from 0 to 1; null where there is no way to speak of.</summary>
    public static double? Share(double? baseline, double? target, double? value) =>
        baseline is { } from && target is { } to && value is { } now && Math.Abs(to - from) > 1e-9 ? Math.Clamp((now - from) / (to - from), 0, 1) : null;
}
