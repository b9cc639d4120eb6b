using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects.Progress;

/// <summary>Adds milestones, ticks them off with the day and a note, and takes away what was a mistake.</summary>
public sealed class PlanMilestones(AppDb db, Actor actor, RunProject run) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapPost("/verwaltung/projekte/{number}/meilensteine", (string number, [FromForm] AddInput? input, PlanMilestones slice) => slice.Submit(number, input ?? new())).Needs(Right.Answer);
        routes.MapPost("/verwaltung/projekte/{number}/meilensteine/{id:long}", (string number, long id, [FromForm] TickInput? input, PlanMilestones slice) => slice.Submit(number, id, input ?? new())).Needs(Right.Answer);
    }

    public sealed record AddInput
    {
        public string? MilestoneTitle { get; init; }
        public string? Due { get; init; }
    }

    /// <param name="Step">"entfernen" removes, anything else ticks off.</param>
    public sealed record TickInput
    {
        public string? DoneOn { get; init; }
        public string? Note { get; init; }
        public string? Step { get; init; }
    }

    async Task<IResult> Submit(string number, AddInput input)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        var errors = new Errors();
        var title = errors.Text(nameof(input.MilestoneTitle), input.MilestoneTitle, Milestone.TitleMax);
        var due = errors.Date(nameof(input.Due), input.Due);
        if (errors.Any) return await run.Page(number, errors, milestone: input);
        await Add(item, title, Show.Moment(due!.Value, TimeOnly.MinValue));
        return Go.To($"/verwaltung/projekte/{item.Number}#meilensteine", T.MilestoneAdded);
    }

    async Task<IResult> Submit(string number, long id, TickInput input)
    {
        var (item, instead) = await db.ProjectToRun(actor, number);
        if (item is null) return instead!;
        if (await db.Milestones.FirstOrDefaultAsync(m => m.Id == id && m.ProjectId == item.Id) is not { } milestone) return Go.NotFound;
        if (input.Step == "entfernen")
        {
            await Remove(item, milestone);
            return Go.To($"/verwaltung/projekte/{item.Number}#meilensteine", T.MilestoneRemoved);
        }
        var errors = new Errors();
        // Fields of several forms stand on the page: each has its milestone's number in its name for the error.
        var day = errors.Date(nameof(input.DoneOn) + id, input.DoneOn);
        errors.AddIf(day > Show.Day(db.Now), nameof(input.DoneOn) + id, T.NotInFuture);
        var note = errors.OptionalText(nameof(input.Note) + id, input.Note, Milestone.NoteMax);
        if (errors.Any) return await run.Page(number, errors, tick: (id, input));
        await Tick(item, milestone, Show.Moment(day!.Value, TimeOnly.MinValue), note.Length > 0 ? note : null);
        return Go.To($"/verwaltung/projekte/{item.Number}#meilensteine", T.MilestoneTicked);
    }

    public Task<Milestone> Add(Item item, string title, DateTimeOffset dueAt) => db.Change(async () =>
    {
        var milestone = new Milestone { ProjectId = item.Id, Title = title, DueAt = dueAt };
        db.Milestones.Add(milestone);
        db.Record(item, "project.milestone-added", actor.Id);
        await db.SetDue(item);
        return milestone;
    });

    public Task Tick(Item item, Milestone milestone, DateTimeOffset doneAt, string? note) => db.Change(async () =>
    {
        var first = milestone.DoneAt is null;
        (milestone.DoneAt, milestone.Note, item.ChangedAt) = (doneAt, note, db.Now);
        db.Record(item, first ? "project.milestone-reached" : "project.changed", actor.Id, new { milestone = milestone.Title });
        await db.SetDue(item);
    });

    public Task Remove(Item item, Milestone milestone) => db.Change(async () =>
    {
        db.Milestones.Remove(milestone);
        db.Record(item, "project.milestone-removed", actor.Id, new { milestone = milestone.Title });
        await db.SetDue(item);
    });
}
