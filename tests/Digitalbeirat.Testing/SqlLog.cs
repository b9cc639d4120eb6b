using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Digitalbeirat.Testing;

/// <summary>Writes down every command that requests send to the database, for promises about how few they are.</summary>
public sealed class SqlLog : DbCommandInterceptor
{
    readonly ConcurrentQueue<string> commands = new();
    readonly HttpContextAccessor http = new();
    (string Part, Func<Task> Work)? meanwhile;

    public IReadOnlyList<string> Commands => [.. commands];
    public void Clear() => commands.Clear();

    /// <summary>Does something once, just before the next command that holds these words: what another node might do at the worst moment.</summary>
    public void Meanwhile(string part, Func<Task> work) => meanwhile = (part, work);

    /// <summary>Sends a command of its own before each one of a request, such as a limit for the connection; null for none.</summary>
    public string? BeforeEach { get; set; }

    async Task Note(DbCommand command)
    {
        var text = command.CommandText;
        if (BeforeEach is { } first && http.HttpContext is not null)
        {
            await using var own = command.Connection!.CreateCommand();
            own.CommandText = first;
            own.Transaction = command.Transaction;
            await own.ExecuteNonQueryAsync();
        }
        // Jobs and readers ask too, whenever they like; here it is about pages.
        if (http.HttpContext is not null) commands.Enqueue(text);
        if (meanwhile is not var (part, work) || !text.Contains(part, StringComparison.OrdinalIgnoreCase)) return;
        meanwhile = null;
        await work();
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken stop = default)
    {
        await Note(command);
        return await base.ReaderExecutingAsync(command, data, result, stop);
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<object> result, CancellationToken stop = default)
    {
        await Note(command);
        return await base.ScalarExecutingAsync(command, data, result, stop);
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<int> result, CancellationToken stop = default)
    {
        await Note(command);
        return await base.NonQueryExecutingAsync(command, data, result, stop);
    }
}
