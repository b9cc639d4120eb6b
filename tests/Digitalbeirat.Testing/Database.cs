using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Store.Postgres;
using Digitalbeirat.Store.Sqlite;
using Npgsql;

namespace Digitalbeirat.Testing;

public enum Database { Sqlite, Postgres }

/// <summary>A fresh database for each town: a copy of one that was migrated once.</summary>
static class Databases
{
    static readonly SemaphoreSlim one = new(1, 1);
    static readonly Dictionary<(Database, string?), string> templates = [];
    static int count;

    /// <summary>Set by ./do test, which starts a PostgreSQL of its own.</summary>
    public static string? Postgres => Environment.GetEnvironmentVariable("TEST_PG");

    /// <param name="postgres">A server of the test's own.</param>
    public static async Task<(IStore Store, string Connection)> Fresh(Database store, string? postgres, string folder, Func<IStore, string, Task> migrate)
    {
        var at = postgres ?? Postgres;
        await one.WaitAsync();
        try
        {
            var name = FormattableString.Invariant($"town_{Environment.ProcessId}_{++count}");
            if (store == Database.Sqlite)
            {
                if (!templates.TryGetValue((store, null), out var template))
                {
                    templates[(store, null)] = template = Path.Combine(Directory.CreateTempSubdirectory("digitalbeirat-template").FullName, "template.db");
                    await migrate(new SqliteStore(), $"Data Source={template};Pooling=False");
                }
                var file = Path.Combine(folder, "digitalbeirat.db");
                File.Copy(template, file);
                return (new SqliteStore(), $"Data Source={file}");
            }
            var server = new NpgsqlConnectionStringBuilder(at) { Pooling = false };
            if (!templates.TryGetValue((store, at), out var source))
            {
                templates[(store, at)] = source = FormattableString.Invariant($"template_{Environment.ProcessId}");
                await Run(server, $"CREATE DATABASE {source}");
                await migrate(new PostgresStore(), new NpgsqlConnectionStringBuilder(at) { Database = source, Pooling = false }.ToString());
            }
            await Run(server, $"CREATE DATABASE {name} TEMPLATE {source}");
            return (new PostgresStore(), new NpgsqlConnectionStringBuilder(at) { Database = name, MaxPoolSize = 20 }.ToString());
        }
        finally
        {
            one.Release();
        }
    }

    static async Task Run(NpgsqlConnectionStringBuilder server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
