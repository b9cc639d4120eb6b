using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>Open connections for whoever reads, the one used last first. A context has one from its first question until it is done.</summary>
sealed class LendConnections(string file) : DbConnectionInterceptor
{
    /// <summary>More are closed when they come back. Nobody waits while he has one, so few are used at a time.</summary>
    const int Most = 16;

    readonly ConcurrentStack<KeptConnection> free = [];

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData data, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult((free.TryPop(out var kept) ? kept : new KeptConnection(file, TakeBack)).Lend());

    void TakeBack(KeptConnection connection)
    {
        if (connection.IsGood && free.Count < Most) free.Push(connection);
        else connection.End();
    }

    /// <summary>Those that are lent go on.</summary>
    public void CloseFree()
    {
        while (free.TryPop(out var kept)) kept.End();
    }
}
