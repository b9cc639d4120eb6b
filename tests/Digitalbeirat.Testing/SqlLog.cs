using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Digitalbeirat.Testing;

/// <summary>Writes down every command the program sends to its database, for promises about how few they are.</summary>
public sealed class SqlLog : DbCommandInterceptor
{
    readonly ConcurrentQueue<string> commands = new();

    public IReadOnlyList<string> Commands => [.. commands];
    public void Clear() => commands.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken stop = default)
    {
        commands.Enqueue(command.CommandText);
        return base.ReaderExecutingAsync(command, data, result, stop);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<object> result, CancellationToken stop = default)
    {
        commands.Enqueue(command.CommandText);
        return base.ScalarExecutingAsync(command, data, result, stop);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<int> result, CancellationToken stop = default)
    {
        commands.Enqueue(command.CommandText);
        return base.NonQueryExecutingAsync(command, data, result, stop);
    }
}
