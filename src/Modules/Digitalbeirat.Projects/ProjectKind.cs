using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Projects.Profile;
using Digitalbeirat.Projects.Results;

namespace Digitalbeirat.Projects;

/// <summary>The kinds of items this room brings, and what it knows of its neighbours' kinds.</summary>
public static class ProjectKind
{
    public const string AnswerKey = "answer", OrganisationKey = "organisation";

    /// <summary>Answers that a project can grow out of.</summary>
    public static readonly string[] Agreeing = ["accepted", "partly"];

    public static ItemKind Project { get; } = new("project", "P", "projekte", () => T.Project, () => T.Projects,
    [
        new(ProjectState.Planned, () => T.StatePlanned, Tone.Neutral) { Acting = () => T.ActingUnit },
        new(ProjectState.Running, () => T.StateRunning, Tone.Info) { Acting = () => T.ActingUnit },
        new(ProjectState.Done, () => T.StateDone, Tone.Success) { Final = true },
        new(ProjectState.Failed, () => T.StateFailed, Tone.Warning) { Final = true },
        new(ProjectState.Stopped, () => T.StateStopped, Tone.Warning) { Final = true },
    ]);

    public static ItemKind Result { get; } = new("result", "R", "ergebnisse", () => T.Result, () => T.Results,
    [
        new(ResultState.Done, () => T.OutcomeDone, Tone.Success) { Final = true },
        new(ResultState.Failed, () => T.OutcomeFailed, Tone.Warning) { Final = true },
    ]);
}
