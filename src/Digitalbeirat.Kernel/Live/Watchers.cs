using System.Collections.Concurrent;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Kernel.Live;

/// <summary>Those who look at an item right now. Each is told that something may have happened to it, by this node or another, and looks for themselves what they may see of it.</summary>
public sealed partial class Watchers(IServiceScopeFactory scopes, WriterLane lane, Pulse pulse, TimeProvider clock, ILogger<Watchers> log) : BackgroundService
{
    /// <summary>A school class behind one address may look on; a program may not take all the seats.</summary>
    public const int MostAtOneAddress = 30;
    public const int Most = 1000;
    const int Batch = 1000;

    readonly Lock seats = new();
    readonly Dictionary<string, int> taken = [];
    readonly ConcurrentDictionary<Watcher, long> all = [];
    long last, silent;

    /// <summary>Somebody's seat before an item; given back when it is disposed.</summary>
    public sealed class Watcher(Watchers watchers, string address) : IDisposable
    {
        readonly SemaphoreSlim bell = new(0, 1);

        internal void Ring()
        {
            // Rung already and not yet looked: once is enough.
            try { bell.Release(); } catch (SemaphoreFullException) { }
        }

        /// <summary>True when something may have happened, false when <paramref name="patience"/> is over.</summary>
        public Task<bool> Rings(TimeSpan patience, CancellationToken stop) => bell.WaitAsync(patience, stop);

        public void Dispose() => watchers.Leave(this, address);
    }

    /// <summary>Null where all seats are taken.</summary>
    public Watcher? Enter(long itemId, string address)
    {
        lock (seats)
        {
            var here = taken.GetValueOrDefault(address);
            if (here >= MostAtOneAddress || all.Count >= Most) return null;
            taken[address] = here + 1;
            var watcher = new Watcher(this, address);
            all[watcher] = itemId;
            Figures.Watching.Add(1);
            return watcher;
        }
    }

    void Leave(Watcher watcher, string address)
    {
        lock (seats)
        {
            if (!all.TryRemove(watcher, out _)) return;
            Figures.Watching.Add(-1);
            if (--taken[address] == 0) taken.Remove(address);
        }
    }

    public int Count => all.Count;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = pulse.Next;
            try { await Look(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error) { Failed(log, error); }
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(5), clock, stop));
        }
    }

    async Task Look(CancellationToken stop)
    {
        if (all.IsEmpty) return;
        var now = lane.Silent;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var entries = await db.Journal.AsNoTracking().Where(e => e.Seq > last).OrderByDescending(e => e.Seq).Take(Batch).Select(e => new { e.Seq, e.ItemId }).ToListAsync(stop);
        // Support is not in the journal (docs/adr/0005), and a long journal is more than was read here: then everybody looks.
        var everybody = entries.Count == Batch || now != silent;
        var touched = entries.Select(e => e.ItemId).ToHashSet();
        if (entries.Count > 0) last = entries[0].Seq;
        silent = now;
        foreach (var (watcher, item) in all) if (everybody || touched.Contains(item)) watcher.Ring();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Those who look on could not be told; trying again")]
    static partial void Failed(ILogger log, Exception error);
}
