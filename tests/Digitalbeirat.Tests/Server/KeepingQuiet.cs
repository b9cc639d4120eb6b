using System.Collections.Concurrent;
using System.Text;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Tests.Server;

/// <summary>What the program tells the office's IT about itself, and what it does not tell about people.</summary>
public sealed class KeepingQuiet
{
    const string Mail = "wilhelmine.pfleiderer@example.org", Name = "Wilhelmine Pfleiderer", Word = "Bandscheibenvorfall";

    // Everything a person leaves behind in a day, and some of it wrong.
    static async Task LiveADay(Town town, string address)
    {
        // The work of the day is the program's, not that of the town beside it.
        await ((RunJobs)town.Services.GetService(typeof(RunJobs))!).StopAsync(default);
        await town.Do(async s =>
        {
            var db = (Digitalbeirat.Kernel.Data.AppDb)s.GetService(typeof(Digitalbeirat.Kernel.Data.AppDb))!;
            db.Jobs.Add(new() { Kind = "files.sweep", DueAt = db.Now.AddDays(-1) });
            await db.SaveChangesAsync();
        });
        await town.Account("Wilhelmine Pfleiderer");
        using var person = new Visitor(address);
        person.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Wilhelmines-Browser/1.0");
        await person.Open("/anmelden?zurueck=/suche?q=" + Word);
        await person.Press("Anmelden", ("Email", Mail), ("Password", Word));
        await person.SignIn(Mail, Town.Password);
        await person.Open("/suche?q=" + Word);
        await person.Open($"/anmelden/link/{Word}");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await person.Open($"/anliegen/{concern}");
        await person.Press("Beitrag schreiben", ("text", $"Wegen meines {Word} brauche ich eine Bank."));
        await person.Open("/anliegen/neu");
        await person.Press("Weiter", ("as", Word), ("need", "eine Bank am Marktplatz"), ("soThat", Word), ("area", "1"));
        await person.Open("/gibt-es-nicht/" + Word);
        using var broken = await person.Http.PostAsync($"/kommentieren/{concern}", new FormUrlEncodedContent([KeyValuePair.Create("token", Word), KeyValuePair.Create("text", Word)]));
    }

    [Fact]
    public async Task The_log_of_a_day_names_nobody_and_quotes_nobody_even_when_things_go_wrong()
    {
        await using var town = await Town.Found();
        using var program = await RunningProgram.Start(town.Folder, ("Logging__LogLevel__Default", "Information"), ("DIGITALBEIRAT__MAIL__HOST", "127.0.0.1"), ("DIGITALBEIRAT__MAIL__PORT", "1"));
        await LiveADay(town, program.Address);
        // A job that fails with the person in its error's message.
        await town.Do(async s =>
        {
            var db = (Digitalbeirat.Kernel.Data.AppDb)s.GetService(typeof(Digitalbeirat.Kernel.Data.AppDb))!;
            db.Jobs.Add(new() { Kind = "nobody." + Mail, DueAt = db.Now.AddDays(-1) });
            await db.SaveChangesAsync();
        });
        await program.Says("InvalidOperationException");
        program.Kill();
        var log = program.Log;
        // The kind of a job is ours to choose and is named; here it stands for itself once.
        foreach (var word in new[] { Name, Word, "Wilhelmines-Browser", Town.Password }) Assert.DoesNotContain(word, log);
        Assert.All(log.Split('\n').Where(l => l.Contains(Mail, StringComparison.Ordinal)), l => Assert.Contains("Job nobody.", l));
    }

    [Fact]
    public async Task Traces_and_figures_reach_who_asked_for_them_and_hold_nobody()
    {
        await using var town = await Town.Found();
        await using var collector = await Collector.Start();
        using var program = await RunningProgram.Start(town.Folder, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"));
        await LiveADay(town, program.Address);
        foreach (var told in new[] { "/kommentieren/{number}", "/anmelden/link/{token}", "digitalbeirat.lane.commits", "digitalbeirat.lane.changes", "digitalbeirat.jobs", "http.server.request.duration", "sign-in.failed" }) await collector.Hears(told);
        foreach (var word in new[] { Mail, Name, Word, "Wilhelmines-Browser", "client.address", "network.peer.address", "user_agent", "url.query" }) Assert.DoesNotContain(word, collector.All);
    }

    [Fact]
    public async Task What_somebody_is_shown_who_is_signed_in_stays_in_no_cache()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        foreach (var path in new[] { "/", $"/anliegen/{concern}", "/konto", "/konto/daten", "/konto/daten/export.json", "/api/me", "/api/me/contributions", "/mitteilungen", "/api/notifications" })
        {
            using var answer = await anna.Http.GetAsync(path);
            Assert.Equal((path, 200, true), (path, (int)answer.StatusCode, answer.Headers.CacheControl?.NoStore));
        }
        // What is the same for everybody is kept as ever.
        var style = System.Text.RegularExpressions.Regex.Match(await anna.Http.GetStringAsync("/"), "href=\"(/_content/[^\"]+\\.css)\"").Groups[1].Value;
        using var kept = await anna.Http.GetAsync(style);
        Assert.False(kept.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Nothing_of_it_is_loaded_when_nobody_asked()
    {
        await using var town = await Town.Found();
        using var program = await RunningProgram.Start(town.Folder, ("OTEL_EXPORTER_OTLP_ENDPOINT", ""));
        using var visitor = new Visitor(program.Address);
        await visitor.Open("/");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows which files a process has loaded");
        Assert.DoesNotContain("OpenTelemetry", await File.ReadAllTextAsync($"/proc/{program.Id}/maps", TestContext.Current.CancellationToken));
    }

    /// <summary>Takes what OpenTelemetry sends and keeps it as it came.</summary>
    sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        readonly ConcurrentQueue<string> heard = new();
        readonly SemaphoreSlim bell = new(0);

        public string Address => app.Urls.First();
        public string All => string.Concat(heard);

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var collector = new Collector(app);
            app.Run(async http =>
            {
                using var all = new MemoryStream();
                await http.Request.Body.CopyToAsync(all);
                collector.heard.Enqueue(Encoding.UTF8.GetString(all.ToArray()));
                collector.bell.Release();
            });
            await app.StartAsync();
            return collector;
        }

        public async Task Hears(string word)
        {
            while (!All.Contains(word, StringComparison.Ordinal)) Assert.True(await bell.WaitAsync(TimeSpan.FromMinutes(1)), $"{word} was not told within a minute");
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
