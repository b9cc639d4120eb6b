using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Texts;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Items;

/// <summary>How items come to be and change, the same for every kind. All of it runs inside <see cref="AppDb.Change{T}"/>.</summary>
public static class Raising
{
    /// <summary>A new item with its number, saved, with its author following it, and journalled as <paramref name="what"/>.</summary>
    public static async Task<Item> Raise(this AppDb db, ItemKind kind, Person? author, string title, string body, string state, string what, Action<Item>? more = null, object? data = null)
    {
        var now = db.Now;
        var item = new Item
        {
            Kind = kind.Key, Number = await db.NextNumber(kind), Title = title, State = state,
            Language = Languages.Current == Language.En ? Language.En : Language.De, AuthorId = author?.Id, CreatedAt = now, ChangedAt = now, StateSince = now,
        };
        item.Write(title, body);
        more?.Invoke(item);
        db.Items.Add(item);
        await db.SaveChangesAsync();
        if (author is not null) db.Follows.Add(new Follow { ItemId = item.Id, PersonId = author.Id, Reason = FollowReason.Raised, At = now });
        db.Record(item, what, author?.Id, data);
        return item;
    }

    /// <summary>Replaces title and body and keeps the earlier wording. False where nothing changed.</summary>
    public static bool Reword(this AppDb db, Item item, string title, string body, long? editorId)
    {
        if (item.Title == title && item.Body == body) return false;
        db.EarlierTexts.Add(new EarlierText { ItemId = item.Id, Language = item.Language, Title = item.Title, Body = item.Body, ReplacedAt = db.Now, EditorId = editorId });
        item.Write(title, body);
        item.ChangedAt = db.Now;
        item.Version++;
        db.Record(item, "item.reworded", editorId);
        return true;
    }

    /// <summary>A new state and a journal entry for it. False where the item was in that state already.</summary>
    public static bool Move(this AppDb db, Item item, string state, string what, long? actorId, object? data = null)
    {
        if (item.State == state) return false;
        item.Enter(state, db.Now);
        db.Record(item, what, actorId, data);
        return true;
    }

    /// <summary>Follows, unless the person has once unsubscribed and did not now ask for it themselves.</summary>
    public static async Task StartFollowing(this AppDb db, long itemId, long personId, FollowReason reason)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO follows (item_id, person_id, reason, muted, at) VALUES ({itemId}, {personId}, {(int)reason}, {false}, {UtcMicros.Of(db.Now)}) ON CONFLICT DO NOTHING");
        if (reason == FollowReason.Followed)
            await db.Follows.Where(f => f.ItemId == itemId && f.PersonId == personId).ExecuteUpdateAsync(s => s.SetProperty(f => f.Muted, false));
    }
}
