using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Progress;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Profile;

/// <summary>A project with its milestones and values.</summary>
public sealed record ProjectView(string Number, string Title, string State, string Goal, string Hypothesis, string Team, long? BudgetCents, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, Indicator? Indicator,
    IReadOnlyList<MilestoneRow> Milestones, IReadOnlyList<ValueRow> Values, IReadOnlyList<PartnerRow> Partners, LinkedRow? Answer, LinkedRow? Result);

public sealed record MilestoneRow(string Title, DateTimeOffset DueAt, DateTimeOffset? DoneAt, string? Note);
public sealed record ValueRow(DateTimeOffset At, double Value, string? Note);

/// <summary>Another item on the path.</summary>
public sealed record LinkedRow(string Kind, string Number, string Title, string State);

/// <summary>The project's page, its JSON and its values as a file.</summary>
public sealed class ShowProject(AppDb db, Actor actor, ShowItem show, Slots slots) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/projekte/{number}", (string number, HttpRequest request, ShowProject slice) => slice.Page(number, request)).Public();
        routes.MapGet("/projekte/{number}.csv", (string number, ShowProject slice) => slice.File(number)).Public();
        routes.MapGet("/api/projects/{number}", (string number, ShowProject slice) => slice.Json(number)).Public().Api("Projects", "A project with milestones, indicator and values");
    }

    async Task<IResult> Page(string number, HttpRequest request)
    {
        var (view, instead) = await show.Run(ProjectKind.Project.Key, number);
        if (view is null) return instead!;
        return Html.Page<ProjectPage>(new
        {
            View = view, Project = await Run(view.Item), MayRun = ProjectRules.MayRun(actor, view.Item),
            Below = await slots.Fill("item", new(view, request.Query)), Office = await slots.Fill("item-office", new(view, request.Query)),
        });
    }

    async Task<IResult> Json(string number)
    {
        var (view, instead) = await show.Run(ProjectKind.Project.Key, number);
        return view is null ? instead! : TypedResults.Ok(ItemJson.Of(view, await Run(view.Item)));
    }

    async Task<IResult> File(string number)
    {
        var (view, instead) = await show.Run(ProjectKind.Project.Key, number);
        if (view is null) return instead!;
        var project = await Run(view.Item);
        return Csv.File($"{view.Item.Number}.csv", ["date", "value", "unit", "note"], project.Values.Select(v => new[]
        {
            Show.Day(v.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), v.Value.ToString(CultureInfo.InvariantCulture), project.Indicator?.Unit, v.Note,
        }));
    }

    public async Task<ProjectView> Run(Item item)
    {
        var p = await db.Projects.AsNoTracking().FirstAsync(x => x.ItemId == item.Id);
        var milestones = await db.Milestones.AsNoTracking().Where(m => m.ProjectId == item.Id).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => new MilestoneRow(m.Title, m.DueAt, m.DoneAt, m.Note)).ToListAsync();
        var values = await db.Measurements.AsNoTracking().Where(v => v.ProjectId == item.Id).OrderBy(v => v.At).Select(v => new ValueRow(v.At, v.Value, v.Note)).ToListAsync();
        var partners = db.Partners;
        var with = await db.Items.AsNoTracking().ListedFor(actor).Where(i => partners.Any(x => x.ProjectId == item.Id && x.OrganisationId == i.Id)).OrderBy(i => i.Title).Select(i => new PartnerRow(i.Id, i.Number, i.Title)).ToListAsync();
        var visible = db.Items.AsNoTracking().ListedFor(actor);
        var answer = await (from l in db.Links join i in visible on l.FromId equals i.Id where l.ToId == item.Id && l.Kind == LinkKind.CarriedOutBy orderby l.At select new LinkedRow(i.Kind, i.Number, i.Title, i.State)).FirstOrDefaultAsync();
        var result = await (from l in db.Links join i in visible on l.ToId equals i.Id where l.FromId == item.Id && l.Kind == LinkKind.MeasuredBy orderby l.At select new LinkedRow(i.Kind, i.Number, i.Title, i.State)).FirstOrDefaultAsync();
        var indicator = p.IndicatorName.Length > 0 ? new Indicator(p.IndicatorName, p.IndicatorUnit, p.Direction, p.Baseline, p.Target, p.IndicatorSource) : null;
        return new(item.Number, item.Title, item.State, p.Goal, p.Hypothesis, p.Team, p.BudgetCents, p.StartsAt, p.EndsAt, indicator, milestones, values, with, answer, result);
    }
}
