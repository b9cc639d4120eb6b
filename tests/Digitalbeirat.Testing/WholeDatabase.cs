using System.Data.Common;
using System.Text;
using Digitalbeirat.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Testing;

/// <summary>Everything in a town's database as text: every table the database itself knows, not only those of the model.</summary>
public static class WholeDatabase
{
    public sealed record Value(string Place, string Text);

    /// <summary>Where any of the words stands, as table.column.</summary>
    public static async Task<List<string>> Traces(Town town, params string[] words) =>
        [.. (await Read(town)).Where(v => words.Any(w => v.Text.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(v => v.Place)];

    public static async Task<List<Value>> Read(Town town) => await town.Ask(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var (connection, all) = (db.Database.GetDbConnection(), new List<Value>());
        var tables = await Column(connection, db.Store.Name == "SQLite" ? "SELECT name FROM sqlite_master WHERE type = 'table'" : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var i = 0; i < rows.FieldCount; i++)
                    all.Add(new($"{table}.{rows.GetName(i)}", rows.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(rows.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        }
        await db.Database.CloseConnectionAsync();
        return all;
    });

    static async Task<List<string>> Column(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await rows.ReadAsync()) all.Add(rows.GetString(0));
        return all;
    }
}
