using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Agenda;

/// <summary>Puts a point on a meeting's agenda and sorts the points.</summary>
public sealed class AddAgendaItem(AppDb db, Actor actor) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/sitzungen/{number}/tagesordnung", (string number, AddAgendaItem slice) => slice.Form(number, new() { Duration = "20" }, new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/sitzungen/{number}/tagesordnung", (string number, [FromForm] AgendaInput? input, AddAgendaItem slice) => slice.Submit(number, input ?? new())).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/tagesordnung/{number}/verschieben", (string number, [FromForm] MoveInput? input, AddAgendaItem slice) => slice.Move(number, input?.Where == "hoch")).Needs(Right.Organise).MayRefuse();
    }

    public sealed record MoveInput
    {
        public string? Where { get; init; }
    }

    async Task<IResult> Form(string number, AgendaInput input, Errors errors) => await db.Find(actor, BoardKind.Meeting.Key, number) is { } meeting
        ? Html.Page<AgendaPointForm>(new { Meeting = meeting, Input = input, Errors = errors }, errors.Status) : Go.NotFound;

    async Task<IResult> Submit(string number, AgendaInput input)
    {
        var errors = new Errors();
        var point = input.Read(errors);
        if (await db.Find(actor, BoardKind.Meeting.Key, number) is not { } meeting) return Go.NotFound;
        if (errors.Any) return await Form(number, input, errors);
        await Run(meeting, point);
        return Go.To($"/verwaltung/sitzungen/{meeting.Number}#tagesordnung", T.AgendaItemAdded);
    }

    /// <summary>Adds the point at the end. Points of a meeting that is not open are not public either.</summary>
    public Task<Item> Run(Item meeting, AgendaPoint point) => db.Change(async () =>
    {
        Refused.If(!MeetingRules.CanPutOnAgenda(meeting.State), T.RuleMeetingOver);
        var open = await db.Meetings.Where(m => m.ItemId == meeting.Id).Select(m => m.Open).FirstAsync();
        var last = await db.AgendaItems.Where(a => a.MeetingId == meeting.Id).Select(a => (int?)a.Order).MaxAsync() ?? 0;
        var reason = point.Reason ?? (open ? null : meeting.Reason);
        var item = await db.Raise(BoardKind.AgendaItem, actor.Person, point.Title, point.Text, AgendaState.Planned, "agenda.added", i =>
        {
            i.Visibility = reason is null ? Visibility.Public : Visibility.Internal;
            i.Reason = reason;
        });
        db.AgendaItems.Add(new AgendaItem { ItemId = item.Id, MeetingId = meeting.Id, Order = last + 1, Form = point.Form, Duration = point.Duration });
        await Grow(meeting.Id);
        await db.SaveChangesAsync();
        return item;
    });

    /// <summary>Calendars take a changed agenda as a new version of the appointment.</summary>
    Task<int> Grow(long meetingId) => db.Meetings.Where(m => m.ItemId == meetingId).ExecuteUpdateAsync(s => s.SetProperty(m => m.Sequence, m => m.Sequence + 1));

    async Task<IResult> Move(string number, bool up)
    {
        if (await db.Find(actor, BoardKind.AgendaItem.Key, number) is not { } item) return Go.NotFound;
        var meeting = await Move(item.Id, up);
        return Go.To($"/verwaltung/sitzungen/{meeting}#tagesordnung");
    }

    /// <summary>Changes places with the neighbour; numbers the points anew, so that gaps of removed ones do no harm.</summary>
    public Task<string> Move(long itemId, bool up) => db.Change(async () =>
    {
        var moving = await db.AgendaItems.FirstAsync(a => a.ItemId == itemId);
        var meeting = await db.Items.FirstAsync(i => i.Id == moving.MeetingId);
        Refused.If(!MeetingRules.CanChange(meeting.State), T.RuleMeetingOver);
        var shown = db.Items.Where(i => i.MergedIntoId == null && (i.Visibility == Visibility.Public || i.Visibility == Visibility.Internal));
        var all = await db.AgendaItems.Where(a => a.MeetingId == moving.MeetingId && shown.Any(i => i.Id == a.ItemId)).OrderBy(a => a.Order).ThenBy(a => a.ItemId).ToListAsync();
        var (from, to) = (all.IndexOf(moving), all.IndexOf(moving) + (up ? -1 : 1));
        if (from >= 0 && to >= 0 && to < all.Count) (all[from], all[to]) = (all[to], all[from]);
        foreach (var (a, i) in all.Select((a, i) => (a, i))) a.Order = i + 1;
        return meeting.Number;
    });
}
