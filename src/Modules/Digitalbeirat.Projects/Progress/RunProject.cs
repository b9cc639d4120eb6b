using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Profile;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Progress;

/// <summary>Where office and unit keep a project going: milestones, values, what comes next.</summary>
public sealed class RunProject(AppDb db, Actor actor) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/projekte", (RunProject slice) => slice.List()).Needs(Right.Answer);
        routes.MapGet("/verwaltung/projekte/{number}", (string number, RunProject slice) => slice.Page(number, new())).Needs(Right.Answer);
    }

    async Task<IResult> List()
    {
        var all = actor.Can(Right.Organise);
        var unit = actor.Is(Roles.Unit) ? actor.Person?.UnitId : null;
        var rows = await ListItems.Rows(db.Items.AsNoTracking().ListedFor(actor).Where(i => i.Kind == ProjectKind.Project.Key && (all || (unit != null && i.UnitId == unit)))
            .OrderBy(i => i.State == ProjectState.Running ? 0 : i.State == ProjectState.Planned ? 1 : 2).ThenBy(i => i.DueAt).ThenBy(i => i.Id).Take(300)).ToListAsync();
        return Html.Page<RunProjectsPage>(new { Rows = rows, db.Now, MayStart = all });
    }

    public async Task<IResult> Page(string number, Errors errors, PlanMilestones.AddInput? milestone = null, (long Id, PlanMilestones.TickInput Input)? tick = null, Measure.Input? value = null)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        return Html.Page<RunProjectPage>(new
        {
            Item = item, Errors = errors, db.Now, Milestone = milestone ?? new(), TickId = tick?.Id ?? 0, Tick = tick?.Input ?? new(), Value = value ?? new(),
            Project = await db.Projects.AsNoTracking().FirstAsync(p => p.ItemId == item.Id),
            Milestones = await db.Milestones.AsNoTracking().Where(m => m.ProjectId == item.Id).OrderBy(m => m.DueAt).ThenBy(m => m.Id).ToListAsync(),
            Latest = await db.Measurements.AsNoTracking().Where(v => v.ProjectId == item.Id).OrderByDescending(v => v.At).Take(10).ToListAsync(),
        }, errors.Status);
    }
}
