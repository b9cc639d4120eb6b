using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Paths;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Items;

/// <summary>Taking from view, bringing back, merging: always with a reason, always to be undone.</summary>
public static class Moderating
{
    public static void Hide(this AppDb db, Item item, string reason, long? actorId) => Set(db, item, Visibility.Hidden, reason, "item.hidden", actorId);
    public static void Delete(this AppDb db, Item item, string reason, long? actorId) => Set(db, item, Visibility.Deleted, reason, "item.deleted", actorId);

    /// <summary>Back to what it was: what was internal or hidden before does not become public by an undo.</summary>
    public static async Task Restore(this AppDb db, Item item, long? actorId)
    {
        var taken = item.Visibility == Visibility.Deleted ? "item.deleted" : "item.hidden";
        var data = await db.Journal.Where(e => e.ItemId == item.Id && e.What == taken).OrderByDescending(e => e.Seq).Select(e => e.Data).FirstOrDefaultAsync();
        var before = data is null ? null : JsonSerializer.Deserialize<Before>(data);
        Set(db, item, Enum.TryParse<Visibility>(before?.Was, out var was) && was != Visibility.Deleted ? was : Visibility.Public, before?.Why, "item.restored", actorId);
    }

    /// <summary>How the item stood, and why, before it was taken from view.</summary>
    sealed record Before(string Was, string? Why);

    static void Set(AppDb db, Item item, Visibility visibility, string? reason, string what, long? actorId)
    {
        var before = new Before(item.Visibility.ToString(), item.Reason);
        item.Visibility = visibility;
        item.Reason = reason;
        item.ChangedAt = db.Now;
        item.Version++;
        db.Record(item, what, actorId, before);
    }

    /// <summary>Makes <paramref name="item"/> part of <paramref name="target"/>: its address leads there, its supporters and followers count there, each once.</summary>
    public static async Task Merge(this AppDb db, Item item, Item target, long? actorId)
    {
        // What was merged into the item before goes along, so that no address leads to an address that leads on.
        await db.Items.Where(i => i.MergedIntoId == item.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.MergedIntoId, target.Id));
        item.MergedIntoId = target.Id;
        item.ChangedAt = db.Now;
        item.Version++;
        await db.Database.ExecuteSqlAsync($"INSERT INTO supports (item_id, person_id, at) SELECT {target.Id}, person_id, at FROM supports WHERE item_id = {item.Id} ON CONFLICT DO NOTHING");
        await db.Database.ExecuteSqlAsync($"INSERT INTO follows (item_id, person_id, reason, muted, at) SELECT {target.Id}, person_id, reason, muted, at FROM follows WHERE item_id = {item.Id} ON CONFLICT DO NOTHING");
        await db.Items.Where(i => i.Id == target.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.Supports, i => db.Supports.Count(x => x.ItemId == target.Id)));
        await db.Join(item.Id, target.Id, LinkKind.MergedInto);
        db.Record(item, "item.merged", actorId, new { into = target.Number });
        db.Record(target, "item.received", actorId, new { from = item.Number });
    }

    /// <summary>Takes a merge back. Supports stay counted at the target too: nobody's support is taken away behind their back.</summary>
    public static async Task Separate(this AppDb db, Item item, long? actorId)
    {
        await db.Links.Where(l => l.FromId == item.Id && l.Kind == LinkKind.MergedInto).ExecuteDeleteAsync();
        item.MergedIntoId = null;
        item.ChangedAt = db.Now;
        item.Version++;
        db.Record(item, "item.separated", actorId);
    }
}
