using System.Data;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Kernel;

public sealed class SharingConnections
{
    // A context that was used before comes back to the next who asks, and the one before may have left something.
    [Theory, BothStores]
    public async Task What_somebody_noted_and_never_saved_is_saved_by_nobody(Database store)
    {
        await using var town = await Town.Found(store);
        await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await town.Settle();
        var entries = await town.Ask(db => db.Journal.CountAsync());
        for (var i = 0; i < 3; i++) await town.Ask(async db => { db.Record(await db.Items.FirstAsync(), "concern.raised", null); return 0; });
        for (var i = 0; i < 3; i++)
            await town.Do(async s =>
            {
                var db = s.GetRequiredService<AppDb>();
                (await db.Items.FirstAsync()).Title += "!";
                await db.SaveChangesAsync();
            });
        Assert.Equal(entries, await town.Ask(db => db.Journal.CountAsync()));
        Assert.EndsWith("!!!", await town.Ask(db => db.Items.Select(i => i.Title).FirstAsync()));
    }

    [Theory, BothStores]
    public async Task Who_has_written_and_reads_on_keeps_no_connection_in_the_end(Database store)
    {
        await using var town = await Town.Found(store);
        await using var scope = town.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Change(() => db.Items.CountAsync());
        await db.Items.CountAsync();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        Assert.Equal(ConnectionState.Open, connection.State);
        await db.Database.CloseConnectionAsync();
        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    // A table for the time being belongs to one connection.
    [Fact]
    public async Task Two_never_share_a_connection_even_where_one_was_closed_and_disposed_of()
    {
        await using var town = await Town.Found();
        await using AsyncServiceScope first = town.Services.CreateAsyncScope(), second = town.Services.CreateAsyncScope(), third = town.Services.CreateAsyncScope();
        static DatabaseFacade Of(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AppDb>().Database;
        var given = Of(first).GetDbConnection();
        await given.OpenAsync();
        await given.CloseAsync();
        await Of(second).OpenConnectionAsync();
        await Of(second).ExecuteSqlRawAsync("CREATE TEMP TABLE mine (a)");
        await given.DisposeAsync();
        await Of(third).OpenConnectionAsync();
        Assert.Equal(0, (await Of(third).SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM temp.sqlite_master").ToListAsync())[0]);
        await Of(second).CloseConnectionAsync();
        await Of(third).CloseConnectionAsync();
    }

    // PostgreSQL answers one question at a time on a connection, and says so.
    [Fact]
    public async Task The_same_question_may_be_asked_again_while_its_answer_is_being_read()
    {
        await using var town = await Town.Found();
        for (var i = 0; i < 3; i++) await town.Concern($"Anliegen {i}");
        Task<List<string>> Ask(AppDb db) => db.Items.OrderBy(i => i.Id).Select(i => i.Title).ToListAsync();
        var all = await town.Ask(Ask);
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var read = new List<string>();
            await foreach (var title in db.Items.OrderBy(i => i.Id).Select(i => i.Title).AsAsyncEnumerable())
            {
                read.Add(title);
                Assert.Equal(all, await Ask(db));
            }
            Assert.Equal(all, read);
        });
    }
}
