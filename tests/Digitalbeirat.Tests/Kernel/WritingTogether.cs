using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Needs.Concerns;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Kernel;

public sealed class WritingTogether
{
    static Task Raise(Town town, string title, Func<Task>? then = null) => town.Do(s =>
    {
        var db = s.GetRequiredService<AppDb>();
        return db.Change(async () =>
        {
            await db.Raise(Concern.Kind, null, title, title, Concern.Open, "concern.raised");
            if (then is not null) await then();
        });
    });

    [Theory, BothStores]
    public async Task Who_fails_among_those_that_are_committed_together_fails_alone(Database store)
    {
        await using var town = await Town.Found(store);
        var (first, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        // While the first holds the lane all the others gather behind it.
        var slow = Raise(town, "Anliegen 0", async () => { first.SetResult(); await go.Task; });
        await first.Task;
        var others = Enumerable.Range(1, 40).Select(i => Raise(town, $"Anliegen {i}", () => i % 3 == 0 ? throw new InvalidOperationException($"{i}") : Task.CompletedTask)).ToList();
        go.SetResult();
        await slow;
        foreach (var (task, i) in others.Select((t, i) => (t, i + 1)))
            if (i % 3 == 0) Assert.Equal($"{i}", (await Assert.ThrowsAsync<InvalidOperationException>(() => task)).Message);
            else await task;
        var kept = await town.Ask(db => db.Items.OrderBy(i => i.Id).Select(i => i.Title).ToListAsync());
        Assert.Equal(Enumerable.Range(0, 41).Where(i => i == 0 || i % 3 != 0).Select(i => $"Anliegen {i}"), kept);
        // Neither the journal nor the numbers know of those that failed.
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(n => (long)n), await town.Ask(db => db.Journal.OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync()));
        Assert.All(await town.Ask(db => db.Items.OrderBy(i => i.Id).Select(i => i.Number).ToListAsync()), (n, i) => Assert.EndsWith($"-{i + 1:0000}", n));
    }

    [Theory, BothStores]
    public async Task Two_nodes_that_write_at_once_lose_nothing_and_never_block_each_other_for_good(Database store)
    {
        await using var town = await Town.Found(store);
        await using var other = await town.SecondNode();
        var (a, b) = (await town.Concern("Das eine"), await town.Concern("Das andere"));
        var ids = await town.Ask(db => db.Items.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync());
        // Each touches both, in opposite order: rows that are locked one by one would end in a deadlock.
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() => (n % 2 == 0 ? town : other).Do(s =>
        {
            var db = s.GetRequiredService<AppDb>();
            return db.Change(async () =>
            {
                foreach (var id in n % 2 == 0 ? ids : Enumerable.Reverse(ids))
                    await db.Items.Where(i => i.Id == id).ExecuteUpdateAsync(x => x.SetProperty(i => i.Supports, i => i.Supports + 1));
            });
        }))));
        Assert.Equal([60, 60], await town.Ask(db => db.Items.Select(i => i.Supports).ToListAsync()));
        Assert.NotEqual(a, b);
    }

    [Fact]
    public async Task When_the_disk_is_full_all_that_waited_together_are_told_and_the_next_one_works()
    {
        await using var town = await Town.Found();
        await Raise(town, "Davor");
        await Assert.ThrowsAnyAsync<Exception>(() => town.Do(s =>
        {
            var db = s.GetRequiredService<AppDb>();
            return db.Change(async () =>
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1");
                var text = new string('x', 15_000);
                for (var i = 0; i < 20; i++) await db.Raise(Concern.Kind, null, "Groß", text, Concern.Open, "concern.raised");
            });
        }));
        await Raise(town, "Danach");
        Assert.Equal(["Davor", "Danach"], await town.Ask(db => db.Items.OrderBy(i => i.Id).Select(i => i.Title).ToListAsync()));
    }
}
