using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Server.Web;
using Digitalbeirat.Store.Postgres;
using Digitalbeirat.Store.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.House.Tests;

public sealed class Migrations
{
    static async Task<T> With<T>(IStore store, string connection, Func<AppDb, T> ask)
    {
        var folder = Directory.CreateTempSubdirectory("digitalbeirat-house");
        await using var app = BuildApp.Builder([], new(store, connection, new DataFolder(folder.FullName))).Build();
        await using var scope = app.Services.CreateAsyncScope();
        var answer = ask(scope.ServiceProvider.GetRequiredService<AppDb>());
        folder.Delete(true);
        return answer;
    }

    static Task<T> Sqlite<T>(Func<AppDb, T> ask) => With(new SqliteStore(), "Data Source=:memory:", ask);
    static Task<T> Postgres<T>(Func<AppDb, T> ask) => With(new PostgresStore(), "Host=localhost;Database=nobody", ask);

    [Fact]
    public async Task The_model_has_no_change_that_no_migration_knows()
    {
        Assert.False(await Sqlite(db => db.Database.HasPendingModelChanges()), "SQLite: run ./do migrate NAME");
        Assert.False(await Postgres(db => db.Database.HasPendingModelChanges()), "PostgreSQL: run ./do migrate NAME");
    }

    [Fact]
    public async Task Both_databases_have_the_same_migrations()
    {
        static List<string> Names(AppDb db) => [.. db.Database.GetMigrations().Select(m => m[(m.IndexOf('_') + 1)..])];
        var names = await Sqlite(Names);
        Assert.NotEmpty(names);
        Assert.Equal(names, await Postgres(Names));
    }

    [Fact]
    public async Task Whatever_holds_a_person_is_in_the_foreign_keys_or_named_here()
    {
        // A number of a person without a key to them would survive an erasure unseen: each is one somebody has thought about.
        string[] known = ["items.AuthorId"];
        var loose = await Sqlite(db => db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Where(p => p.Name is "PersonId" or "AuthorId" or "ReporterId").Select(p => (Table: e.GetTableName(), p.Name))).ToList());
        Assert.Contains(loose, l => $"{l.Table}.{l.Name}" == known[0]);
        Assert.All(loose, l => Assert.Contains(l.Table, new[] { "items", "supports", "follows", "attachments", "mails", "debate_comments", "board_members", "office_reports", "office_feedback", "outreach_notifications", "outreach_preferences", "people_proofs", "people_sessions", "people_authenticators", "people_recovery_codes" }));
    }
}
