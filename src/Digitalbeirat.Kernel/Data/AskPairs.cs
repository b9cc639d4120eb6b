using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Digitalbeirat.Kernel.Data;

/// <summary>Statements about many pairs of whole numbers at once, which stand in them as the table <see cref="IStore.Pairs"/>.</summary>
public static class AskPairs
{
    /// <summary>The pairs a statement returns.</summary>
    public static async Task<List<(long, long)>> Ask(this AppDb db, string sql, IEnumerable<(long A, long B)> pairs)
    {
        var found = new List<(long, long)>();
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.About(sql, pairs);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) found.Add((rows.GetInt64(0), rows.GetInt64(1)));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        return found;
    }

    /// <summary>Runs statements inside a change.</summary>
    public static async Task Run(this AppDb db, string sql, IEnumerable<(long A, long B)> pairs)
    {
        await using var command = db.About(sql, pairs);
        await command.ExecuteNonQueryAsync();
    }

    static DbCommand About(this AppDb db, string sql, IEnumerable<(long A, long B)> pairs)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction?.GetDbTransaction());
        command.Parameter("pairs", JsonSerializer.Serialize(pairs.Select(p => new[] { p.A, p.B })));
        command.Parameter("now", UtcMicros.Of(db.Now));
        return command;
    }

    static void Parameter(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
