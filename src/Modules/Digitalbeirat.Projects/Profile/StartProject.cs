using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Projects.Progress;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Profile;

/// <summary>A project grows out of an answer that says yes; it is planned until its first day.</summary>
public sealed class StartProject(AppDb db, Actor actor, Places places) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/projekte/neu", (string? antwort, StartProject slice) => slice.New(antwort)).Needs(Right.Answer).MayRefuse();
        routes.MapPost("/verwaltung/projekte/neu", ([FromForm] ProjectInput? input, HttpRequest request, StartProject slice) => slice.Submit(input ?? new(), request.Form["Partners"])).Needs(Right.Answer).MayRefuse();
    }

    async Task<IResult> New(string? number)
    {
        var (answer, instead) = await Answer(number);
        if (instead is not null) return instead;
        var today = Kernel.Texts.Show.Day(db.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return await Form(new() { Answer = answer?.Number, Start = today, Unit = (answer?.UnitId ?? actor.Person?.UnitId)?.ToString(System.Globalization.CultureInfo.InvariantCulture) }, [], new(), answer);
    }

    async Task<IResult> Form(ProjectInput input, IReadOnlyCollection<long> partners, Errors errors, Item? answer) => Html.Page<ProjectForm>(new
    {
        Input = input, Partners = partners, Errors = errors, Answer = answer, Places = await places.Get(db), Organisations = await db.Organisations(actor), Action = "/verwaltung/projekte/neu",
    }, errors.Status);

    /// <summary>The answer it grows out of; the office may also start one without.</summary>
    async Task<(Item?, IResult?)> Answer(string? number)
    {
        if (string.IsNullOrEmpty(number)) return actor.Can(Right.Organise) ? (null, null) : (null, Go.Status(403));
        if (await db.Find(actor, ProjectKind.AnswerKey, number) is not { } answer) return (null, Go.NotFound);
        if (!ProjectRules.MayRun(actor, answer)) return (null, Go.Status(403));
        Refused.If(!ProjectKind.Agreeing.Contains(answer.State), T.RuleAgreeing);
        return (answer, null);
    }

    async Task<IResult> Submit(ProjectInput input, IEnumerable<string?> chosen)
    {
        var (answer, instead) = await Answer(input.Answer);
        if (instead is not null) return instead;
        var errors = new Errors();
        var plan = input.Read(errors, await places.Get(db));
        var milestones = input.ReadMilestones(errors);
        var partners = EditProject.Partners(chosen, await db.Organisations(actor));
        // A unit cannot give its project to another: who runs it is who started it.
        if (!actor.Can(Right.Organise)) plan = plan with { UnitId = answer!.UnitId };
        if (errors.Any) return await Form(input, partners, errors, answer);
        var item = await Run(answer, plan, milestones, partners);
        return Go.To(ProjectKind.Project.Address(item.Number), T.ProjectStarted);
    }

    public Task<Item> Run(Item? answer, ProjectPlan plan, IReadOnlyList<(string Title, DateTimeOffset DueAt)>? milestones = null, IReadOnlyCollection<long>? partners = null) => db.Change(async () =>
    {
        var state = plan.StartsAt <= db.Now ? ProjectState.Running : ProjectState.Planned;
        var item = await db.Raise(ProjectKind.Project, actor.Person, plan.Title, plan.Summary, state, PathEvents.ProjectStarted, i =>
            (i.UnitId, i.AreaId, i.DistrictId) = (plan.UnitId ?? answer?.UnitId, answer?.AreaId, answer?.DistrictId));
        var project = new Project { ItemId = item.Id };
        EditProject.Take(project, plan);
        db.Projects.Add(project);
        foreach (var (title, due) in milestones ?? []) db.Milestones.Add(new Milestone { ProjectId = item.Id, Title = title, DueAt = due });
        foreach (var partner in partners ?? []) db.Partners.Add(new Partner { ProjectId = item.Id, OrganisationId = partner });
        if (answer is not null) await db.Join(answer.Id, item.Id, LinkKind.CarriedOutBy);
        await db.SaveChangesAsync();
        await db.SetDue(item);
        return item;
    });
}
