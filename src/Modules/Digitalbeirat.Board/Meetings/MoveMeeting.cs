using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Meetings;

/// <summary>Invites to a meeting, opens it, calls it off.</summary>
public sealed class MoveMeeting(AppDb db, Actor actor) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapPost("/verwaltung/sitzungen/{number}/einladen", (string number, [FromForm] Nothing? _, MoveMeeting slice) => slice.Submit(number, slice.Invite, T.MeetingInvitedNotice)).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/sitzungen/{number}/eroeffnen", (string number, [FromForm] Nothing? _, MoveMeeting slice) => slice.Submit(number, slice.Open, T.MeetingOpenedNotice)).Needs(Right.Organise).MayRefuse();
        routes.MapGet("/verwaltung/sitzungen/{number}/absagen", (string number, MoveMeeting slice) => slice.CancelForm(number, null, new())).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/sitzungen/{number}/absagen", (string number, [FromForm] CancelInput? input, MoveMeeting slice) => slice.SubmitCancel(number, input ?? new())).Needs(Right.Organise).MayRefuse();
    }

    public sealed record CancelInput
    {
        public string? Reason { get; init; }
    }

    async Task<IResult> Submit(string number, Func<Item, Task> change, string notice)
    {
        if (await db.Find(actor, BoardKind.Meeting.Key, number) is not { } item) return Go.NotFound;
        await change(item);
        return Go.To($"/verwaltung/sitzungen/{item.Number}", notice);
    }

    async Task<IResult> CancelForm(string number, string? reason, Errors errors)
    {
        if (await db.Find(actor, BoardKind.Meeting.Key, number) is not { } item) return Go.NotFound;
        Refused.If(!MeetingRules.CanCancel(item.State), T.RuleMeetingState);
        var back = $"/verwaltung/sitzungen/{item.Number}";
        return Html.Page<ReasonPage>(new { Title = T.CancelMeeting, Lead = T.CancelMeetingLead(item.Title), Action = back + "/absagen", Back = back, Section = "/verwaltung/sitzungen", Reason = reason, Errors = errors }, errors.Status);
    }

    async Task<IResult> SubmitCancel(string number, CancelInput input)
    {
        var errors = new Errors();
        var reason = errors.Text(nameof(input.Reason), input.Reason, MeetingInput.ReasonMax, 10);
        return errors.Any ? await CancelForm(number, input.Reason, errors) : await Submit(number, item => Cancel(item, reason), T.MeetingCancelledNotice);
    }

    /// <summary>The agenda stands and is sent to all who follow.</summary>
    public Task Invite(Item item) => Enter(item, MeetingRules.CanInvite, MeetingState.Invited, "meeting.invited");

    public Task Open(Item item) => Enter(item, MeetingRules.CanOpen, MeetingState.Running, "meeting.opened");

    /// <summary>Called off, with a reason everybody reads; calendars strike it out.</summary>
    public Task Cancel(Item item, string reason) => db.Change(async () =>
    {
        await Enter(item, MeetingRules.CanCancel, MeetingState.Cancelled, "meeting.cancelled");
        item.Reason = reason;
        await db.Meetings.Where(m => m.ItemId == item.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Sequence, m => m.Sequence + 1));
    });

    Task Enter(Item item, Func<string, bool> may, string state, string what) => db.Change(async () =>
    {
        Refused.If(!may(item.State) || !await db.Hold(item.Id, item.State), T.RuleMeetingState);
        db.Move(item, state, what, actor.Id);
    });
}
