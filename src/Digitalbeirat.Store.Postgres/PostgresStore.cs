using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Digitalbeirat.Store.Postgres;

/// <summary>PostgreSQL, for several nodes of one town.</summary>
public sealed class PostgresStore : IStore
{
    static readonly IDisposable free = new Nothing();

    public string Name => "PostgreSQL";
    public ISearch Search { get; } = new PostgresSearch();

    public void Use(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, npgsql => npgsql.MigrationsAssembly(typeof(PostgresStore).Assembly));

    public ValueTask<IDisposable> EnterWriting(CancellationToken stop) => ValueTask.FromResult(free);

    public bool IsDuplicate(DbUpdateException error) => error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsFull(Exception error) => (error as PostgresException ?? error.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.DiskFull };

    public bool IsUnreachable(Exception error) => (error as NpgsqlException ?? error.InnerException as NpgsqlException) is { IsTransient: true } or { InnerException: System.Net.Sockets.SocketException or IOException or TimeoutException };

    public async Task Migrate(AppDb db, CancellationToken stop)
    {
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

    sealed class Nothing : IDisposable
    {
        public void Dispose() { }
    }
}
