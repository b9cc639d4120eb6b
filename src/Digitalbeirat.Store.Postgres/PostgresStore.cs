using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Digitalbeirat.Store.Postgres;

/// <summary>PostgreSQL, for several nodes of one town.</summary>
public sealed class PostgresStore : IStore, IDisposable
{
    /// <summary>Held by whoever writes in this town, until the commit.</summary>
    const long WriterLock = 7_203_012;

    const string Channel = "digitalbeirat";

    // The lane of this process, whose commits nobody here needs to be told.
    volatile int own;
    string? reading;

    public string Name => "PostgreSQL";
    public ISearch Search { get; } = new PostgresSearch();

    // The driver's own keeping of prepared statements is left off: where the server stops in the middle of one, it ends in errors that do not say that the server is gone (docs/adr/0036).
    // Nothing of ours leaves anything in a connection that is read with: there is nothing to discard before each question.
    public void Use(DbContextOptionsBuilder options, string connection)
    {
        reading ??= new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true }.ToString();
        options.UseNpgsql(reading, npgsql => npgsql.MigrationsAssembly(typeof(PostgresStore).Assembly));
    }

    /// <summary>Closes what is kept open for a next question.</summary>
    public void Dispose()
    {
        if (reading is not null) NpgsqlConnection.ClearPool(new NpgsqlConnection(reading));
    }

    public async Task<DbConnection> OpenLane(string connection, CancellationToken stop)
    {
        // A node that hangs in the middle of a change must not hold up the others for good.
        var link = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, Options = "-c idle_in_transaction_session_timeout=30s" }.ToString());
        await link.OpenAsync(stop);
        own = link.ProcessID;
        return link;
    }

    public async Task<DbTransaction> BeginLane(DbConnection link, CancellationToken stop)
    {
        var transaction = await link.BeginTransactionAsync(stop);
        await using var wait = link.CreateCommand();
        wait.CommandText = FormattableString.Invariant($"SELECT pg_advisory_xact_lock({WriterLock}); NOTIFY {Channel}");
        wait.Transaction = transaction;
        await wait.ExecuteNonQueryAsync(stop);
        return transaction;
    }

    /// <summary>PostgreSQL tells it on at the commit, and only then.</summary>
    public async Task Listen(string connection, Action heard, CancellationToken stop)
    {
        await using var link = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 10 }.ToString());
        await link.OpenAsync(stop);
        link.Notification += (_, said) => { if (said.PID != own) heard(); };
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", link)) await listen.ExecuteNonQueryAsync(stop);
        heard();
        while (true) await link.WaitAsync(stop);
    }

    public string Pairs => "(SELECT (value ->> 0)::bigint AS a, (value ->> 1)::bigint AS b FROM json_array_elements(@pairs::json))";

    public bool IsDuplicate(DbUpdateException error) => error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsFull(Exception error) => Of(error) is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    public bool IsUnreachable(Exception error) => Of(error) is { IsTransient: true } or { InnerException: System.Net.Sockets.SocketException or IOException or TimeoutException };

    // EF wraps what the database says once, and what may go away by itself once more.
    static NpgsqlException? Of(Exception? error)
    {
        while (error is not null and not NpgsqlException) error = error.InnerException;
        return error as NpgsqlException;
    }

    public Task Save(string connection, string file, CancellationToken stop) => Run("pg_dump", connection, ["--format=custom", "--no-owner", "--file=" + file], stop);

    // In one transaction: whoever reads meanwhile sees all of the old or all of the new.
    public Task Load(string connection, string file, CancellationToken stop) =>
        Run("pg_restore", connection, ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error", file], stop);

    static async Task Run(string program, string connection, string[] words, CancellationToken stop)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program, [.. words.Take(words.Length - 1), "--dbname=" + to.Database, words[^1]]) { RedirectStandardError = true };
        (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (to.Host, to.Port.ToString(CultureInfo.InvariantCulture), to.Username, to.Password);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started");
        var said = await process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0) throw new InvalidDataException($"{program}: {said.Trim()}");
    }

    public string? WhyNotStart(Exception error, string connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        return Of(error) is { } npgsql ? $"PostgreSQL at {to.Host}, database {to.Database}, does not take us in: {npgsql.Message}. DIGITALBEIRAT__DATABASE says where it is" : null;
    }

    // Its checksums and its own monitoring do it.
    public Task Check(AppDb db, CancellationToken stop) => Task.CompletedTask;

    // Autovacuum does it by itself.
    public Task Tend(AppDb db, CancellationToken stop) => Task.CompletedTask;

    public async Task Migrate(AppDb db, CancellationToken stop)
    {
        // Asking is cheap; migrating compares the whole model before it finds nothing to do. A database that is not there has all of it to do.
        if (await db.Database.CanConnectAsync(stop) && !(await db.Database.GetPendingMigrationsAsync(stop)).Any()) return;
        // EF takes a lock of its own; ours also covers the search table.
        const long key = 7_203_011;
        await db.Database.OpenConnectionAsync(stop);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({key})", stop);
        try
        {
            await db.Database.MigrateAsync(stop);
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS search (item_id bigint PRIMARY KEY, words tsvector NOT NULL); CREATE INDEX IF NOT EXISTS search_words ON search USING gin (words)", stop);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({key})", stop);
            await db.Database.CloseConnectionAsync();
        }
    }
}
