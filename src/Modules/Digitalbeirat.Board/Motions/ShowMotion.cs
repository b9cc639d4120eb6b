using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Members;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Motions;

/// <summary>A motion with the roll of votes.</summary>
public sealed record MotionView(string Number, string Title, string State, string? Text, string? Mover, bool ToCouncil, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, int Yes, int No, int Abstain, int Members,
    IReadOnlyList<RollRow> Roll, Joined? Point, MeetingRow? Meeting, Joined? Recommendation)
{
    public int Cast => Yes + No + Abstain;
}

/// <summary>One member's vote, by name.</summary>
public sealed record RollRow(string Name, string? OnBehalfOf, Choice Choice, DateTimeOffset At, bool ByHand);

/// <summary>The motion's page: its words, the vote, and for members the ballot.</summary>
public sealed class ShowMotion(AppDb db, Actor actor, ShowItem show, CastVote cast, Slots slots) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/antraege/{number}", (string number, string? stimme, HttpRequest request, ShowMotion slice) => slice.Page(number, stimme, request)).Public();
        routes.MapGet("/api/motions/{number}", (string number, ShowMotion slice) => slice.Json(number)).Public().Api("Board", "A motion with the votes by name");
    }

    async Task<IResult> Page(string number, string? stimme, HttpRequest request)
    {
        var (view, instead) = await show.Run(BoardKind.Motion.Key, number);
        if (view is null) return instead!;
        var seat = actor.Can(Right.Vote) && MotionRules.CanVote(view.Item.State) ? await cast.Seat() : null;
        var mine = seat is null ? null : await db.Votes.AsNoTracking().Where(v => v.MotionId == view.Item.Id && v.MemberId == seat.Id).Select(v => (Choice?)v.Choice).FirstOrDefaultAsync();
        return Html.Page<MotionPage>(new
        {
            View = view, Motion = await Run(view), MayVote = seat is not null, Mine = mine, Organises = actor.Can(Right.Organise),
            Errors = stimme == "fehlt" ? Errors.Of("Choice", T.ChooseVote) : new Errors(),
            Below = await slots.Fill("item", new(view, request.Query)), Office = await slots.Fill("item-office", new(view, request.Query)),
        });
    }

    async Task<IResult> Json(string number)
    {
        var (view, instead) = await show.Run(BoardKind.Motion.Key, number);
        return view is null ? instead! : TypedResults.Ok(ItemJson.Of(view, await Run(view)));
    }

    public async Task<MotionView> Run(ItemView view)
    {
        var m = await db.Motions.AsNoTracking().Include(x => x.Mover).FirstAsync(x => x.ItemId == view.Item.Id);
        var roll = await db.Votes.AsNoTracking().Where(v => v.MotionId == m.ItemId).OrderBy(v => v.Member!.Name).Select(v => new RollRow(v.Member!.Name, v.Member.OnBehalfOf, v.Choice, v.At, v.ByHand)).ToListAsync();
        var members = m.Members ?? await db.BoardMembers.Sitting(db.Now).CountAsync();
        var (point, meeting) = await Point(m.AgendaItemId);
        var next = await (from l in db.Links join i in db.Items.ListedFor(actor) on l.ToId equals i.Id where l.FromId == m.ItemId && l.Kind == LinkKind.LedTo select new Joined(i.Id, i.Kind, i.Number, i.Title, i.State)).FirstOrDefaultAsync();
        return new(view.Item.Number, view.Title, view.Item.State, m.Text ?? view.Item.Body, m.Mover?.Name, m.ToCouncil, m.OpenedAt, m.ClosedAt, m.Yes, m.No, m.Abstain, members, roll, point, meeting, next);
    }

    async Task<(Joined?, MeetingRow?)> Point(long? agendaItemId)
    {
        if (agendaItemId is not { } id) return (null, null);
        var point = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => i.Id == id).Select(i => new Joined(i.Id, i.Kind, i.Number, i.Title, i.State)).FirstOrDefaultAsync();
        var agenda = db.AgendaItems;
        var meeting = await MeetingRow.Of(db.Meetings.AsNoTracking().Where(x => agenda.Any(a => a.ItemId == id && a.MeetingId == x.ItemId)), db.Items.VisibleTo(actor)).FirstOrDefaultAsync();
        return (point, meeting);
    }
}
