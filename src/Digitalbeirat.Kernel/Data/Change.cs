using System.Data.Common;
using System.Text.Json;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Data;

public sealed partial class AppDb
{
    readonly List<(Item Item, JournalEntry Entry)> pending = [];
    readonly List<Action> afterwards = [];
    bool changing, told;
    string? own;

    /// <summary>Notes what happened to an item; it is written with the change, in the same transaction.</summary>
    public void Record(Item item, string what, long? actorId, object? data = null) =>
        pending.Add((item, new JournalEntry { What = what, ActorId = actorId, At = Now, Data = data is null ? null : JsonSerializer.Serialize(data) }));

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
        LetGo();
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
            pending.Clear();
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
        if (pending.Count == 0) return;
        var first = await TakeNumbers(pending.Count, stop);
        foreach (var ((item, entry), i) in pending.Select((p, i) => (p, i)))
        {
            entry.Seq = first + i;
            entry.ItemId = item.Id;
            Journal.Add(entry);
        }
        pending.Clear();
        await base.SaveChangesAsync(true, stop);
        told = true;
    }

    // Who waits for the lane keeps no other connection from those who read.
    void LetGo()
    {
        own ??= Database.GetConnectionString();
        Database.SetDbConnection(null);
        Database.SetConnectionString(own);
    }

    /// <summary>For a change, the lane's connection is this context's.</summary>
    internal async Task Enter(DbTransaction transaction)
    {
        Database.AutoSavepointsEnabled = false;
        Database.SetDbConnection(transaction.Connection);
        await Database.UseTransactionAsync(transaction);
    }

    internal async Task Leave()
    {
        await Database.UseTransactionAsync(null);
        LetGo();
    }

    async Task<long> TakeNumbers(int count, CancellationToken stop)
    {
        var last = await Database.SqlQuery<long>($"UPDATE journal_head SET seq = seq + {count} WHERE id = 1 RETURNING seq AS \"Value\"").ToListAsync(stop);
        return last[0] - count + 1;
    }
}
