using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Profile;

/// <summary>Planned projects run from their first day on.</summary>
public sealed class BeginProjects(AppDb db) : IJob
{
    public static string Kind => "projects-begin";

    public Task Run(string? payload, CancellationToken stop) => db.Change(async () =>
    {
        var now = db.Now;
        var projects = db.Projects;
        foreach (var item in await db.Items.Where(i => i.Kind == ProjectKind.Project.Key && i.State == ProjectState.Planned && projects.Any(p => p.ItemId == i.Id && p.StartsAt <= now)).Take(500).ToListAsync(stop))
            db.Move(item, ProjectState.Running, "project.begun", null);
    }, stop);
}
