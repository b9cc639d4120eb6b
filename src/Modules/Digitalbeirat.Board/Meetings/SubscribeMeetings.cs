using System.Text;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Meetings;

/// <summary>The meetings for people's own calendars: one to take along, or all to subscribe to.</summary>
public sealed class SubscribeMeetings(AppDb db, Actor actor, TownSettings towns) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/sitzungen.ics", (SubscribeMeetings slice) => slice.All()).Public();
        routes.MapGet("/sitzungen/{number}.ics", (string number, SubscribeMeetings slice) => slice.One(number)).Public();
    }

    // A calendar that is subscribed to should not lose what was a month ago, nor carry years.
    async Task<IResult> All()
    {
        var since = db.Now.AddDays(-180);
        return await File("sitzungen.ics", db.Meetings.Where(m => m.EndsAt >= since), db.Items.ListedFor(actor));
    }

    async Task<IResult> One(string number)
    {
        var upper = number.ToUpperInvariant();
        return await File(upper + ".ics", db.Meetings, db.Items.VisibleTo(actor).Where(i => i.Number == upper && i.MergedIntoId == null));
    }

    async Task<IResult> File(string name, IQueryable<Meeting> meetings, IQueryable<Item> items)
    {
        var town = await towns.Get(db);
        var address = town.Address.TrimEnd('/');
        var rows = await (from m in meetings.AsNoTracking()
                          join i in items.AsNoTracking() on m.ItemId equals i.Id
                          orderby m.StartsAt
                          select new { Meeting = m, i.Number, i.Title, i.Body, i.State, i.Reason, i.ChangedAt }).Take(200).ToListAsync();
        if (rows.Count == 0 && name != "sitzungen.ics") return Go.NotFound;
        var host = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : "digitalbeirat";
        var text = Calendar.Write($"{town.BoardName} {town.Name}".Trim(), rows.Select(r => new Appointment($"{r.Number}@{host}", r.Meeting.Sequence, r.ChangedAt, r.Meeting.StartsAt, r.Meeting.EndsAt, r.Title,
            Text(r.State, r.Body, r.Reason, r.Meeting.OnlineLink), Place(r.Meeting), address + BoardKind.Meeting.Address(r.Number), Status(r.State))));
        return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", name);
    }

    static string Text(string state, string body, string? reason, string? link) =>
        string.Join("\n\n", new[] { state == MeetingState.Cancelled ? T.CancelledBecause(reason ?? "") : reason, Prose.Plain(body), link }.Where(t => !string.IsNullOrWhiteSpace(t)));

    static string Place(Meeting m) => string.Join(", ", new[] { m.PlaceName, m.PlaceAddress }.Where(p => p.Length > 0));

    static string Status(string state) => state switch { MeetingState.Cancelled => "CANCELLED", MeetingState.Planned => "TENTATIVE", _ => "CONFIRMED" };
}
