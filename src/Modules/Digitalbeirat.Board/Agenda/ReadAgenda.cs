using Digitalbeirat.Board.Motions;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Texts;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Agenda;

/// <summary>A meeting's agenda for somebody: the times follow from the beginning and the points before.</summary>
public sealed class ReadAgenda(AppDb db, Actor actor)
{
    public async Task<IReadOnlyList<AgendaRow>> Run(long meetingId, DateTimeOffset startsAt)
    {
        var language = Languages.Current;
        var reader = actor.Can(Right.ReadInternal);
        // The one place that looks past who may see: it takes nothing from an internal point but its time and the reason.
        var rows = await (from a in db.AgendaItems.AsNoTracking()
                          join i in db.Items.AsNoTracking() on a.ItemId equals i.Id
                          where a.MeetingId == meetingId && i.MergedIntoId == null && (i.Visibility == Visibility.Public || i.Visibility == Visibility.Internal)
                          orderby a.Order, a.ItemId
                          select new
                          {
                              Agenda = a, i.Id, i.Number, i.State, i.Visibility, i.Reason, i.Body, i.Html,
                              Title = i.Texts.Where(t => t.Language == language).Select(t => t.Title).FirstOrDefault() ?? i.Title,
                          }).ToListAsync();
        var ids = rows.Select(r => r.Id).ToList();
        var links = db.Links;
        var motions = db.Motions;
        var concerns = await (from l in links join c in db.Items.ListedFor(actor) on l.FromId equals c.Id where l.Kind == LinkKind.DiscussedIn && ids.Contains(l.ToId) orderby l.At, l.FromId select new { l.ToId, Joined = new Joined(c.Id, c.Kind, c.Number, c.Title, c.State) }).ToListAsync();
        var moved = await (from m in motions join i in db.Items.ListedFor(actor) on m.ItemId equals i.Id where m.AgendaItemId != null && ids.Contains(m.AgendaItemId.Value) orderby m.ItemId select new { Agenda = m.AgendaItemId!.Value, Joined = new Joined(i.Id, i.Kind, i.Number, i.Title, i.State) }).ToListAsync();
        var (concernsOf, motionsOf) = (concerns.ToLookup(c => c.ToId, c => c.Joined), moved.ToLookup(m => m.Agenda, m => m.Joined));
        var result = new List<AgendaRow>();
        foreach (var r in rows)
        {
            var open = r.Visibility == Visibility.Public;
            result.Add(open || reader
                ? new(r.Number, r.Title, r.Body, r.Html, r.State, r.Agenda.Form, startsAt, r.Agenda.Duration, open, r.Reason, r.Agenda.Outcome, r.Agenda.MinutesHtml, [.. concernsOf[r.Id]], [.. motionsOf[r.Id]])
                : new(null, null, null, null, null, r.Agenda.Form, startsAt, r.Agenda.Duration, false, r.Reason, null, null, [], []));
            startsAt = startsAt.AddMinutes(r.Agenda.Duration);
        }
        return result;
    }
}
