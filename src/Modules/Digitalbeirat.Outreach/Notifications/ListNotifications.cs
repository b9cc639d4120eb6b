using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Outreach.Notifications;

public sealed class ListNotifications(AppDb db, Actor actor, JournalWords words, Kinds kinds) : ISlice
{
    const int Size = 30;

    public sealed record Row(long Id, string Text, string Title, string Number, string Kind, string Address, FollowReason Reason, DateTimeOffset At, bool Unread);

    public static void Map(Routes routes)
    {
        routes.MapGet("/mitteilungen", async (string? nach, HttpContext http, ListNotifications slice) =>
            Html.Page<NotificationsPage>(new { Rows = await slice.Run(nach), http.Request.Query })).Personal();
        routes.MapGet("/api/notifications", (string? nach, ListNotifications slice) => slice.Run(nach)).Personal().Api("Notifications", "What happened to what you follow");
        routes.MapGet("/mitteilungen/{id:long}", (long id, ListNotifications slice) => slice.Open(id)).Personal();
        routes.MapPost("/mitteilungen/gelesen", ([FromForm] string? sure, ListNotifications slice) => slice.MarkAll()).Personal();
    }

    public async Task<Paged<Row>> Run(string? after)
    {
        var (me, language) = (actor.Id!.Value, Languages.Current);
        var visible = db.Items.VisibleTo(actor);
        var mine = db.Set<Notification>().AsNoTracking().Where(n => n.PersonId == me);
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last)) mine = mine.Where(n => n.Id < last);
        var found = await mine.Where(n => visible.Any(i => i.Id == n.ItemId) || db.Items.Any(i => i.Id == n.ItemId && i.AuthorId == me))
            .OrderByDescending(n => n.Id).Take(Size + 1)
            .Join(db.Items, n => n.ItemId, i => i.Id, (n, i) => new { n.Id, n.What, n.At, n.Reason, n.ReadAt, i.Kind, i.Number, Title = i.Texts.Where(t => t.Language == language).Select(t => t.Title).FirstOrDefault() ?? i.Title })
            .OrderByDescending(n => n.Id).ToListAsync();
        return Paged<Row>.Of([.. found.Select(n => new Row(n.Id, words.Text(n.What), n.Title, n.Number, n.Kind, kinds.Address(n.Kind, n.Number), n.Reason, n.At, n.ReadAt is null))],
            Size, r => r.Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Leads to the item and remembers that this was read: all messages about the item, for they are answered by one look.</summary>
    async Task<IResult> Open(long id)
    {
        var me = actor.Id!.Value;
        var item = await db.Set<Notification>().AsNoTracking().Where(n => n.Id == id && n.PersonId == me).Join(db.Items, n => n.ItemId, i => i.Id, (_, i) => new { i.Id, i.Kind, i.Number }).FirstOrDefaultAsync();
        if (item is null) return Go.NotFound;
        var now = db.Now;
        await db.Change(() => db.Set<Notification>().Where(n => n.PersonId == me && n.ItemId == item.Id && n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now)));
        return Go.To(kinds.Address(item.Kind, item.Number));
    }

    async Task<IResult> MarkAll()
    {
        var (me, now) = (actor.Id!.Value, db.Now);
        await db.Change(() => db.Set<Notification>().Where(n => n.PersonId == me && n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now)));
        return Go.To("/mitteilungen", T.AllRead);
    }
}
