using System.Collections.Concurrent;
using System.Net;
using Digitalbeirat.Debate.Discussion;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Server;

/// <summary>docs/operations/two-nodes, really run: two programs, one PostgreSQL, one folder, nginx in front.</summary>
public sealed class TwoNodes
{
    const int Rounds = 4, Writers = 6, Readers = 2, Enough = 30;

    static readonly string docs = Path.Combine(Repository.Root, "docs", "operations", "two-nodes");

    /// <summary>The settings of node.env, with this town's own values.</summary>
    static (string, string)[] Settings(Town town, string address) => [.. File.ReadLines(Path.Combine(docs, "node.env")).Where(l => l.Contains('=', StringComparison.Ordinal) && l[0] != '#').Select(l => l.Split('=', 2)).Select(p => (p[0], p[0] switch
    {
        "DIGITALBEIRAT__DATABASE" => town.Connection, "DIGITALBEIRAT__DATA" => town.Folder, "DIGITALBEIRAT__PROXIES" => "127.0.0.1", "ASPNETCORE_URLS" => address,
        "Kestrel__Certificates__Default__Path" => Certificate(town) + ".crt", "Kestrel__Certificates__Default__KeyPath" => Certificate(town) + ".key", _ => p[1],
    }))];

    static string Certificate(Town town) => Path.Combine(town.Folder, "node");

    sealed record Load(Uri Front, string Concern, ConcurrentBag<string> Confirmed, ConcurrentBag<string> Broken, ConcurrentBag<string> Wrong, SemaphoreSlim Heard, CancellationToken Stop)
    {
        public HttpClient Client(CookieContainer? cookies = null) => new(new SocketsHttpHandler
        {
            CookieContainer = cookies ?? new(), AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        }) { BaseAddress = Front };

        // What was signed at a node over plain http is called otherwise behind https.
        CookieContainer Sealed(CookieContainer plain)
        {
            var cookies = new CookieContainer();
            foreach (Cookie cookie in plain.GetAllCookies()) cookies.Add(Front, new Cookie("__Host-" + cookie.Name, cookie.Value, "/") { Secure = true });
            return cookies;
        }

        public async Task Write(Visitor person, string name)
        {
            using var http = Client(Sealed(person.Cookies));
            for (var (n, token) = (0, ""); !Stop.IsCancellationRequested;)
            {
                var text = $"Beitrag {name}-{n} zu diesem Anliegen";
                try
                {
                    if (token.Length == 0) token = (await http.GetStringAsync($"/anliegen/{Concern}")).Split("name=\"token\" value=\"")[1].Split('"')[0];
                    n++;
                    using var answer = await http.PostAsync($"/kommentieren/{Concern}", new FormUrlEncodedContent([KeyValuePair.Create("token", token), KeyValuePair.Create("text", text)]));
                    if (answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.StartsWith("/anliegen/", StringComparison.Ordinal)) { Confirmed.Add(text); Heard.Release(); }
                    else if (answer.StatusCode == HttpStatusCode.BadGateway) Broken.Add($"502 {text}");
                    else Wrong.Add($"{(int)answer.StatusCode} {answer.Headers.Location} for {text}");
                }
                catch (Exception broken) when (broken is HttpRequestException or IOException) { Broken.Add($"{broken.Message} {text}"); }
            }
        }

        public async Task Read()
        {
            using var http = Client();
            while (!Stop.IsCancellationRequested)
                try
                {
                    using var answer = await http.GetAsync($"/anliegen/{Concern}");
                    if (answer.StatusCode != HttpStatusCode.OK) Wrong.Add($"{(int)answer.StatusCode} for a page");
                }
                catch (Exception broken) when (broken is HttpRequestException or IOException) { Broken.Add($"{broken.Message} while reading"); }
        }

        /// <summary>As a browser's EventSource does it: cut off, it comes back with the last number it heard. An event may bring no news, so only the last of the news ends it.</summary>
        public async Task<List<long>> LookOn(Task<long> end)
        {
            using var http = Client();
            var (heard, last) = (new List<long>(), (string?)"0");
            while (true)
                try
                {
                    using var live = await LiveStream.Open(http, Concern, last);
                    if (live.Status != 200) { await Task.Yield(); continue; }
                    while (true)
                    {
                        var next = live.Next();
                        if (await Task.WhenAny(next, end) == end && heard.Contains(await end)) return heard;
                        if (await next is not { } e) break;
                        heard.AddRange(e.News);
                        last = e.Id;
                    }
                }
                catch (Exception broken) when (broken is HttpRequestException or IOException) { /* cut off: back again */ }
        }
    }

    [Fact]
    public async Task Killed_in_turn_while_people_write_read_and_look_on_nothing_is_lost_or_doubled()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("TEST_PG") is null, "TEST_PG is not set: no PostgreSQL here");
        Assert.SkipWhen(Nginx.Program is null, "nginx is not installed");
        await using var town = await Town.Found(Database.Postgres);
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        var people = new List<Visitor>();
        for (var i = 0; i < Writers; i++) people.Add(await town.Person($"Person {i}"));
        await town.Settle();

        Nginx.Certify("node.digitalbeirat.internal", Certificate(town));
        var nodes = new[] { await RunningProgram.Start(town.Folder, Settings(town, "https://127.0.0.1:0")), await RunningProgram.Start(town.Folder, Settings(town, "https://127.0.0.1:0")) };
        var addresses = nodes.Select(n => n.Address).ToArray();
        using var nginx = new Nginx(Path.Combine(docs, "nginx.conf"), new(addresses[0]), new(addresses[1]), Certificate(town) + ".crt");
        using var stop = new CancellationTokenSource();
        var load = new Load(new(nginx.Address), concern, [], [], [], new(0), stop.Token);
        await UntilReady(load);
        await InTheClear(nginx);
        await BelievesNoOther(town, addresses);
        var work = people.Select((p, i) => Task.Run(() => load.Write(p, $"{i}"))).Concat(Enumerable.Range(0, Readers).Select(_ => Task.Run(load.Read))).ToList();
        var end = new TaskCompletionSource<long>();
        var looking = Task.Run(() => load.LookOn(end.Task));
        for (var round = 0; round < Rounds; round++)
        {
            for (var n = 0; n < Enough; n++) Assert.True(await load.Heard.WaitAsync(TimeSpan.FromMinutes(2)), "Nobody's writing was confirmed for two minutes\n" + nginx.Log);
            nodes[round % 2].Kill();
            // One node carries all of it.
            for (var n = 0; n < Enough; n++) Assert.True(await load.Heard.WaitAsync(TimeSpan.FromMinutes(2)), "Nobody's writing was confirmed for two minutes\n" + nginx.Log);
            nodes[round % 2] = await RunningProgram.Start(town.Folder, Settings(town, addresses[round % 2]));
        }
        await stop.CancelAsync();
        await Task.WhenAll(work);

        Assert.True(load.Wrong.IsEmpty, $"{load.Wrong.Count} wrong, {load.Broken.Count} broken off, {load.Confirmed.Count} confirmed\n" + string.Join('\n', load.Wrong.Take(20)) + "\n" + nginx.Log);
        // Those under way on the node that was killed, and nobody else.
        Assert.True(load.Broken.Count <= Rounds * (Writers + Readers), string.Join('\n', load.Broken));
        var texts = await town.Ask(db => db.Set<Comment>().Select(c => c.Text).ToListAsync());
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.Empty(load.Confirmed.Except(texts));
        var journal = await town.Ask(db => db.Journal.OrderBy(e => e.Seq).Select(e => new { e.Seq, e.What }).ToListAsync());
        Assert.Equal(Enumerable.Range(1, journal.Count).Select(n => (long)n), journal.Select(e => e.Seq));
        var posted = journal.Where(e => e.What == "comment.posted").Select(e => e.Seq).ToList();
        Assert.Equal(texts.Count, posted.Count);
        Assert.Equal(texts.Count, (await town.Item(concern)).Comments);

        // What follows from the journal: told to Anna once each, and heard once each by who looked on.
        await town.Settle();
        Assert.Equal(posted, await town.Ask(db => db.Database.SqlQuery<long>($"SELECT n.seq AS \"Value\" FROM outreach_notifications n JOIN people p ON p.id = n.person_id WHERE p.name = 'Anna' AND n.what = 'comment.posted' ORDER BY n.seq").ToListAsync()));
        end.SetResult(posted[^1]);
        var heard = (await looking).Where(posted.ToHashSet().Contains).ToList();
        Assert.Equal(posted, heard);

        // Both show the same. That what was signed at one holds at the other was shown by everybody who went on writing while theirs was gone.
        foreach (var node in nodes)
        {
            using var http = (load with { Front = new(node.Address) }).Client();
            Assert.Contains($"data-comments=\"{texts.Count}\"", await http.GetStringAsync($"/anliegen/{concern}", TestContext.Current.CancellationToken));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{load.Confirmed.Count} confirmed, {texts.Count} written, {load.Broken.Count} broken off by {Rounds} kills");
        foreach (var node in nodes) node.Dispose();
        foreach (var p in people) p.Dispose();
    }

    // People are led to https; a program that calls in the clear is told no.
    static async Task InTheClear(Nginx nginx)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(nginx.Plain) };
        using var page = await http.GetAsync("/anliegen");
        Assert.Equal((HttpStatusCode.MovedPermanently, "https://127.0.0.1/anliegen"), (page.StatusCode, page.Headers.Location!.OriginalString));
        using var data = await http.GetAsync("/api/concerns");
        Assert.Equal(HttpStatusCode.Forbidden, data.StatusCode);
    }

    // Nodes that show another certificate than the one nginx was given, though of the same name, are none of its nodes.
    static async Task BelievesNoOther(Town town, string[] addresses)
    {
        var other = Path.Combine(town.Folder, "other");
        Nginx.Certify("node.digitalbeirat.internal", other);
        using var nginx = new Nginx(Path.Combine(docs, "nginx.conf"), new(addresses[0]), new(addresses[1]), other + ".crt");
        using var http = new Load(new(nginx.Address), "", [], [], [], new(0), default).Client();
        while (true)
            try
            {
                using var answer = await http.GetAsync("/");
                Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
                return;
            }
            catch (HttpRequestException) { /* nginx is not there yet */ }
    }

    static async Task UntilReady(Load load)
    {
        using var http = load.Client();
        while (true)
            try { if ((await http.GetAsync("/")).StatusCode == HttpStatusCode.OK) return; }
            catch (HttpRequestException) { /* nginx is not there yet */ }
    }
}
