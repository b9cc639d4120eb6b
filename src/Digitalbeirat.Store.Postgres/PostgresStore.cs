using System.Data.Common;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Digitalbeirat.Store.Postgres;

/// <summary>PostgreSQL, for several nodes of one town.</summary>
public sealed class PostgresStore : IStore
{
    /// <summary>Held by whoever writes in this town, until the commit.</summary>
    const long WriterLock = 7_203_012;

    public string Name => "PostgreSQL";
    public ISearch Search { get; } = new PostgresSearch();

    public void Use(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, npgsql => npgsql.MigrationsAssembly(typeof(PostgresStore).Assembly));

    public async Task<DbConnection> OpenLane(string connection, CancellationToken stop)
    {
        // A node that hangs in the middle of a change must not hold up the others for good.
        var link = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, Options = "-c idle_in_transaction_session_timeout=30s" }.ToString());
        await link.OpenAsync(stop);
        return link;
    }

    public async Task<DbTransaction> BeginLane(DbConnection link, CancellationToken stop)
    {
        var transaction = await link.BeginTransactionAsync(stop);
        await using var wait = link.CreateCommand();
        wait.CommandText = FormattableString.Invariant($"SELECT pg_advisory_xact_lock({WriterLock})");
        wait.Transaction = transaction;
        await wait.ExecuteNonQueryAsync(stop);
        return transaction;
    }

    public bool IsDuplicate(DbUpdateException error) => error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsFull(Exception error) => (error as PostgresException ?? error.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.DiskFull };

    public bool IsUnreachable(Exception error) => (error as NpgsqlException ?? error.InnerException as NpgsqlException) is { IsTransient: true } or { InnerException: System.Net.Sockets.SocketException or IOException or TimeoutException };

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
