using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Meetings;

/// <summary>Meetings to come, the next first, and those that were, the latest first.</summary>
public sealed class ListMeetings(AppDb db, Actor actor) : ISlice
{
    public const int Size = 20;

    public static void Map(Routes routes)
    {
        routes.MapGet("/sitzungen", async (string? zeit, string? nach, HttpRequest request, ListMeetings slice) =>
            Html.Page<ListMeetingsPage>(new { Page = await slice.Run(zeit == "vergangen", nach), Past = zeit == "vergangen", request.Query })).Public();
        routes.MapGet("/api/meetings", (string? zeit, string? nach, ListMeetings slice) => slice.Run(zeit == "vergangen", nach)).Public().Api("Board", "Meetings: to come, or with zeit=vergangen those that were");
        routes.MapGet("/verwaltung/sitzungen", async (string? nach, HttpRequest request, ListMeetings slice) =>
            Html.Page<OfficeMeetingsPage>(new { Coming = await slice.Run(false, null), Page = await slice.Run(true, nach), request.Query })).Needs(Right.Organise);
    }

    public async Task<Paged<MeetingRow>> Run(bool past, string? after, int size = Size)
    {
        var now = db.Now;
        var meetings = past ? db.Meetings.Where(m => m.EndsAt < now) : db.Meetings.Where(m => m.EndsAt >= now);
        if (TimeKey.Read(after) is var (at, id))
            meetings = past
                ? meetings.Where(m => m.StartsAt < at || (m.StartsAt == at && m.ItemId < id))
                : meetings.Where(m => m.StartsAt > at || (m.StartsAt == at && m.ItemId > id));
        meetings = past ? meetings.OrderByDescending(m => m.StartsAt).ThenByDescending(m => m.ItemId) : meetings.OrderBy(m => m.StartsAt).ThenBy(m => m.ItemId);
        var rows = await MeetingRow.Of(meetings.AsNoTracking(), db.Items.ListedFor(actor)).Take(size + 1).ToListAsync();
        return Paged<MeetingRow>.Of(rows, size, r => TimeKey.Of(r.StartsAt, r.Id));
    }

    /// <summary>The one people can come to next.</summary>
    public async Task<MeetingRow?> Next() => (await Run(false, null, 5)).Rows.FirstOrDefault(r => r.State != MeetingState.Cancelled);
}
