using System.Data.Common;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Kernel.Data;

/// <summary>The one lane in which everything is written. Changes that wait for each other are committed together, each behind a savepoint of its own:
/// a disk is asked to keep something once for many, and whoever fails fails alone (docs/adr/0009).</summary>
public sealed class WriterLane(IStore store, string connection, Pulse pulse) : IAsyncDisposable
{
    /// <summary>So many changes at the most share a commit.</summary>
    const int Most = 256;
    const string Savepoint = "change";

    readonly SemaphoreSlim turn = new(1, 1);
    DbConnection? link;
    Batch? open;
    int waiting;

    /// <summary>Grows with each commit: what was made of the database before is of an earlier edition.</summary>
    public long Edition => Volatile.Read(ref edition);
    long edition;

    /// <summary>Grows with each commit that held a change the journal was told nothing of, and with what other nodes write.</summary>
    public long Silent => Volatile.Read(ref silent);
    long silent;

    /// <summary>Another node has written.</summary>
    public void Outdate()
    {
        Interlocked.Increment(ref edition);
        Interlocked.Increment(ref silent);
    }

    sealed class Batch(DbTransaction transaction)
    {
        public DbTransaction Transaction => transaction;
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public int Members { get; set; }
        public bool Told { get; set; }
        public bool Silent { get; set; }

        /// <summary>The database gave the whole transaction up; nobody's change is in it any more.</summary>
        public Exception? Broken { get; set; }
    }

    /// <summary>Runs <paramref name="body"/> as a change of its own and returns when it is on the disk.</summary>
    /// <param name="body">Says whether it told the journal something.</param>
    public async Task Run(AppDb db, Func<Task<bool>> body, CancellationToken stop)
    {
        Interlocked.Increment(ref waiting);
        Figures.Waiting.Add(1);
        // Not to be given up: those before leave the commit to whoever is counted here.
        await turn.WaitAsync(CancellationToken.None);
        Interlocked.Decrement(ref waiting);
        Figures.Waiting.Add(-1);
        Task committed;
        try
        {
            stop.ThrowIfCancellationRequested();
            var batch = open ??= await Begin(stop);
            await TakePart(batch, db, body);
            committed = batch.Committed.Task;
        }
        finally
        {
            try
            {
                if (open is { } batch && (batch.Broken is not null || batch.Members >= Most || Volatile.Read(ref waiting) == 0)) await End(batch);
            }
            finally
            {
                turn.Release();
            }
        }
        await committed;
    }

    async Task<Batch> Begin(CancellationToken stop)
    {
        link ??= await store.OpenLane(connection, stop);
        try
        {
            return new(await store.BeginLane(link, stop));
        }
        catch
        {
            await Disconnect();
            throw;
        }
    }

    async Task TakePart(Batch batch, AppDb db, Func<Task<bool>> body)
    {
        batch.Members++;
        try
        {
            await batch.Transaction.SaveAsync(Savepoint);
            await db.Enter(batch.Transaction);
            try
            {
                if (await body()) batch.Told = true;
                else batch.Silent = true;
            }
            finally
            {
                await db.Leave();
            }
            await batch.Transaction.ReleaseAsync(Savepoint);
        }
        catch (Exception error)
        {
            await TakeBack(batch, error);
            throw;
        }
    }

    static async Task TakeBack(Batch batch, Exception error)
    {
        try
        {
            await batch.Transaction.RollbackAsync(Savepoint);
            await batch.Transaction.ReleaseAsync(Savepoint);
        }
        catch (Exception gone) when (gone is DbException or InvalidOperationException)
        {
            // A full disk or a lost connection has taken the whole transaction with it.
            batch.Broken = error;
        }
    }

    async Task End(Batch batch)
    {
        open = null;
        try
        {
            if (batch.Broken is not null) throw batch.Broken;
            await batch.Transaction.CommitAsync();
            await batch.Transaction.DisposeAsync();
            Interlocked.Increment(ref edition);
            if (batch.Silent) Interlocked.Increment(ref silent);
            batch.Committed.SetResult();
            Figures.Commits.Add(1);
            Figures.Together.Record(batch.Members);
            if (batch.Told) pulse.Beat();
        }
        catch (Exception error)
        {
            Figures.Broken.Add(1);
            batch.Committed.SetException(error);
            // Where nobody is left to be told, the error was theirs already.
            _ = batch.Committed.Task.Exception;
            await Disconnect();
        }
    }

    // A connection that failed is not used again; closing it rolls back what is left.
    async Task Disconnect()
    {
        if (link is not { } broken) return;
        link = null;
        await broken.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Disconnect();
        turn.Dispose();
    }
}
