using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Profile;
using Digitalbeirat.Projects.Progress;
using Digitalbeirat.Projects.Results;
using Digitalbeirat.Projects.Start;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Projects;

/// <summary>What is carried out: projects with milestones and one measured indicator, their results and lessons. It keeps nothing about persons; who did what stands in the journal.</summary>
public sealed class ProjectsModule : IModule
{
    public string Name => "projects";

    public void Describe(ModuleBuilder m)
    {
        m.Tables(ProjectTables.Map);
        m.Kind(ProjectKind.Project);
        m.Kind(ProjectKind.Result);
        m.Slice<ListProjects>();
        m.Slice<ShowProject>();
        m.Slice<StartProject>();
        m.Slice<EditProject>();
        m.Slice<RunProject>();
        m.Slice<PlanMilestones>();
        m.Slice<Measure>();
        m.Slice<PublishResult>();
        m.Slice<ListResults>();
        m.Slice<ShowResult>();
        m.Slice<ListLessons>();
        m.Services.AddScoped<ReadProgress>();
        m.Job<BeginProjects>("15 0 * * *");
        m.Slot<StartProjectSlot>("item-office");
        m.Slot<BecameSlot>("start-became");
        m.Navigation("/projekte", () => T.Projects, 50);
        m.OfficeNavigation("/verwaltung/projekte", () => T.Projects, 50, Right.Answer);
        m.Event(PathEvents.ProjectStarted, () => T.EventProjectStarted, tells: true);
        m.Event("project.begun", () => T.EventProjectBegun, tells: true);
        m.Event("project.changed", () => T.EventProjectChanged);
        m.Event("project.stopped", () => T.EventProjectStopped, tells: true);
        m.Event("project.ended", () => T.EventProjectEnded);
        m.Event("project.milestone-added", () => T.EventMilestoneAdded);
        m.Event("project.milestone-reached", () => T.EventMilestoneReached, tells: true);
        m.Event("project.milestone-removed", () => T.EventMilestoneRemoved);
        m.Event("project.measured", () => T.EventMeasured);
        m.Event(PathEvents.ResultPublished, () => T.EventResultPublished, tells: true);
    }
}
