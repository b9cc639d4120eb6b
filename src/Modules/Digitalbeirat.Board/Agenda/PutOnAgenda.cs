using System.Globalization;
using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Agenda;

/// <summary>Brings a concern before the board: on a point of its own or together with others on one.</summary>
public sealed class PutOnAgenda(AppDb db, Actor actor, AddAgendaItem add, ListMeetings meetings) : ISlice
{
    const int OwnPointMinutes = 20;

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/anliegen/{number}/tagesordnung", (string number, PutOnAgenda slice) => slice.Form(number, new(), new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/anliegen/{number}/tagesordnung", (string number, [FromForm] Input? input, PutOnAgenda slice) => slice.Submit(number, input ?? new())).Needs(Right.Organise).MayRefuse();
    }

    /// <param name="Where">"s12" for a new point in the meeting with that id, "t34" for the point with that id.</param>
    public sealed record Input
    {
        public string? Where { get; init; }
    }

    async Task<IResult> Form(string number, Input input, Errors errors)
    {
        if (await db.Find(actor, BoardKind.ConcernKey, number) is not { } concern) return Go.NotFound;
        var (coming, points) = await Offered();
        return Html.Page<PutOnAgendaPage>(new { Concern = concern, Meetings = coming, Points = points, Input = input, Errors = errors }, errors.Status);
    }

    async Task<(IReadOnlyList<MeetingRow>, ILookup<long, Joined>)> Offered()
    {
        var coming = (await meetings.Run(false, null)).Rows.Where(m => MeetingRules.CanPutOnAgenda(m.State)).ToList();
        var ids = coming.Select(m => m.Id).ToList();
        var points = await (from a in db.AgendaItems.AsNoTracking() join i in db.Items.ListedFor(actor) on a.ItemId equals i.Id where ids.Contains(a.MeetingId) && i.State == AgendaState.Planned && a.Form != AgendaForm.Formal orderby a.Order
                            select new { a.MeetingId, Joined = new Joined(i.Id, i.Kind, i.Number, i.Title, i.State) }).ToListAsync();
        return (coming, points.ToLookup(p => p.MeetingId, p => p.Joined));
    }

    async Task<IResult> Submit(string number, Input input)
    {
        if (await db.Find(actor, BoardKind.ConcernKey, number) is not { } concern) return Go.NotFound;
        var (coming, points) = await Offered();
        var id = input.Where is { Length: > 1 } where && long.TryParse(where.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        if (input.Where?[0] is 's' && coming.Any(m => m.Id == id)) await Run(concern, await db.Items.FirstAsync(i => i.Id == id));
        else if (input.Where?[0] is 't' && points.Any(p => p.Any(j => j.Id == id))) await Join(concern, await db.Items.FirstAsync(i => i.Id == id));
        else return await Form(number, input, Errors.Of(nameof(input.Where), T.ChooseMeeting));
        return Go.To($"/anliegen/{concern.Number}", T.PutOnAgendaNotice);
    }

    /// <summary>A point of its own in that meeting; returns it.</summary>
    public Task<Item> Run(Item concern, Item meeting, AgendaPoint? point = null) => db.Change(async () =>
    {
        var item = await add.Run(meeting, point ?? new(concern.Title, AgendaForm.Discussion, OwnPointMinutes));
        (item.AreaId, item.DistrictId) = (concern.AreaId, concern.DistrictId);
        await Join(concern, item);
        return item;
    });

    /// <summary>One more concern to a point that is there.</summary>
    public Task Join(Item concern, Item point) => db.Change(async () =>
    {
        var meetingId = await db.AgendaItems.Where(a => a.ItemId == point.Id).Select(a => a.MeetingId).FirstAsync();
        var state = await db.Items.Where(i => i.Id == meetingId).Select(i => i.State).FirstAsync();
        Refused.If(!MeetingRules.CanPutOnAgenda(state), T.RuleMeetingOver);
        if (await db.Links.AnyAsync(l => l.FromId == concern.Id && l.ToId == point.Id && l.Kind == LinkKind.DiscussedIn)) return;
        await db.Join(concern.Id, point.Id, LinkKind.DiscussedIn);
        db.Record(point, PathEvents.PutOnAgenda, actor.Id, new { concern = concern.Number });
    });
}
