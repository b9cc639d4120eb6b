using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Needs.Concerns;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Kernel;

public sealed class ReadingTheJournal
{
    static async Task Raise(AppDb db, string title) =>
        await db.Raise(Concern.Kind, null, title, title, Concern.Open, "concern.raised");

    [Theory, BothStores]
    public async Task An_entry_that_commits_late_is_never_skipped(Database store)
    {
        await using var town = await Town.Found(store);
        await using var slow = town.Services.CreateAsyncScope();
        var (entered, mayCommit) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var other = await town.SecondNode();
        // The slow writer has its number and has not committed; a node of its own wants to write meanwhile.
        var slowDb = slow.ServiceProvider.GetRequiredService<AppDb>();
        var late = slowDb.Change(async () =>
        {
            await Raise(slowDb, "Das späte Anliegen");
            await slowDb.Change(() => Task.CompletedTask);
            entered.SetResult();
            await mayCommit.Task;
        });
        await entered.Task;
        var quick = Task.Run(() => other.Do(s => { var db = s.GetRequiredService<AppDb>(); return db.Change(() => Raise(db, "Das schnelle Anliegen")); }));
        // A reader that looks now must not come past what has not been committed.
        var before = await town.Ask(db => db.Journal.Select(e => e.Seq).ToListAsync());
        Assert.Empty(before);
        Assert.False(quick.IsCompleted);
        mayCommit.SetResult();
        await Task.WhenAll(late, quick);
        var after = await town.Ask(db => db.Journal.OrderBy(e => e.Seq).Select(e => new { e.Seq, e.Item!.Title }).ToListAsync());
        Assert.Equal([1, 2], after.Select(e => e.Seq));
        Assert.Equal(["Das späte Anliegen", "Das schnelle Anliegen"], after.Select(e => e.Title));
    }

    [Theory, BothStores]
    public async Task Many_writers_at_once_leave_no_gap_and_numbers_rise_with_the_commits(Database store)
    {
        await using var town = await Town.Found(store);
        var seen = new List<long>();
        var writers = Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 12; i++)
                await town.Do(s => { var db = s.GetRequiredService<AppDb>(); return db.Change(() => Raise(db, $"Anliegen {w}/{i}")); });
        })));
        while (!writers.IsCompleted)
        {
            var from = seen.Count == 0 ? 0 : seen[^1];
            seen.AddRange(await town.Ask(db => db.Journal.Where(e => e.Seq > from).OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync()));
        }
        await writers;
        var last = seen.Count == 0 ? 0 : seen[^1];
        seen.AddRange(await town.Ask(db => db.Journal.Where(e => e.Seq > last).OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync()));
        Assert.Equal(Enumerable.Range(1, 96).Select(n => (long)n), seen);
        Assert.Equal(96, await town.Ask(db => db.Items.Select(i => i.Number).Distinct().CountAsync()));
    }

    [Theory, BothStores]
    public async Task Two_nodes_that_read_the_same_batch_apply_it_once(Database store)
    {
        await using var town = await Town.Found(store);
        for (var i = 0; i < 5; i++) await town.Do(s => { var db = s.GetRequiredService<AppDb>(); return db.Change(() => Raise(db, "Anliegen")); });
        var reading = town.Services.GetRequiredService<ReadJournal>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => reading.Step(Counting.Name, typeof(Counting), default))));
        Assert.Equal(5, await town.Ask(db => db.EarlierTexts.CountAsync()));
    }

    [Fact]
    public async Task What_fails_leaves_neither_the_change_nor_its_entry_nor_its_number()
    {
        await using var town = await Town.Found();
        await Assert.ThrowsAsync<InvalidOperationException>(() => town.Do(s =>
        {
            var db = s.GetRequiredService<AppDb>();
            return db.Change(async () => { await Raise(db, "Anliegen"); throw new InvalidOperationException(); });
        }));
        await town.Do(s => { var db = s.GetRequiredService<AppDb>(); return db.Change(() => Raise(db, "Das nächste")); });
        Assert.EndsWith("-0001", await town.Ask(db => db.Items.Select(i => i.Number).SingleAsync()));
        Assert.Equal(1, await town.Ask(db => db.Journal.Select(e => e.Seq).SingleAsync()));
    }

    /// <summary>A reader whose effect can be counted: it writes a row for each entry.</summary>
    public sealed class Counting(AppDb db) : IJournalReader
    {
        public static string Name => "test.counting";

        public Task Read(IReadOnlyList<JournalEntry> entries, CancellationToken stop)
        {
            foreach (var e in entries) db.EarlierTexts.Add(new EarlierText { ItemId = e.ItemId, Title = "counted", Body = "", ReplacedAt = e.At });
            return Task.CompletedTask;
        }
    }
}
