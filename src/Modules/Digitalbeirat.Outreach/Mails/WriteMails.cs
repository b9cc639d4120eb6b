using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Outreach.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Outreach.Mails;

/// <summary>One mail a person with everything they have not read yet; a hundred people in a transaction, so that a crash repeats nothing and forgets nobody.</summary>
public sealed class WriteMails(AppDb db, IPeople people, MailText text, UnsubscribeLinks links, Postbox postbox)
{
    const int PeopleAtOnce = 100, Most = 30;

    public async Task Run(Send send, CancellationToken stop)
    {
        for (long last = 0; ;)
        {
            var ids = await Waiting(send).Where(n => n.PersonId > last).Select(n => n.PersonId).Distinct().OrderBy(id => id).Take(PeopleAtOnce).ToListAsync(stop);
            if (ids.Count == 0) return;
            last = ids[^1];
            await db.Change(() => Write(ids, send, stop), stop);
            db.ChangeTracker.Clear();
        }
    }

    IQueryable<Notification> Waiting(Send send) => db.Set<Notification>().Where(n => n.Send == send && n.MailedAt == null && n.ReadAt == null);

    async Task Write(List<long> ids, Send send, CancellationToken stop)
    {
        var emails = await people.Emails(ids);
        // What comes in while this is being written waits for the next letter: marking it by time would call it told unsaid.
        var last = await Waiting(send).Where(n => ids.Contains(n.PersonId)).MaxAsync(n => (long?)n.Id, stop) ?? 0;
        var persons = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.ErasedAt == null).ToListAsync(stop);
        foreach (var person in persons)
        {
            if (!emails.TryGetValue(person.Id, out var email)) continue;
            var told = await Waiting(send).AsNoTracking().Where(n => n.PersonId == person.Id && n.Id <= last).OrderBy(n => n.Id).Take(Most + 1).ToListAsync(stop);
            var groups = Group([.. told.Take(Most)], await Items(told), person);
            if (groups.Count == 0) continue;
            using var _ = Languages.Use(person.Language);
            var stopLink = links.For(person.Id, groups.Count == 1 ? groups[0].Item.Id : null);
            postbox.Post(email, text.Subject(groups, send), text.Body(person, groups, told.Count > Most), person.Id, stopLink);
        }
        var now = db.Now;
        await Waiting(send).Where(n => ids.Contains(n.PersonId) && n.Id <= last).ExecuteUpdateAsync(s => s.SetProperty(n => n.MailedAt, now), stop);
    }

    async Task<Dictionary<long, Item>> Items(List<Notification> told)
    {
        var ids = told.Select(n => n.ItemId).Distinct().ToList();
        return await db.Items.AsNoTracking().Include(i => i.Texts).Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
    }

    // What was public when it happened may have been taken from view since.
    static List<Told> Group(List<Notification> told, Dictionary<long, Item> items, Person person)
    {
        var reader = new Actor();
        reader.Become(person);
        return [.. told.GroupBy(n => n.ItemId).Select(g => new Told(items[g.Key], [.. g]))
            .Where(g => Access.CanSee(reader, g.Item) || (g.Item.AuthorId == person.Id && g.Item.Visibility != Visibility.Deleted))];
    }
}

/// <summary>What one mail says about one item.</summary>
public sealed record Told(Item Item, IReadOnlyList<Notification> News);
