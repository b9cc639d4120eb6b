using System.Runtime.CompilerServices;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Outreach.Mails;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Outreach.Notifications;

/// <summary>Tells those who follow an item, or anything that led to it, and those who are responsible. The database does it in one statement an entry: ten thousand followers never come into memory.</summary>
public sealed class NotifyFollowers(AppDb db, JournalWords words, MailUnit mailUnit) : IJournalReader
{
    /// <summary>What an import or a long pause brings is worth a line in the list, but no mail; older than a month, not even that.</summary>
    static readonly TimeSpan Mailable = TimeSpan.FromDays(2), Tellable = TimeSpan.FromDays(30), Bundle = TimeSpan.FromMinutes(3);

    const Roles Internal = Roles.Board | Roles.Council | Roles.Office | Roles.Administrator, Hidden = Roles.Moderator | Roles.Office | Roles.Administrator, Proposed = Roles.Office | Roles.Administrator;

    static readonly HashSet<string> forUnits = [PathEvents.ConcernAssigned, PathEvents.RecommendationSent, PathEvents.AnswerOverdue];

    public static string Name => "outreach.notifications";

    public async Task Read(IReadOnlyList<JournalEntry> entries, CancellationToken stop)
    {
        var now = db.Now;
        var telling = entries.Where(e => (words.Tells(e.What) || forUnits.Contains(e.What)) && now - e.At < Tellable).ToList();
        if (telling.Count == 0) return;
        var ids = telling.Select(e => e.ItemId).Distinct().ToList();
        var items = await db.Items.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, stop);
        var told = 0;
        foreach (var entry in telling)
        {
            var (item, mail) = (items[entry.ItemId], now - entry.At < Mailable);
            if (forUnits.Contains(entry.What)) told += await TellResponsible(entry, item, mail, stop);
            if (words.Tells(entry.What)) told += await TellFollowers(entry, item, mail, stop);
        }
        // One job for all that happens within some minutes.
        if (told > 0 && !await db.Jobs.AnyAsync(j => j.Kind == MailSoon.Kind && !j.GivenUp && j.DueAt > now, stop)) db.Jobs.Add(new Job { Kind = MailSoon.Kind, DueAt = now + Bundle });
    }

    async Task<int> TellFollowers(JournalEntry entry, Item item, bool mail, CancellationToken stop)
    {
        if (item.Visibility == Visibility.Deleted) return 0;
        var (upstream, actor) = (await db.Upstream(item.Id), entry.ActorId ?? 0);
        // What is not public is told to those who may read it, and to its author; the title alone would say too much.
        var (everybody, roles, author) = (item.Visibility == Visibility.Public, (int)(item.Visibility switch { Visibility.Hidden => Hidden, Visibility.Proposed => Proposed, _ => Internal }), item.AuthorId ?? 0);
        object[] values = [entry.Seq, mail, actor, everybody, roles, author, .. upstream.Cast<object>()];
        var places = string.Join(", ", upstream.Select((_, i) => $"{{{i + 6}}}"));
        return await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create("""
            INSERT INTO outreach_notifications (person_id, item_id, seq, what, reason, send, at)
            SELECT f.person_id, j.item_id, j.seq, j.what, MIN(f.reason),
                CASE WHEN NOT {1} THEN 3 WHEN MIN(f.reason) = 0 THEN COALESCE(MIN(w.own), 0) ELSE COALESCE(MIN(w.others), 1) END, j.at
            FROM follows f JOIN people p ON p.id = f.person_id JOIN journal j ON j.seq = {0} LEFT JOIN outreach_preferences w ON w.person_id = f.person_id
            WHERE f.item_id IN (
            """ + places + """
            ) AND NOT f.muted AND p.erased_at IS NULL AND f.person_id <> {2} AND ({3} OR (p.roles & {4}) <> 0 OR f.person_id = {5})
            GROUP BY f.person_id, j.item_id, j.seq, j.what, j.at
            ON CONFLICT (person_id, seq) DO NOTHING
            """, values), stop);
    }

    async Task<int> TellResponsible(JournalEntry entry, Item item, bool mail, CancellationToken stop)
    {
        var (unit, actor, council) = (item.UnitId ?? -1, entry.ActorId ?? 0, entry.What == PathEvents.RecommendationSent);
        var (unitRole, councilRole) = ((int)Roles.Unit, (int)Roles.Council);
        if (mail) await mailUnit.Run(entry, item);
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO outreach_notifications (person_id, item_id, seq, what, reason, send, at)
            SELECT p.id, j.item_id, j.seq, j.what, 4, CASE WHEN NOT {mail} THEN 3 ELSE COALESCE(w.own, 0) END, j.at
            FROM people p JOIN journal j ON j.seq = {entry.Seq} LEFT JOIN outreach_preferences w ON w.person_id = p.id
            WHERE p.erased_at IS NULL AND p.blocked_at IS NULL AND p.id <> {actor} AND ((p.unit_id = {unit} AND (p.roles & {unitRole}) <> 0) OR ({council} AND (p.roles & {councilRole}) <> 0))
            ON CONFLICT (person_id, seq) DO NOTHING
            """, stop);
    }
}
