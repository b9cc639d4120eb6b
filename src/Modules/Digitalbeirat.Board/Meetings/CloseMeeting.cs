using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Members;
using Digitalbeirat.Board.Motions;
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

/// <summary>Records who was there and what was minuted; closes the meeting and publishes both.</summary>
public sealed class CloseMeeting(AppDb db, Actor actor) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/sitzungen/{number}/niederschrift", (string number, CloseMeeting slice) => slice.Form(number, null, new())).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/sitzungen/{number}/niederschrift", (string number, [FromForm] Input? input, HttpRequest request, CloseMeeting slice) => slice.Submit(number, input ?? new(), request.Form)).Needs(Right.Organise).MayRefuse();
    }

    /// <param name="Step">"sichern" keeps the minutes as a draft of the office, anything else closes and publishes.</param>
    public sealed record Input
    {
        public string? Minutes { get; init; }
        public string? Step { get; init; }
    }

    async Task<IResult> Form(string number, string? minutes, Errors errors)
    {
        if (await db.Find(actor, BoardKind.Meeting.Key, number) is not { } item) return Go.NotFound;
        Refused.If(!MeetingRules.CanMinute(item.State), T.RuleMinutes);
        var meeting = await db.Meetings.AsNoTracking().Include(m => m.Attendances).FirstAsync(m => m.ItemId == item.Id);
        var members = await db.BoardMembers.AsNoTracking().Sitting(meeting.StartsAt).OrderBy(m => m.Name).ToListAsync();
        return Html.Page<CloseMeetingPage>(new { Item = item, Meeting = meeting, Members = members, Minutes = minutes ?? meeting.Minutes, Errors = errors }, errors.Status);
    }

    async Task<IResult> Submit(string number, Input input, IFormCollection form)
    {
        if (await db.Find(actor, BoardKind.Meeting.Key, number) is not { } item) return Go.NotFound;
        var errors = new Errors();
        var minutes = errors.OptionalText(nameof(input.Minutes), input.Minutes, Meeting.MinutesMax);
        errors.AddIf(input.Step != "sichern" && minutes.Length == 0, nameof(input.Minutes), T.MinutesNeeded);
        if (errors.Any) return await Form(number, minutes, errors);
        await Attend(item.Id, Presences(form));
        await Minute(item, minutes);
        if (input.Step == "sichern") return Go.To($"/verwaltung/sitzungen/{item.Number}", T.MinutesKept);
        await Run(item);
        return Go.To(BoardKind.Meeting.Address(item.Number), T.MinutesPublished);
    }

    // One group of radio buttons for each member: "p12" = Present.
    static Dictionary<long, Presence> Presences(IFormCollection form)
    {
        var result = new Dictionary<long, Presence>();
        foreach (var (name, value) in form)
            if (name.StartsWith('p') && long.TryParse(name.AsSpan(1), out var id) && Enum.TryParse<Presence>(value, out var presence) && Enum.IsDefined(presence)) result[id] = presence;
        return result;
    }

    /// <summary>Who was there; said again it replaces what was said.</summary>
    public Task Attend(long meetingId, IReadOnlyDictionary<long, Presence> presences) => db.Change(async () =>
    {
        var known = await db.Attendances.Where(a => a.MeetingId == meetingId).ToDictionaryAsync(a => a.MemberId);
        var ids = presences.Keys.ToList();
        var members = await db.BoardMembers.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync();
        foreach (var member in members)
            if (known.TryGetValue(member, out var there)) there.Presence = presences[member];
            else db.Attendances.Add(new Attendance { MeetingId = meetingId, MemberId = member, Presence = presences[member] });
    });

    /// <summary>Keeps the minutes; after the closing each change is in the journal.</summary>
    public Task Minute(Item item, string minutes) => db.Change(async () =>
    {
        Refused.If(!MeetingRules.CanMinute(item.State), T.RuleMinutes);
        var meeting = await db.Meetings.FirstAsync(m => m.ItemId == item.Id);
        if (meeting.Minutes == minutes) return;
        (meeting.Minutes, meeting.MinutesHtml) = (minutes, Prose.Html(minutes));
        if (meeting.MinutesPublishedAt is not null) db.Record(item, "meeting.minutes-changed", actor.Id);
    });

    /// <summary>The meeting is over and its minutes are public; open votes have to be closed before. What nobody came to is postponed.</summary>
    public Task Run(Item item) => db.Change(async () =>
    {
        if (item.State == MeetingState.Closed) return;
        Refused.If(!MeetingRules.CanClose(item.State) || !await db.Hold(item.Id, item.State), T.RuleMeetingState);
        var meeting = await db.Meetings.FirstAsync(m => m.ItemId == item.Id);
        var agenda = await db.AgendaItems.Where(a => a.MeetingId == item.Id).Select(a => a.ItemId).ToListAsync();
        var motions = await db.Motions.Where(m => m.AgendaItemId != null && agenda.Contains(m.AgendaItemId.Value)).Select(m => m.ItemId).ToListAsync();
        Refused.If(await db.Items.AnyAsync(i => motions.Contains(i.Id) && i.State == MotionState.Open), T.RuleNoOpenVote);
        meeting.MinutesPublishedAt = db.Now;
        db.Move(item, MeetingState.Closed, "meeting.closed", actor.Id);
        foreach (var left in await db.Items.Where(i => agenda.Contains(i.Id) && i.State == AgendaState.Planned).ToListAsync())
            db.Move(left, AgendaState.Postponed, "agenda.postponed", actor.Id);
    });
}
