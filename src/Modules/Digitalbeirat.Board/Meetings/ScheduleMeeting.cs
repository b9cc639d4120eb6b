using Digitalbeirat.Board.Members;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Meetings;

/// <summary>Sets a date for the board, and moves it.</summary>
public sealed class ScheduleMeeting(AppDb db, Actor actor) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/sitzungen/neu", (ScheduleMeeting slice) => slice.Form(new() { Start = "18:00", End = "20:30" }, new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/sitzungen/neu", ([FromForm] MeetingInput? input, ScheduleMeeting slice) => slice.Submit(input ?? new())).Needs(Right.Organise);
        routes.MapGet("/verwaltung/sitzungen/{number}/bearbeiten", (string number, ScheduleMeeting slice) => slice.Edit(number)).Needs(Right.Organise);
        routes.MapPost("/verwaltung/sitzungen/{number}/bearbeiten", (string number, [FromForm] MeetingInput? input, ScheduleMeeting slice) => slice.SubmitEdit(number, input ?? new())).Needs(Right.Organise).MayRefuse();
    }

    IResult Form(MeetingInput input, Errors errors, Item? item = null) => Html.Page<MeetingForm>(new { Input = input, Errors = errors, Item = item }, errors.Status);

    async Task<IResult> Submit(MeetingInput input)
    {
        var errors = new Errors();
        var plan = input.Read(errors);
        if (errors.Any) return Form(input, errors);
        var item = await Run(plan);
        return Go.To($"/verwaltung/sitzungen/{item.Number}", T.MeetingScheduled(Show.Date(plan.StartsAt)));
    }

    async Task<IResult> Edit(string number) => await Load(number) is ({ } item, { } meeting) ? Form(MeetingInput.Of(item, meeting), new(), item) : Go.NotFound;

    async Task<IResult> SubmitEdit(string number, MeetingInput input)
    {
        var errors = new Errors();
        var plan = input.Read(errors);
        if (await Load(number) is not ({ } item, { } meeting)) return Go.NotFound;
        if (errors.Any) return Form(input, errors, item);
        await Run(item, meeting, plan);
        return Go.To($"/verwaltung/sitzungen/{item.Number}", T.MeetingChanged);
    }

    async Task<(Item?, Meeting?)> Load(string number) =>
        await db.Find(actor, BoardKind.Meeting.Key, number) is { } item ? (item, await db.Meetings.FirstAsync(m => m.ItemId == item.Id)) : (null, null);

    /// <summary>A new meeting, planned; the members with an account follow it.</summary>
    public Task<Item> Run(MeetingPlan plan) => db.Change(async () =>
    {
        var item = await db.Raise(BoardKind.Meeting, actor.Person, plan.Title, plan.Intro, MeetingState.Planned, "meeting.scheduled", i => i.Reason = plan.Reason);
        var meeting = new Meeting { ItemId = item.Id };
        Take(meeting, plan);
        db.Meetings.Add(meeting);
        foreach (var person in await db.BoardMembers.Sitting(db.Now).Where(m => m.PersonId != null).Select(m => m.PersonId!.Value).Distinct().ToListAsync())
            await db.StartFollowing(item.Id, person, FollowReason.Responsible);
        return item;
    });

    /// <summary>Another date, place or introduction; calendars that took the meeting take the change.</summary>
    public Task Run(Item item, Meeting meeting, MeetingPlan plan) => db.Change(async () =>
    {
        Refused.If(!MeetingRules.CanChange(item.State), T.RuleMeetingOver);
        var moved = meeting.StartsAt != plan.StartsAt || meeting.EndsAt != plan.EndsAt || meeting.PlaceName != plan.PlaceName || meeting.PlaceAddress != plan.PlaceAddress || meeting.OnlineLink != plan.OnlineLink;
        db.Reword(item, plan.Title, plan.Intro, actor.Id);
        item.Reason = plan.Reason;
        item.ChangedAt = db.Now;
        Take(meeting, plan);
        meeting.Sequence++;
        if (moved) db.Record(item, "meeting.moved", actor.Id);
        await db.SaveChangesAsync();
    });

    static void Take(Meeting m, MeetingPlan p) => (m.StartsAt, m.EndsAt, m.PlaceName, m.PlaceAddress, m.OnlineLink, m.Open) = (p.StartsAt, p.EndsAt, p.PlaceName, p.PlaceAddress, p.OnlineLink, p.Open);
}
