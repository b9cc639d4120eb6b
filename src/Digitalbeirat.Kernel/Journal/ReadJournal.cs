using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Kernel.Journal;

/// <summary>Feeds the journal to its readers.</summary>
public sealed partial class ReadJournal(House house, IServiceScopeFactory scopes, Pulse pulse, TimeProvider clock, ILogger<ReadJournal> log) : BackgroundService
{
    const int Batch = 200;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = pulse.Next;
            foreach (var (name, type) in house.Readers)
                try { while (await Step(name, type, stop) == Batch) { } }
                catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
                catch (Exception error) { Failed(log, name, error); }
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(5), clock, stop));
        }
    }

    /// <summary>Lets every reader read to the end; for tests, imports and the demo, which do not want to wait.</summary>
    public async Task CatchUp(CancellationToken stop = default)
    {
        foreach (var (name, type) in house.Readers)
            while (await Step(name, type, stop) == Batch) { }
    }

    /// <summary>Reads one batch and says how many entries it was; a whole batch where there may be more. The cursor moves in the readers' own transaction and only from where it was:
    /// when two nodes read the same batch, one of them finds the cursor moved and its effects are rolled back.</summary>
    public async Task<int> Step(string name, Type type, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var cursor = await db.JournalCursors.AsNoTracking().FirstOrDefaultAsync(c => c.Reader == name, stop);
        var from = cursor?.Seq ?? 0;
        var entries = await db.Journal.AsNoTracking().Where(e => e.Seq > from).OrderBy(e => e.Seq).Take(Batch).ToListAsync(stop);
        if (entries.Count == 0) return 0;
        try
        {
            await db.Change(async () =>
            {
                if (cursor is null)
                {
                    db.JournalCursors.Add(new JournalCursor { Reader = name, Seq = entries[^1].Seq });
                    await db.SaveChangesAsync(stop);
                }
                else if (await db.JournalCursors.Where(c => c.Reader == name && c.Seq == from).ExecuteUpdateAsync(s => s.SetProperty(c => c.Seq, entries[^1].Seq), stop) == 0)
                    throw new ReadByAnother();
                await ((IJournalReader)ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, type)).Read(entries, stop);
            }, stop);
        }
        // The other may have seen less of the journal: what is left is for whoever looks again.
        catch (Exception error) when (error is ReadByAnother || (cursor is null && error is DbUpdateException duplicate && db.Store.IsDuplicate(duplicate))) { return Batch; }
        Figures.Entries.Add(entries.Count, new KeyValuePair<string, object?>("reader", name));
        return entries.Count;
    }

    sealed class ReadByAnother : Exception;

    [LoggerMessage(Level = LogLevel.Error, Message = "Journal reader {Name} failed and will try again")]
    static partial void Failed(ILogger log, string name, Exception error);
}
