using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>How every connection is set, once: a pooled one is opened for each query but stays what it is.</summary>
sealed class Pragmas : DbConnectionInterceptor
{
    // FULL: what was acknowledged is on the disk.
    const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";

    static readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> known = [];

    public static void Set(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || !known.TryAdd(handle, known)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data) => Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken stop = default)
    {
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
