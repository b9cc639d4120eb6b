using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Store.Postgres;
using Digitalbeirat.Store.Sqlite;

namespace Digitalbeirat.Server.Web;

/// <summary>Where this installation keeps what, from the configuration: DIGITALBEIRAT__DATABASE and DIGITALBEIRAT__DATA.</summary>
public sealed record Installation(IStore Store, string Connection, DataFolder Data)
{
    public static Installation From(IConfiguration configuration)
    {
        var data = new DataFolder(configuration["Digitalbeirat:Data"] is { Length: > 0 } folder ? folder : "data");
        var database = configuration["Digitalbeirat:Database"];
        return database is { Length: > 0 } && !database.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
            ? new(new PostgresStore(), database, data)
            : new(new SqliteStore(), database is { Length: > 0 } ? database : $"Data Source={Path.Combine(data.Folder(""), "digitalbeirat.db")}", data);
    }
}
