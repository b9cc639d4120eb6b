using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>Open connections for whoever asks, the one used last first: a question lasts microseconds, so a few serve all.</summary>
sealed class LendConnections(string file) : DbConnectionInterceptor
{
    /// <summary>More are closed when they come back.</summary>
    const int Most = 16;

    readonly ConcurrentStack<KeptConnection> free = [];

    public string File => file;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData data, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new LentConnection(this));

    public KeptConnection Take() => free.TryPop(out var kept) ? kept : new(file);

    public void TakeBack(KeptConnection connection)
    {
        if (connection.IsGood && free.Count < Most) free.Push(connection);
        else connection.Dispose();
    }

    /// <summary>Those that are lent go on.</summary>
    public void CloseFree()
    {
        while (free.TryPop(out var kept)) kept.Dispose();
    }
}
