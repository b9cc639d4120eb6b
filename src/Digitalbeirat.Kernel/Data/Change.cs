using System.Data.Common;
using System.Text.Json;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Data;

public sealed partial class AppDb
{
    readonly List<(Item Item, JournalEntry Entry)> noted = [];
    readonly List<Action> afterwards = [];
    bool changing, told;
    int lease;
    string? own;

    // Contexts are used again: what was noted and never saved is not for the next one to save.
    List<(Item Item, JournalEntry Entry)> Pending
    {
        get
        {
            if (lease != ContextId.Lease) noted.Clear();
            lease = ContextId.Lease;
            return noted;
        }
    }

    /// <summary>Notes what happened to an item; it is written with the change, in the same transaction.</summary>
    public void Record(Item item, string what, long? actorId, object? data = null) =>
        Pending.Add((item, new JournalEntry { What = what, ActorId = actorId, At = Now, Data = data is null ? null : JsonSerializer.Serialize(data) }));

    /// <summary>Does something when the change at hand is on the disk, and not at all where it is taken back; at once outside of a change.</summary>
    public void Afterwards(Action what)
    {
        if (changing) afterwards.Add(what);
        else what();
    }

    /// <summary>Runs <paramref name="body"/> and saves, all in one transaction, and returns when it is on the disk. Inside another change it simply takes part in it.</summary>
    public async Task<T> Change<T>(Func<Task<T>> body, CancellationToken stop = default)
    {
        if (changing)
        {
            var inner = await body();
            await Flush(stop);
            return inner;
        }
        T result = default!;
        (changing, told) = (true, false);
        try
        {
            await lane.Run(this, async () =>
            {
                result = await body();
                await Flush(stop);
                return told;
            }, stop);
            foreach (var what in afterwards) what();
            return result;
        }
        finally
        {
            changing = false;
            Pending.Clear();
            afterwards.Clear();
        }
    }

    public Task Change(Func<Task> body, CancellationToken stop = default) => Change(async () => { await body(); return true; }, stop);

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool accept, CancellationToken stop = default)
    {
        if (changing) return await base.SaveChangesAsync(accept, stop);
        return await Change(() => base.SaveChangesAsync(accept, stop), stop);
    }

    // The head is taken last, when every other lock is held already: nobody waits for somebody who waits for the head.
    async Task Flush(CancellationToken stop)
    {
        await base.SaveChangesAsync(true, stop);
        if (Pending.Count == 0) return;
        var first = await TakeNumbers(Pending.Count, stop);
        foreach (var ((item, entry), i) in Pending.Select((p, i) => (p, i)))
        {
            entry.Seq = first + i;
            entry.ItemId = item.Id;
            Journal.Add(entry);
        }
        Pending.Clear();
        await base.SaveChangesAsync(true, stop);
        told = true;
    }

    /// <summary>For a change, the lane's connection is this context's; one of its own comes when it asks again.</summary>
    internal async Task Enter(DbTransaction transaction)
    {
        own ??= Database.GetConnectionString();
        Database.AutoSavepointsEnabled = false;
        Database.SetDbConnection(transaction.Connection);
        await Database.UseTransactionAsync(transaction);
    }

    internal async Task Leave()
    {
        await Database.UseTransactionAsync(null);
        Database.SetDbConnection(null, contextOwnsConnection: true);
        Database.SetConnectionString(own);
    }

    async Task<long> TakeNumbers(int count, CancellationToken stop)
    {
        var last = await Database.SqlQuery<long>($"UPDATE journal_head SET seq = seq + {count} WHERE id = 1 RETURNING seq AS \"Value\"").ToListAsync(stop);
        return last[0] - count + 1;
    }
}
