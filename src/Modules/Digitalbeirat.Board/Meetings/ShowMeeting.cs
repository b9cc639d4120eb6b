using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Members;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Meetings;

/// <summary>A meeting with all that belongs to it, as somebody may see it.</summary>
public sealed record MeetingView(string Number, string Title, string Intro, string State, string? Reason, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string PlaceName, string PlaceAddress, string? OnlineLink, bool Open,
    IReadOnlyList<AgendaRow> Agenda, IReadOnlyList<AttendanceRow> Attendance, string? Minutes, string? MinutesHtml, DateTimeOffset? MinutesPublishedAt);

public sealed record AttendanceRow(string Name, BoardRole Role, Presence Presence);

/// <summary>The meeting's page, for everybody and for the office.</summary>
public sealed class ShowMeeting(AppDb db, Actor actor, ShowItem show, ReadAgenda agenda, Slots slots) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/sitzungen/{number}", (string number, HttpRequest request, ShowMeeting slice) => slice.Page(number, request)).Public();
        routes.MapGet("/api/meetings/{number}", (string number, ShowMeeting slice) => slice.Json(number)).Public().Api("Board", "A meeting with agenda, attendance and minutes");
        routes.MapGet("/verwaltung/sitzungen/{number}", (string number, ShowMeeting slice) => slice.Office(number)).Needs(Right.Organise);
    }

    async Task<IResult> Page(string number, HttpRequest request)
    {
        var (view, instead) = await show.Run(BoardKind.Meeting.Key, number);
        if (view is null) return instead!;
        return Html.Page<MeetingPage>(new
        {
            View = view, Meeting = await Run(view),
            Below = await slots.Fill("item", new(view, request.Query)), Office = await slots.Fill("item-office", new(view, request.Query)),
        });
    }

    async Task<IResult> Json(string number)
    {
        var (view, instead) = await show.Run(BoardKind.Meeting.Key, number);
        return view is null ? instead! : TypedResults.Ok(ItemJson.Of(view, await Run(view)));
    }

    async Task<IResult> Office(string number)
    {
        var (view, instead) = await show.Run(BoardKind.Meeting.Key, number);
        return view is null ? instead! : Html.Page<OfficeMeetingPage>(new { View = view, Meeting = await Run(view), db.Now });
    }

    public async Task<MeetingView> Run(ItemView view)
    {
        var m = await db.Meetings.AsNoTracking().FirstAsync(x => x.ItemId == view.Item.Id);
        var rows = await agenda.Run(view.Item.Id, m.StartsAt);
        // What a closed meeting spoke about is for those who were let in; that it met and who was there is not.
        var reads = m.Open || actor.Can(Right.ReadInternal);
        var published = m.MinutesPublishedAt is not null;
        var there = published || actor.Can(Right.Organise)
            ? await db.Attendances.AsNoTracking().Where(a => a.MeetingId == view.Item.Id).OrderBy(a => a.Presence).ThenBy(a => a.Member!.Name).Select(a => new AttendanceRow(a.Member!.Name, a.Member.Role, a.Presence)).ToListAsync() : [];
        return new(view.Item.Number, view.Title, view.Item.Body, view.Item.State, view.Item.Reason, m.StartsAt, m.EndsAt, m.PlaceName, m.PlaceAddress, m.OnlineLink, m.Open,
            rows, there, published && reads ? m.Minutes : null, published && reads ? m.MinutesHtml : null, m.MinutesPublishedAt);
    }
}
