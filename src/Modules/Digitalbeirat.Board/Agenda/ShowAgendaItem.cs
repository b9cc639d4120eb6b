using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Agenda;

/// <summary>A point of an agenda: what it is about, which concerns led to it, what came of it.</summary>
public sealed class ShowAgendaItem(AppDb db, Actor actor, ShowItem show, ReadAgenda agenda, Slots slots) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/tagesordnung/{number}", (string number, HttpRequest request, ShowAgendaItem slice) => slice.Page(number, request)).Public();
        routes.MapGet("/api/agenda-items/{number}", (string number, ShowAgendaItem slice) => slice.Json(number)).Public().Api("Board", "A point of an agenda with its concerns, motions and outcome");
    }

    async Task<IResult> Page(string number, HttpRequest request)
    {
        var (view, instead) = await show.Run(BoardKind.AgendaItem.Key, number);
        if (view is null) return instead!;
        var (meeting, row) = await Run(view);
        return Html.Page<AgendaItemPage>(new
        {
            View = view, Meeting = meeting, Row = row, Organises = actor.Can(Right.Organise),
            Below = await slots.Fill("item", new(view, request.Query)), Office = await slots.Fill("item-office", new(view, request.Query)),
        });
    }

    async Task<IResult> Json(string number)
    {
        var (view, instead) = await show.Run(BoardKind.AgendaItem.Key, number);
        if (view is null) return instead!;
        var (meeting, row) = await Run(view);
        return TypedResults.Ok(ItemJson.Of(view, new { Meeting = meeting, Point = row }));
    }

    public async Task<(MeetingRow Meeting, AgendaRow Row)> Run(ItemView view)
    {
        var point = await db.AgendaItems.AsNoTracking().FirstAsync(a => a.ItemId == view.Item.Id);
        var meeting = await MeetingRow.Of(db.Meetings.AsNoTracking().Where(m => m.ItemId == point.MeetingId), db.Items).FirstAsync();
        var rows = await agenda.Run(point.MeetingId, meeting.StartsAt);
        // A hidden or deleted point stands on no agenda; the office still sees its page.
        var row = rows.FirstOrDefault(r => r.Number == view.Item.Number)
            ?? new(view.Item.Number, view.Title, view.Item.Body, view.Html, view.Item.State, point.Form, meeting.StartsAt, point.Duration, false, view.Item.Reason, point.Outcome, point.MinutesHtml, [], []);
        return (meeting, row);
    }
}
