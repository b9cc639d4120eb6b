using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Progress;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Profile;

/// <summary>Changes what a project says of itself, begins it before its day, and stops it with a reason.</summary>
public sealed class EditProject(AppDb db, Actor actor, Places places) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/projekte/{number}/bearbeiten", (string number, EditProject slice) => slice.Form(number, null, null, new())).Needs(Right.Answer);
        routes.MapPost("/verwaltung/projekte/{number}/bearbeiten", (string number, [FromForm] ProjectInput? input, HttpRequest request, EditProject slice) => slice.Submit(number, input ?? new(), request.Form["Partners"])).Needs(Right.Answer);
        routes.MapPost("/verwaltung/projekte/{number}/beginnen", (string number, [FromForm] Nothing? _, EditProject slice) => slice.SubmitBegin(number)).Needs(Right.Answer).MayRefuse();
        routes.MapGet("/verwaltung/projekte/{number}/abbrechen", (string number, EditProject slice) => slice.StopForm(number, null, new())).Needs(Right.Answer);
        routes.MapPost("/verwaltung/projekte/{number}/abbrechen", (string number, [FromForm] StopInput? input, EditProject slice) => slice.SubmitStop(number, input ?? new())).Needs(Right.Answer).MayRefuse();
    }

    public sealed record StopInput
    {
        public string? Reason { get; init; }
    }

    async Task<IResult> Form(string number, ProjectInput? input, IReadOnlyCollection<long>? partners, Errors errors)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        var project = await db.Projects.AsNoTracking().FirstAsync(p => p.ItemId == item.Id);
        return Html.Page<ProjectForm>(new
        {
            Item = item, Input = input ?? ProjectInput.Of(item, project), Errors = errors, Places = await places.Get(db), Organisations = await db.Organisations(actor),
            Partners = partners ?? await db.Partners.Where(p => p.ProjectId == item.Id).Select(p => p.OrganisationId).ToListAsync(), Action = $"/verwaltung/projekte/{item.Number}/bearbeiten",
        }, errors.Status);
    }

    async Task<IResult> Submit(string number, ProjectInput input, IEnumerable<string?> chosen)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        var errors = new Errors();
        var plan = input.Read(errors, await places.Get(db));
        var partners = Partners(chosen, await db.Organisations(actor));
        if (errors.Any) return await Form(number, input, partners, errors);
        await Run(item, actor.Can(Right.Organise) ? plan : plan with { UnitId = item.UnitId }, partners);
        return Go.To($"/verwaltung/projekte/{item.Number}", T.ProjectChanged);
    }

    async Task<IResult> SubmitBegin(string number)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        await Begin(item);
        return Go.To($"/verwaltung/projekte/{item.Number}", T.ProjectBegun);
    }

    async Task<IResult> StopForm(string number, string? reason, Errors errors)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        return item is null ? instead! : Html.Page<StopProjectPage>(new { Item = item, Reason = reason, Errors = errors }, errors.Status);
    }

    async Task<IResult> SubmitStop(string number, StopInput input)
    {
        var errors = new Errors();
        var reason = errors.Text(nameof(input.Reason), input.Reason, 300, 10);
        if (errors.Any) return await StopForm(number, input.Reason, errors);
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        await Stop(item, reason);
        return Go.To($"/verwaltung/projekte/{item.Number}", T.ProjectStopped);
    }

    public Task Run(Item item, ProjectPlan plan, IReadOnlyCollection<long> partners) => db.Change(async () =>
    {
        var project = await db.Projects.FirstAsync(p => p.ItemId == item.Id);
        if (!db.Reword(item, plan.Title, plan.Summary, actor.Id)) db.Record(item, "project.changed", actor.Id);
        (item.UnitId, item.ChangedAt) = (plan.UnitId, db.Now);
        Take(project, plan);
        var now = await db.Partners.Where(p => p.ProjectId == item.Id).ToListAsync();
        db.Partners.RemoveRange(now.Where(p => !partners.Contains(p.OrganisationId)));
        db.Partners.AddRange(partners.Where(id => now.All(p => p.OrganisationId != id)).Select(id => new Partner { ProjectId = item.Id, OrganisationId = id }));
        await db.SaveChangesAsync();
        await db.SetDue(item);
    });

    public Task Begin(Item item) => db.Change(() =>
    {
        Refused.If(item.State != ProjectState.Planned, T.RuleEnded);
        db.Move(item, ProjectState.Running, "project.begun", actor.Id);
        return Task.CompletedTask;
    });

    public Task Stop(Item item, string reason) => db.Change(() =>
    {
        Refused.If(!ProjectRules.IsOngoing(item.State), T.RuleEnded);
        item.Reason = reason;
        db.Move(item, ProjectState.Stopped, "project.stopped", actor.Id);
        return Task.CompletedTask;
    });

    internal static void Take(Project project, ProjectPlan p)
    {
        (project.Goal, project.Hypothesis, project.Team, project.BudgetCents, project.StartsAt, project.EndsAt) = (p.Goal, p.Hypothesis, p.Team, p.BudgetCents, p.StartsAt, p.EndsAt);
        var i = p.Indicator ?? new("", "", Direction.Up, null, null, "");
        (project.IndicatorName, project.IndicatorUnit, project.Direction, project.Baseline, project.Target, project.IndicatorSource) = (i.Name, i.Unit, i.Direction, i.Baseline, i.Target, i.Source);
    }

    internal static IReadOnlyCollection<long> Partners(IEnumerable<string?> chosen, IReadOnlyList<PartnerRow> offered) =>
        [.. chosen.Select(c => long.TryParse(c, out var id) ? id : 0).Where(id => offered.Any(o => o.Id == id)).Distinct()];
}
