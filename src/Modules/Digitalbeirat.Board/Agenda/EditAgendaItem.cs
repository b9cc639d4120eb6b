using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Agenda;

/// <summary>Changes a point before the meeting, and writes down what came of it during and after.</summary>
public sealed class EditAgendaItem(AppDb db, Actor actor) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/tagesordnung/{number}", (string number, EditAgendaItem slice) => slice.Form(number, null, null, new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/tagesordnung/{number}", (string number, [FromForm] AgendaInput? input, EditAgendaItem slice) => slice.Submit(number, input ?? new())).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/tagesordnung/{number}/ergebnis", (string number, [FromForm] OutcomeInput? input, EditAgendaItem slice) => slice.SubmitOutcome(number, input ?? new())).Needs(Right.Organise).MayRefuse();
    }

    /// <param name="State">"discussed" or "postponed".</param>
    public sealed record OutcomeInput
    {
        public string? State { get; init; }
        public string? Outcome { get; init; }
        public string? Minutes { get; init; }
    }

    async Task<IResult> Form(string number, AgendaInput? input, OutcomeInput? outcome, Errors errors)
    {
        if (await db.Find(actor, BoardKind.AgendaItem.Key, number) is not { } item) return Go.NotFound;
        var point = await db.AgendaItems.AsNoTracking().FirstAsync(a => a.ItemId == item.Id);
        var meeting = await db.Items.AsNoTracking().FirstAsync(i => i.Id == point.MeetingId);
        return Html.Page<EditAgendaItemPage>(new
        {
            Item = item, Meeting = meeting, Input = input ?? AgendaInput.Of(item, point), Outcome = outcome ?? new() { State = item.State == AgendaState.Planned ? null : item.State, Outcome = point.Outcome, Minutes = point.Minutes }, Errors = errors,
        }, errors.Status);
    }

    async Task<IResult> Submit(string number, AgendaInput input)
    {
        var errors = new Errors();
        var point = input.Read(errors);
        if (await db.Find(actor, BoardKind.AgendaItem.Key, number) is not { } item) return Go.NotFound;
        if (errors.Any) return await Form(number, input, null, errors);
        var meeting = await Run(item, point);
        return Go.To($"/verwaltung/sitzungen/{meeting}#tagesordnung", T.AgendaItemChanged);
    }

    async Task<IResult> SubmitOutcome(string number, OutcomeInput input)
    {
        var errors = new Errors();
        var outcome = errors.OptionalText(nameof(input.Outcome), input.Outcome, AgendaItem.OutcomeMax);
        var minutes = errors.OptionalText(nameof(input.Minutes), input.Minutes, AgendaItem.MinutesMax);
        errors.AddIf(input.State is not (AgendaState.Discussed or AgendaState.Postponed), nameof(input.State), T.ChooseOutcome);
        if (await db.Find(actor, BoardKind.AgendaItem.Key, number) is not { } item) return Go.NotFound;
        if (errors.Any) return await Form(number, null, input, errors);
        var meeting = await Minute(item, input.State!, outcome.Length > 0 ? outcome : null, minutes);
        return Go.To($"/verwaltung/sitzungen/{meeting}#tagesordnung", T.AgendaItemMinuted);
    }

    /// <summary>Another wording, form or length; making a point internal or public is journalled as such.</summary>
    public Task<string> Run(Item item, AgendaPoint point) => db.Change(async () =>
    {
        var (a, meeting) = await Of(item);
        Refused.If(!MeetingRules.CanChange(meeting.State), T.RuleMeetingOver);
        db.Reword(item, point.Title, point.Text, actor.Id);
        (a.Form, a.Duration) = (point.Form, point.Duration);
        var visibility = point.Reason is null ? Visibility.Public : Visibility.Internal;
        if (item.Visibility != visibility) db.Record(item, visibility == Visibility.Internal ? "agenda.made-internal" : "agenda.made-public", actor.Id);
        (item.Visibility, item.Reason, item.ChangedAt) = (visibility, point.Reason, db.Now);
        return meeting.Number;
    });

    /// <summary>What was said about it and what came of it.</summary>
    public Task<string> Minute(Item item, string state, string? outcome, string minutes) => db.Change(async () =>
    {
        var (a, meeting) = await Of(item);
        Refused.If(!MeetingRules.CanMinute(meeting.State), T.RuleMinutes);
        var changed = a.Outcome != outcome || a.Minutes != minutes;
        (a.Outcome, a.Minutes, a.MinutesHtml) = (outcome, minutes, Prose.Html(minutes));
        if (!db.Move(item, state, state == AgendaState.Discussed ? "agenda.discussed" : "agenda.postponed", actor.Id) && changed) db.Record(item, "agenda.minuted", actor.Id);
        item.ChangedAt = db.Now;
        return meeting.Number;
    });

    async Task<(AgendaItem, Item Meeting)> Of(Item item)
    {
        var a = await db.AgendaItems.FirstAsync(x => x.ItemId == item.Id);
        return (a, await db.Items.FirstAsync(i => i.Id == a.MeetingId));
    }
}
