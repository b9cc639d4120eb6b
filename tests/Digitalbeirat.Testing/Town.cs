using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Sessions;
using Digitalbeirat.Server.Web;
using Digitalbeirat.Store.Postgres;
using Digitalbeirat.Store.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Digitalbeirat.Testing;

/// <summary>A small town with its own program, database and clock, reached over HTTP like any other.</summary>
public sealed class Town : IAsyncDisposable
{
    public const string Password = "Maultaschen mit Brühe 7";

    readonly WebApplication app;
    readonly Installation where;
    readonly bool first;

    Town(WebApplication app, Installation where, TownClock clock, SqlLog sql, bool first) => (this.app, this.where, Clock, Sql, this.first) = (app, where, clock, sql, first);

    public TownClock Clock { get; }

    /// <summary>What the program says to its database.</summary>
    public SqlLog Sql { get; }
    public string Address => app.Urls.First();
    public IServiceProvider Services => app.Services;
    public string Folder => where.Data.Root;
    public string Connection => where.Connection;

    /// <summary>Founds a town, ready to use: two districts, two life areas, one unit.</summary>
    public static Task<Town> Found(Database store = Database.Sqlite, bool ready = true, params (string Key, string Value)[] settings) => Found(null, store, ready, settings);

    /// <param name="more">What this town's program does differently, such as limits that a test need not wait for.</param>
    public static Task<Town> Found(Action<IServiceCollection>? more, Database store = Database.Sqlite, bool ready = true, params (string Key, string Value)[] settings) => Found(more, store, null, ready, settings);

    /// <summary>A town on a PostgreSQL of the test's own, which it may stop.</summary>
    public static Task<Town> FoundOn(string postgres) => Found(null, Database.Postgres, postgres, true, []);

    static async Task<Town> Found(Action<IServiceCollection>? more, Database store, string? postgres, bool ready, (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("digitalbeirat-town").FullName;
        var clock = new TownClock();
        var (kind, connection) = await Databases.Fresh(store, postgres, folder, Migrate);
        var town = await Start(new(kind, connection, new DataFolder(folder)), clock, true, settings, more);
        if (ready) await town.SetUp();
        return town;
    }

    /// <summary>Another process of the same town: its database and files, but a program of its own.</summary>
    public Task<Town> SecondNode(params (string Key, string Value)[] settings) =>
        Start(where with { Store = where.Store is SqliteStore ? new SqliteStore() : new PostgresStore() }, Clock, false, settings);

    static async Task<Town> Start(Installation where, TownClock clock, bool first, (string Key, string Value)[] settings, Action<IServiceCollection>? more = null)
    {
        var sql = new SqlLog();
        var app = Build(where, clock, settings, sql, more);
        await BuildApp.Prepare(app.Services);
        await app.StartAsync();
        return new(app, where, clock, sql, first);
    }

    static WebApplication Build(Installation where, TimeProvider clock, (string Key, string Value)[] settings, SqlLog? sql = null, Action<IServiceCollection>? more = null)
    {
        var builder = BuildApp.Builder([], where, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            if (sql is not null) services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(sql));
            // A slow hash protects passwords; here it would only slow the tests.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
            more?.Invoke(services);
        });
        builder.Configuration.AddInMemoryCollection(settings.Prepend(("Digitalbeirat:ChangesPerMinute", "100000")).GroupBy(s => s.Item1).Select(s => KeyValuePair.Create(s.Key, (string?)s.Last().Item2)));
        builder.Logging.AddFilter("Digitalbeirat.Office.SetUp", LogLevel.Error).AddFilter<ConsoleLoggerProvider>(SecurityLog.Category, LogLevel.None);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return BuildApp.Build(builder);
    }

    static async Task Migrate(IStore store, string connection)
    {
        var data = new DataFolder(Directory.CreateTempSubdirectory("digitalbeirat-migrate").FullName);
        await using var app = Build(new(store, connection, data), TimeProvider.System, []);
        await BuildApp.Prepare(app.Services);
    }

    Task SetUp() => Do(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        db.AddRange(new District { Name = "Nord", Population = 20_000, Order = 1 }, new District { Name = "Süd", Population = 30_000, Order = 2 });
        db.AddRange(new Area { Key = "services", Name = "Städtische Dienste", Order = 1 }, new Area { Key = "mobility", Name = "Mobilität", Order = 2 });
        db.Add(new Unit { Key = "doit", Name = "Amt für Digitalisierung", Short = "DO.IT", Email = "doit@stadt.example", Order = 1 });
        await db.SaveChangesAsync();
        await s.GetRequiredService<TownSettings>().Save(db, new Kernel.Settings.Town { Name = "Neustadt", Ready = true, Address = Address, ContactEmail = "beirat@stadt.example" });
        s.GetRequiredService<Places>().Forget();
    });

    /// <summary>Does something inside the program, as the program.</summary>
    public async Task Do(Func<IServiceProvider, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        await work(scope.ServiceProvider);
    }

    public async Task<T> Ask<T>(Func<AppDb, Task<T>> question)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Lets everything that was set off come to rest: journal read, jobs run, mails written.</summary>
    public async Task Settle()
    {
        await app.Services.GetRequiredService<ReadJournal>().CatchUp();
        var jobs = app.Services.GetRequiredService<RunJobs>();
        await jobs.Plan(default);
        while (await jobs.RunNext(default)) { }
        await app.Services.GetRequiredService<ReadJournal>().CatchUp();
    }

    /// <summary>Runs one job now, as its hour would.</summary>
    public Task Run(string job) => Do(s => ((IJob)s.GetRequiredService(app.Services.GetRequiredService<House>().Jobs[job])).Run(null, default));

    /// <summary>Somebody without an account, at a browser of their own.</summary>
    public Visitor Visitor() => new(Address) { Authenticator = () => Authenticators.Code(Clock) };

    /// <summary>The address of the person of that name.</summary>
    public static string Email(string name) => name.ToLowerInvariant().Replace(' ', '.') + "@example.org";

    /// <summary>Somebody signed in, in the roles given.</summary>
    public async Task<Visitor> Person(string name, Roles roles = Roles.Resident, bool unit = false)
    {
        await Account(name, roles, unit);
        if ((roles & OpenSession.NeedSecondFactor) != 0) await Do(s => Authenticators.Give(s, name));
        var visitor = Visitor();
        await visitor.SignIn(Email(name), Password);
        return visitor;
    }

    /// <summary>An account with a password and nothing else; nobody is signed in.</summary>
    public Task Account(string name, Roles roles = Roles.Resident, bool unit = false) => Do(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        var unitId = unit ? db.Units.First().Id : (int?)null;
        var errors = new Errors();
        await s.GetRequiredService<IPeople>().CreateAccount(name, Email(name), Password, roles, unitId, errors);
        if (errors.Any) throw new InvalidOperationException(string.Join("; ", errors.All));
    });

    /// <summary>The mails written so far, newest last.</summary>
    public Task<List<Kernel.Mail.OutgoingMail>> Mails() => Ask(async db => await db.Mails.OrderBy(m => m.Id).ToListAsync());

    /// <summary>Whoever reads next reads from the disk.</summary>
    public void CloseFree() => (where.Store as IDisposable)?.Dispose();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (first) Directory.Delete(Folder, true);
    }
}
