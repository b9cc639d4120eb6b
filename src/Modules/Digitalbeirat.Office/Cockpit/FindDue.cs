using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Office.Legal;
using Digitalbeirat.Office.Reports;
using Digitalbeirat.Office.Sorting;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Cockpit;

/// <summary>Something to do, and until when or since when.</summary>
public sealed record DueRow(string Title, string Address, DateTimeOffset At, string? Number = null);

/// <summary>One kind of work: how much of it, and the oldest few.</summary>
/// <param name="More">There are more than <paramref name="Count"/>; nobody needs to know how many.</param>
/// <param name="Late">The date of a row is one that has passed or is coming, not one since when it waits.</param>
public sealed record DueList(string Key, string Title, string Address, int Count, bool More, IReadOnlyList<DueRow> Rows, Tone Tone = Tone.Info, bool Late = false);

/// <summary>What the office has to do today. Every count stops at 99: more than that is simply much.</summary>
public sealed class FindDue(AppDb db, Actor actor, Kinds kinds, Town town)
{
    const int Most = 99, Few = 5, SoonDays = 14;

    public async Task<IReadOnlyList<DueList>> Run()
    {
        var lists = new List<DueList>();
        if (actor.Can(Right.Organise))
        {
            var now = db.Now;
            var soon = now.AddDays(SoonDays);
            lists.Add(await Items("new-concerns", T.DueNewConcerns, "/anliegen?stand=" + ConcernState.Open, Live(ConcernState.Kind).Where(i => i.State == ConcernState.Open && i.UnitId == null)));
            lists.Add(await Items("overdue", T.DueOverdue, "/empfehlungen", Waiting().Where(i => i.DueAt < now), Tone.Danger, true));
            lists.Add(await Items("due-soon", T.DueSoon(SoonDays), "/empfehlungen", Waiting().Where(i => i.DueAt >= now && i.DueAt < soon), Tone.Warning, true));
        }
        lists.Add(await Reports());
        if (actor.Can(Right.Organise))
        {
            lists.Add(await Items("meetings", T.DueMeetings, "/sitzungen", Live("meeting").Where(i => i.State == "planned")));
            lists.Add(await Items("organisations", T.DueOrganisations, "/organisationen?stand=proposed", db.Items.AsNoTracking().VisibleTo(actor).Where(i => i.Kind == "organisation" && i.State == "proposed" && i.Visibility != Visibility.Deleted)));
            lists.Add(await Barriers());
            lists.Add(await Failures());
        }
        if (actor.Can(Right.Administer) && LegalTemplates.Open(town.Imprint + town.Privacy + town.Accessibility) is > 0 and var open)
            lists.Add(new("legal", T.DueLegal, "/verwaltung/einstellungen/rechtliches", open, false, [], Tone.Warning));
        return lists;
    }

    IQueryable<Item> Live(string kind) => db.Items.AsNoTracking().ListedFor(actor).Where(i => i.Kind == kind);

    /// <summary>Concerns and recommendations in a state in which somebody has to act.</summary>
    IQueryable<Item> Waiting()
    {
        string[] keys = [ConcernState.Kind, ConcernState.Recommendation];
        var states = kinds.All.Where(k => keys.Contains(k.Key)).SelectMany(k => k.States.Where(s => s.Acting is not null).Select(s => s.Key)).Distinct().ToList();
        return db.Items.AsNoTracking().ListedFor(actor).Where(i => keys.Contains(i.Kind) && states.Contains(i.State) && i.DueAt != null);
    }

    async Task<DueList> Items(string key, string title, string address, IQueryable<Item> items, Tone tone = Tone.Info, bool late = false)
    {
        var ordered = late ? items.OrderBy(i => i.DueAt).ThenBy(i => i.Id) : items.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id);
        var rows = await ordered.Take(Few).Select(i => new { i.Kind, i.Number, i.Title, i.CreatedAt, i.DueAt }).ToListAsync();
        var count = rows.Count < Few ? rows.Count : await items.Take(Most + 1).CountAsync();
        return List(key, title, address, count, rows.Select(r => new DueRow(r.Title, kinds.Address(r.Kind, r.Number), late ? r.DueAt!.Value : r.CreatedAt, r.Number)), tone, late);
    }

    async Task<DueList> Reports()
    {
        var open = db.Set<Report>().AsNoTracking().Where(r => r.Decision == ReportDecision.Open && db.Items.Where(Access.Visible(actor)).Any(i => i.Id == r.ItemId));
        var rows = await open.OrderBy(r => r.Id).Take(Few).Select(r => new { r.Id, r.Item!.Title, r.Item.Number, r.At }).ToListAsync();
        var count = rows.Count < Few ? rows.Count : await open.Take(Most + 1).CountAsync();
        return List("reports", T.DueReports, "/verwaltung/meldungen", count, rows.Select(r => new DueRow(r.Title, $"/verwaltung/meldungen/{r.Id}", r.At, r.Number)), Tone.Warning);
    }

    async Task<DueList> Barriers()
    {
        var open = db.Set<Feedback>().AsNoTracking().Where(f => f.AnsweredAt == null);
        var rows = await open.OrderBy(f => f.Id).Take(Few).Select(f => new { f.Id, f.Text, f.At }).ToListAsync();
        var count = rows.Count < Few ? rows.Count : await open.Take(Most + 1).CountAsync();
        return List("barriers", T.DueBarriers, "/verwaltung/barrieren", count, rows.Select(r => new DueRow(Prose.Excerpt(r.Text, 90), "/verwaltung/barrieren", r.At + Feedback.AnswerWithin)), Tone.Warning, true);
    }

    async Task<DueList> Failures()
    {
        var jobs = await ShowFailures.Jobs(db).Take(Most + 1).CountAsync();
        var mails = await ShowFailures.Mails(db).Take(Most + 1).CountAsync();
        return List("failures", T.DueFailures, ShowFailures.Address, jobs + mails, [], Tone.Danger);
    }

    static DueList List(string key, string title, string address, int count, IEnumerable<DueRow> rows, Tone tone = Tone.Info, bool late = false) => new(key, title, address, Math.Min(count, Most), count > Most, [.. rows], tone, late);
}
