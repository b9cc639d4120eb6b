using System.Net;
using System.Net.Sockets;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Server;

/// <summary>What docs/operations/faults.md promises. A full disk is in <see cref="Limits"/>, a killed program in <see cref="SurvivingKills"/>, failing work in WorkThatFails.</summary>
public sealed class Faults : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("digitalbeirat-faults").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    static async Task Damage(string connection)
    {
        // Everything into the file itself, and then its pages are no pages any more.
        await using (var link = new SqliteConnection(connection + ";Pooling=False"))
        {
            await link.OpenAsync();
            await using var fold = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", link);
            await fold.ExecuteNonQueryAsync();
        }
        await using var file = new FileStream(new SqliteConnectionStringBuilder(connection).DataSource, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        await file.WriteAsync("This is no database any more. "u8.ToArray());
        for (var at = 4096; at < file.Length; at += 4096)
        {
            file.Position = at;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }
    }

    [Fact]
    public async Task On_a_damaged_database_it_does_not_start_says_so_and_a_copy_makes_it_whole_again()
    {
        var copy = Path.Combine(folder, "kopie.tar.gz");
        await using var town = await Town.Found();
        var concern = await town.Concern("Das war schon da");
        Assert.Equal(0, (await CommandLine.RunOn(town.Folder, null, "backup", copy)).Status);
        var place = Path.Combine(folder, "data");
        Directory.CreateDirectory(place);
        await File.WriteAllTextAsync(Path.Combine(place, "digitalbeirat.db"), string.Concat(Enumerable.Repeat("no database ", 2000)), TestContext.Current.CancellationToken);
        var (status, answer, said) = await CommandLine.RunOn(place, null, "start");
        Assert.Equal((1, ""), (status, answer));
        Assert.Contains("damaged", said);
        Assert.Contains("digitalbeirat restore FILE.tar.gz --replace", said);
        Assert.DoesNotContain("   at ", said);
        Assert.Equal(0, (await CommandLine.RunOn(place, null, "restore", copy, "--replace")).Status);
        using var program = await RunningProgram.Start(place);
        using var visitor = new Visitor(program.Address);
        Assert.Equal(200, (await visitor.Open($"/anliegen/{concern}")).Status);
        Assert.True(File.Exists(Path.Combine(place, "digitalbeirat.db.damaged")));
    }

    [Fact]
    public async Task When_the_database_is_damaged_while_it_runs_people_are_told_to_come_back_and_the_proxy_too()
    {
        await using var town = await Town.Found();
        using var visitor = town.Visitor();
        var concern = await town.Concern("Das war schon da");
        await visitor.Open($"/anliegen/{concern}");
        using (var well = await visitor.Http.GetAsync("/health/ready")) Assert.Equal(HttpStatusCode.OK, well.StatusCode);
        await Damage(town.Connection);
        town.CloseFree();
        using var answer = await visitor.Http.GetAsync($"/anliegen/{concern}?frisch");
        Assert.Equal((503, 60), ((int)answer.StatusCode, (int)answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Wir sind gleich wieder da", page);
        Assert.DoesNotContain("Sqlite", page);
        using (var ill = await visitor.Http.GetAsync("/health/ready")) Assert.Equal(503, (int)ill.StatusCode);
        using (var alive = await visitor.Http.GetAsync("/health/live")) Assert.Equal(200, (int)alive.StatusCode);
        using (var data = await visitor.Http.GetAsync("/api/concerns?frisch"))
        {
            Assert.Equal(503, (int)data.StatusCode);
            Assert.Equal("application/problem+json", data.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_damaged_page_that_nobody_has_read_is_found_in_the_night()
    {
        await using var town = await Town.Found();
        await town.Do(s => { var db = s.GetRequiredService<Digitalbeirat.Kernel.Data.AppDb>(); return db.Store.Check(db, default); });
        await Damage(town.Connection);
        town.CloseFree();
        await Assert.ThrowsAnyAsync<Exception>(() => town.Do(s => { var db = s.GetRequiredService<Digitalbeirat.Kernel.Data.AppDb>(); return db.Store.Check(db, default); }));
    }

    [Fact]
    public async Task On_a_disk_that_cannot_be_written_people_read_on_and_are_told_that_nothing_is_kept()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await anna.Open($"/anliegen/{concern}");
        // What SQLite says then is what it says on a read-only disk.
        town.Sql.BeforeEach = "PRAGMA query_only = 1";
        await anna.Press("Beitrag schreiben", ("text", "Das ist mir wichtig."));
        Assert.Equal(503, anna.Status);
        await anna.Open($"/anliegen/{concern}");
        Assert.Equal(200, anna.Status);
        town.Sql.BeforeEach = "PRAGMA query_only = 0";
        // The connection that could not write is let go with the next change that fails; the one after it has a new one.
        for (var i = 0; i < 3 && !anna.Text.Contains("noch immer wichtig", StringComparison.Ordinal); i++)
        {
            await anna.Open($"/anliegen/{concern}");
            await anna.Press("Beitrag schreiben", ("text", "Das ist mir noch immer wichtig."));
        }
        Assert.Equal(200, anna.Status);
        Assert.Contains("Das ist mir noch immer wichtig.", anna.Text);
    }

    [Fact]
    public async Task Where_it_may_not_write_it_does_not_start_and_says_where()
    {
        var file = Path.Combine(folder, "keine-mappe");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var (status, answer, said) = await CommandLine.RunOn(file, null, "start");
        Assert.Equal((1, ""), (status, answer));
        Assert.Contains(file, said);
        Assert.DoesNotContain("   at ", said);
    }

    [Fact]
    public async Task Without_its_PostgreSQL_it_does_not_start_and_says_where_it_looked()
    {
        var (status, answer, said) = await CommandLine.RunOn(Path.Combine(folder, "data"), "Host=127.0.0.1;Port=1;Database=stadt;Username=stadt;Password=streng geheim", "start");
        Assert.Equal((1, ""), (status, answer));
        Assert.Contains("127.0.0.1, database stadt", said);
        Assert.DoesNotContain("streng geheim", said);
        Assert.DoesNotContain("   at ", said);
    }

    [Fact]
    public async Task A_clock_that_was_far_ahead_leaves_no_work_undone_and_no_number_out()
    {
        await using var town = await Town.Found();
        var before = await town.Concern("Vor dem Sprung");
        town.Clock.Advance(TimeSpan.FromDays(400));
        await town.Settle();
        var during = await town.Concern("Im falschen Jahr");
        // Taken by a node that was killed while the clock was wrong.
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<Digitalbeirat.Kernel.Data.AppDb>();
            db.Jobs.Add(new Job { Kind = SweepFilesKind, DueAt = db.Now.AddDays(-400), LockedUntil = db.Now.AddMinutes(5), Attempts = 1 });
            await db.SaveChangesAsync();
        });
        town.Clock.Advance(TimeSpan.FromDays(-400));
        await town.Settle();
        Assert.Equal(0, await town.Ask(db => db.Jobs.CountAsync(j => j.Kind == SweepFilesKind)));
        // Schedules run by the clock as it is now, not as it was.
        var now = town.Clock.GetUtcNow();
        Assert.All(await town.Ask(db => db.Set<Schedule>().ToListAsync()), s => Assert.True(s.NextAt < now.AddDays(40), $"{s.Kind} rests until {s.NextAt}"));
        var after = await town.Concern("Wieder heute");
        var seqs = await town.Ask(db => db.Journal.OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync());
        Assert.Equal(Enumerable.Range(1, seqs.Count).Select(n => (long)n), seqs);
        using var visitor = town.Visitor();
        foreach (var number in new[] { before, during, after }) Assert.Equal(200, await visitor.StatusOf($"/anliegen/{number}"));
    }

    const string SweepFilesKind = "files.sweep";

    [Fact]
    public async Task A_mail_server_that_hangs_up_is_asked_once_a_round_not_once_a_letter()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var calls = 0;
        var hangingUp = Task.Run(async () =>
        {
            try { while (true) { using var caller = await socket.AcceptTcpClientAsync(); Interlocked.Increment(ref calls); } }
            catch (SocketException) { /* The test is over. */ }
        }, TestContext.Current.CancellationToken);
        await using var town = await Town.Found(settings: [("Digitalbeirat:Mail:Host", "127.0.0.1"), ("Digitalbeirat:Mail:Port", $"{((IPEndPoint)socket.LocalEndpoint).Port}")]);
        await town.Do(async s =>
        {
            for (var i = 0; i < 20; i++) s.GetRequiredService<Postbox>().Post($"anna{i}@example.org", "Guten Tag", "Ein Brief.");
            await s.GetRequiredService<Digitalbeirat.Kernel.Data.AppDb>().SaveChangesAsync();
        });
        await town.Settle();
        Assert.Equal(1, calls);
        Assert.All(await town.Mails(), m => Assert.Null(m.SentAt));
        socket.Stop();
        await hangingUp;
    }
}
