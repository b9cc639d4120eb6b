using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Server.Web;
using Digitalbeirat.Store.Postgres;
using Digitalbeirat.Store.Sqlite;
using Npgsql;

namespace Digitalbeirat.Bench.Web;

/// <summary>What pages and changes cost in a large town, beside a server that only says hello; each database in its turn.</summary>
static partial class WebBench
{
    const int Concerns = 100_000, Clients = 64;
    static readonly double Seconds = double.Parse(Environment.GetEnvironmentVariable("BENCH_SECONDS") ?? "6", CultureInfo.InvariantCulture);
    static readonly string? Only = Environment.GetEnvironmentVariable("BENCH_ONLY");
    // As a server runs it: compiled ahead by ./do publish.
    static readonly string Program = Path.GetFullPath("artifacts/published/digitalbeirat"), Self = Environment.ProcessPath!;

    static bool Wanted(string name) => Only is not { Length: > 0 } || name.Contains(Only, StringComparison.Ordinal);

    public static IEnumerable<Row> Rows() => Run().ToBlockingEnumerable();

    static async IAsyncEnumerable<Row> Run()
    {
        using var peer = await Pinned.Start(Self, ["peer", "hello"], 5190, "/ready");
        var hello = new Hello(peer, Getting(peer, ["/"]));
        yield return new("hello, bare Kestrel", await hello.First(Seconds), "µs CPU", "the measure of all below, taken again beside each");
        foreach (var where in await Towns())
            await foreach (var row in Town(where, hello)) yield return row;
    }

    /// <summary>The bare server stays, and is asked again before and after each case: the speed of a virtual machine changes within minutes.</summary>
    sealed class Hello(Pinned peer, IReadOnlyList<Client> clients)
    {
        const double Shortly = 2;

        readonly Load load = new(peer);

        public async Task<double> First(double seconds) => (await load.Run(clients, seconds)).CpuMicroseconds;

        /// <summary>What a case took, as a multiple of what hello took around it.</summary>
        public async Task<(Stretch Stretch, double Times)> Beside(Func<Task<Stretch>> measure)
        {
            var before = await load.Measure(clients, Shortly);
            var stretch = await measure();
            var after = await load.Measure(clients, Shortly);
            return (stretch, stretch.CpuMicroseconds / ((before.CpuMicroseconds + after.CpuMicroseconds) / 2));
        }
    }

    static async Task<List<Installation>> Towns()
    {
        var root = Environment.GetEnvironmentVariable("BENCH_TOWN") is { Length: > 0 } kept ? kept : Directory.CreateTempSubdirectory("digitalbeirat-bench").FullName;
        var towns = new List<Installation> { Sqlite(root) };
        if (Environment.GetEnvironmentVariable("TEST_PG") is { } server) towns.Add(await Postgres(root, server));
        foreach (var where in towns)
        {
            var done = Path.Combine(where.Data.Root, "grown");
            if (File.Exists(done))
            {
                await new GrowTown(where, Concerns).TakeBack();
                continue;
            }
            Console.Error.WriteLine($"Growing a town of {Concerns:N0} concerns on {where.Store.Name} (some minutes) …");
            await new GrowTown(where, Concerns).Run();
            await File.WriteAllTextAsync(done, "");
        }
        return towns;
    }

    static Installation Sqlite(string root)
    {
        var data = new DataFolder(Path.Combine(root, "sqlite"));
        return new(new SqliteStore(), $"Data Source={Path.Combine(data.Folder(""), "digitalbeirat.db")}", data);
    }

    static async Task<Installation> Postgres(string root, string server)
    {
        var data = new DataFolder(Path.Combine(root, "postgres"));
        data.Folder("");
        const string name = "digitalbeirat_bench";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using (var there = new NpgsqlCommand($"SELECT COUNT(*) FROM pg_database WHERE datname = '{name}'", connection))
            if ((long)(await there.ExecuteScalarAsync())! == 0)
            {
                File.Delete(Path.Combine(data.Root, "grown"));
                await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
                await create.ExecuteNonQueryAsync();
            }
        return new(new PostgresStore(), new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString(), data);
    }

    static async IAsyncEnumerable<Row> Town(Installation where, Hello hello)
    {
        var on = where.Store.Name;
        (string, string)[] settings = [("DIGITALBEIRAT__DATA", where.Data.Root), ("DIGITALBEIRAT__DATABASE", where.Connection), ("Digitalbeirat__ChangesPerMinute", "100000000")];
        if (Wanted("first page")) yield return await FirstPage(settings, on);
        var naive = 0d;
        if (Wanted("supports"))
            using (var peer = await Pinned.Start(Self, ["peer", "naive"], 5191, "/ready", settings))
                naive = (await new Load(peer).Run(Naively(peer), Seconds)).PerSecond;
        using var server = await Pinned.Start(Program, ["start"], 5192, "/", settings);
        var load = new Load(server);
        foreach (var (name, pages) in Pages.Where(p => Wanted(p.Name)))
        {
            // A query string nobody else has: never from the cache.
            var (fresh, times) = await hello.Beside(() => load.Run(Getting(server, pages, uncached: true), Seconds));
            yield return new($"{name}, made anew, {on}", times, "× hello", $"{fresh.CpuMicroseconds:N0} µs, p99 {fresh.P99Milliseconds:N0} ms at {Clients} clients", name.StartsWith("search", StringComparison.Ordinal) ? null : 60);
            if (name.StartsWith("search", StringComparison.Ordinal)) continue;
            (var cached, times) = await hello.Beside(() => load.Run(Getting(server, pages), Seconds));
            yield return new($"{name}, from the cache, {on}", times, "× hello", $"{cached.CpuMicroseconds:N0} µs", 3);
        }
        foreach (var (name, pages) in new[] { ("search", Searches), ("similar to a draft", Drafts) }.Where(p => Wanted(p.Item1)))
        {
            var one = await load.Run([.. Getting(server, pages, uncached: true).Take(1)], Seconds);
            yield return new($"{name}, p99, one after the other, {on}", one.P99Milliseconds, "ms", $"{one.CpuMicroseconds:N0} µs CPU each", 20);
        }
        if (Wanted("supports")) yield return await Supports(server, naive, on);
        yield return new($"resident memory after all that, {on}", server.ResidentMegabytes, "MB", $"peak {server.PeakMegabytes:N0} MB", 350);
        if (!Wanted("export")) yield break;
        await foreach (var row in Export(server, on)) yield return row;
    }

    // Of several: one start meets whatever else the machine does.
    static async Task<Row> FirstPage((string, string)[] settings, string on)
    {
        var starts = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            using var started = await Pinned.Start(Program, ["start"], 5192, "/", settings);
            starts.Add(started.ToFirstPage.TotalMilliseconds);
        }
        starts.Sort();
        return new($"first page after the start, {on}", starts[2], "ms", $"on one core, the middle of five; the slowest {starts[^1]:N0} ms", 1500);
    }

    static async Task<Row> Supports(Pinned server, double naive, string on)
    {
        var load = new Load(server);
        var voters = await SignIn(server);
        var idle = await load.Run(Supporting(voters, again: true), Seconds);
        var write = await load.Run(Supporting(voters, again: false), Seconds);
        var floor = Math.Max(naive * (on == "SQLite" ? 20 : 3), idle.PerSecond * 0.4);
        return new($"supports a second, durable, {on}", write.PerSecond, "/s", $"{write.CpuMicroseconds:N0} µs CPU, p99 {write.P99Milliseconds:N0} ms; naive {naive:N0}/s; without a write {idle.PerSecond:N0}/s", floor, AtLeast: true);
    }

    static async IAsyncEnumerable<Row> Export(Pinned server, string on)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(5) };
        foreach (var path in new[] { "/api/comments.csv", "/api/comments.json" })
        {
            var before = server.PeakMegabytes;
            using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await using var stream = await answer.Content.ReadAsStreamAsync();
            var (buffer, bytes) = (new byte[1 << 16], 0L);
            for (int n; (n = await stream.ReadAsync(buffer)) > 0;) bytes += n;
            yield return new($"{path}, all of them, {on}", server.PeakMegabytes - before, "MB more at the peak", $"{bytes / 1e6:N0} MB sent", 64);
        }
    }

    static readonly string[] Searches = ["/suche?q=haltestelle", "/suche?q=radweg+beleuchtet", "/suche?q=%C3%B6ffnungszeiten", "/suche?q=b%C3%BCcherei+englisch", "/suche?q=stra%C3%9Fe+17+spielplatz"];

    // Words that tens of thousands hold, too.
    static readonly string[] Drafts = ["/api/similar?text=Ich+suche+eine+Bank+an+der+Haltestelle", "/api/similar?text=Der+Radweg+soll+abends+beleuchtet+sein", "/api/similar?text=Ein+Spielplatz+in+der+Stra%C3%9Fe+17"];

    static readonly (string Name, string[] Pages)[] Pages =
    [
        ("list", ["/anliegen", "/anliegen?sortierung=unterstuetzt", "/anliegen?bezirk=5", "/anliegen?bezirk=7&sortierung=unterstuetzt", "/anliegen?stand=open&sortierung=bewegt"]),
        ("list, near its end", ["/anliegen?nach=1731000000000000_99999999", "/anliegen?sortierung=unterstuetzt&nach=2_99999999"]),
        ("item with 50 comments", ["/anliegen/A-2024-0001"]),
        ("search", Searches),
    ];

    static List<Client> Getting(Pinned server, string[] pages, bool uncached = false) => [.. Enumerable.Range(0, Clients).Select(c =>
    {
        var (http, n) = (Http(server), c * 1_000_000);
        return new Client(http, () => new(HttpMethod.Get, pages[n % pages.Length] + (uncached ? (pages[n++ % pages.Length].Contains('?') ? "&x=" : "?x=") + n : n++ < 0 ? "" : "")), 200);
    })];

    static List<Client> Naively(Pinned server) => [.. Enumerable.Range(0, Clients).Select(c =>
    {
        var (http, n) = (Http(server), 0);
        return new Client(http, () => new(HttpMethod.Post, $"/{1 + (n++ * 37 + c) % Concerns}/{1 + c}"), 200);
    })];

    sealed record Voter(HttpClient Http, string Token, int Index);

    static async Task<List<Voter>> SignIn(Pinned server)
    {
        var voters = new List<Voter>();
        for (var i = 0; i < Clients; i++)
        {
            var http = Http(server);
            await Post(http, "/anmelden", await Token(http, "/anmelden"), ("Email", $"p{i}@example.org"), ("Password", GrowTown.Password));
            voters.Add(new(http, await Token(http, "/konto"), i));
        }
        return voters;
    }

    static List<Client> Supporting(List<Voter> voters, bool again) => [.. voters.Select(v =>
    {
        var n = 0;
        // Ten thousand concerns of their own, from the other end than the naive ones; again and again the same one.
        return new Client(v.Http, () => new(HttpMethod.Post, "/unterstuetzen/" + Number(again ? 0 : ++n, v.Index)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("token", v.Token)]) }, 303);
    })];

    // Concerns of 2025 are numbered from 1; there are more than forty thousand.
    static string Number(int n, int voter) => string.Create(CultureInfo.InvariantCulture, $"A-2025-{1 + (n * 61 + voter * 613) % 40_000:0000}");

    static HttpClient Http(Pinned server) => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(server.Address), DefaultRequestHeaders = { { "Accept-Language", "de" }, { "Accept", "text/html" } } };

    static async Task<string> Token(HttpClient http, string page) => TokenField().Match(await http.GetStringAsync(page)) is { Success: true } m ? m.Groups[1].Value : throw new InvalidOperationException($"No token on {page}");

    static async Task Post(HttpClient http, string path, string token, params (string Key, string Value)[] fields)
    {
        using var answer = await http.PostAsync(path, new FormUrlEncodedContent(fields.Append(("token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        if (answer.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"{(int)answer.StatusCode} at {path}");
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
