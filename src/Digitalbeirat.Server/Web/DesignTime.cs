using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Store.Postgres;
using Digitalbeirat.Store.Sqlite;
using Microsoft.EntityFrameworkCore.Design;

namespace Digitalbeirat.Server.Web;

/// <summary>For `./do migrate NAME`: the model without a running server, for the provider named in DESIGN_STORE.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args)
    {
        var data = new DataFolder(Path.Combine(Path.GetTempPath(), "digitalbeirat-design"));
        var where = Environment.GetEnvironmentVariable("DESIGN_STORE") == "postgres"
            ? new Installation(new PostgresStore(), "Host=localhost;Database=design", data)
            : new Installation(new SqliteStore(), "Data Source=:memory:", data);
        return BuildApp.Builder([], where).Build().Services.CreateScope().ServiceProvider.GetRequiredService<AppDb>();
    }
}
