using Digitalbeirat.Journeys.Pages;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Server.Demo;
using Digitalbeirat.Server.Web;
using Digitalbeirat.Store.Sqlite;
using Town = Digitalbeirat.Testing.Town;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Digitalbeirat.Journeys.City;

/// <summary>The demo city, founded when the first test asks for it and served for the rest of the run; beside it an installation that is still to be set up.</summary>
public sealed class DemoCity : IAsyncLifetime
{
    static readonly Dictionary<Who, string> emails = new()
    {
        [Who.Resident] = "buergerin@demo.example", [Who.Board] = "beirat@demo.example", [Who.Unit] = "fachstelle@demo.example",
        [Who.Office] = "geschaeftsstelle@demo.example", [Who.Administrator] = "verwaltung@demo.example",
    };

    readonly string folder = Directory.CreateTempSubdirectory("digitalbeirat-demo").FullName;
    readonly Lazy<Task<Founded>> founded;
    readonly Lazy<Task<Town>> empty = new(() => Town.Found(ready: false));

    public DemoCity() => founded = new(Found);

    sealed record Founded(WebApplication App, string Address, IReadOnlyDictionary<string, string> Examples);

    public static string Password => FoundCity.Password;
    public static string? Email(Who who) => emails.GetValueOrDefault(who);

    public async Task<string> Address(Who who) => who is Who.Founder or Who.Stranger ? (await empty.Value).Address : (await founded.Value).Address;
    public async Task<IServiceProvider> Services() => (await founded.Value).App.Services;

    /// <summary>The page's address with the city's own numbers in it.</summary>
    public async Task<string> PathOf(PageType page)
    {
        var path = page.Address;
        foreach (var (name, value) in (await founded.Value).Examples) path = path.Replace("{" + name + "}", value, StringComparison.Ordinal);
        Assert.False(path.Contains('{'), $"The demo city has no example for {path}");
        return path;
    }

    async Task<Founded> Found()
    {
        var where = new Installation(new SqliteStore(), $"Data Source={Path.Combine(folder, "digitalbeirat.db")}", new DataFolder(folder));
        // While one writes tests: a demo city founded before saves half a minute.
        if (Environment.GetEnvironmentVariable("DEMO_CITY") is { Length: > 0 } kept) File.Copy(Path.Combine(kept, "digitalbeirat.db"), Path.Combine(folder, "digitalbeirat.db"));
        else await Tell(where);
        var builder = BuildApp.Builder([], where);
        builder.Configuration.AddInMemoryCollection([new("Digitalbeirat:ChangesPerMinute", "100000")]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = BuildApp.Build(builder);
        await BuildApp.Prepare(app.Services);
        await app.StartAsync();
        var address = app.Urls.First();
        return new(app, address, await new FindExamples(app.Services, address).Run());
    }

    static async Task Tell(Installation where)
    {
        var clock = new DemoClock(TimeProvider.System.GetUtcNow());
        await using var app = BuildApp.Build(BuildApp.Builder([], where, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        await BuildApp.Prepare(app.Services);
        await TellStory.Run(app.Services, clock, "http://localhost:5080", _ => { }, _ => { }, default);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (founded.IsValueCreated && founded.Value.IsCompletedSuccessfully)
        {
            var app = (await founded.Value).App;
            await app.StopAsync();
            await app.DisposeAsync();
        }
        if (empty.IsValueCreated && empty.Value.IsCompletedSuccessfully) await (await empty.Value).DisposeAsync();
        Directory.Delete(folder, true);
    }
}
