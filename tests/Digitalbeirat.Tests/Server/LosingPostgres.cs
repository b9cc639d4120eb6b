using System.Collections.Concurrent;
using System.Net;
using Digitalbeirat.Debate.Discussion;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Server;

public sealed class LosingPostgres
{
    const int Writers = 6, Enough = 30;

    sealed record Load(string Address, string Concern, CancellationToken Stop)
    {
        public ConcurrentBag<string> Confirmed { get; } = [];
        public ConcurrentBag<string> Wrong { get; } = [];
        public SemaphoreSlim Heard { get; } = new(0);
        public SemaphoreSlim Refused { get; } = new(0);

        // Nobody's browser gives up: the same form goes on being sent, before, while and after it is gone.
        public async Task Write(Visitor person, string name)
        {
            using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = person.Cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
            var token = (await http.GetStringAsync($"/anliegen/{Concern}", CancellationToken.None)).Split("name=\"token\" value=\"")[1].Split('"')[0];
            for (var n = 0; !Stop.IsCancellationRequested; n++)
            {
                var text = $"Beitrag {name}-{n} zu diesem Anliegen";
                using var answer = await http.PostAsync($"/kommentieren/{Concern}", new FormUrlEncodedContent([KeyValuePair.Create("token", token), KeyValuePair.Create("text", text)]), CancellationToken.None);
                if (answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.StartsWith("/anliegen/", StringComparison.Ordinal)) { Confirmed.Add(text); Heard.Release(); }
                else if ((int)answer.StatusCode == 503 && answer.Headers.RetryAfter is not null) { Refused.Release(); await Task.Yield(); }
                else Wrong.Add($"{(int)answer.StatusCode} {answer.Headers.Location} for {text}");
            }
        }

        public async Task Hear(SemaphoreSlim what, int times, string failure)
        {
            for (var n = 0; n < times; n++) Assert.True(await what.WaitAsync(TimeSpan.FromMinutes(2), CancellationToken.None), $"{failure}\n{string.Join('\n', Wrong.Take(10))}");
        }
    }

    [Fact]
    public async Task Stopped_and_started_again_while_people_write_it_loses_nothing_that_was_confirmed_and_nobody_has_to_start_the_program_again()
    {
        Assert.SkipUnless(OwnPostgres.IsThere, "PostgreSQL is not installed here");
        using var postgres = new OwnPostgres();
        await using var town = await Town.FoundOn(postgres.Connection);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var people = new List<Visitor>();
        for (var i = 0; i < Writers; i++) people.Add(await town.Person($"Person {i}"));
        using var stop = new CancellationTokenSource();
        var load = new Load(town.Address, concern, stop.Token);
        var work = people.Select((p, i) => Task.Run(() => load.Write(p, $"{i}"))).ToList();
        using var visitor = town.Visitor();
        foreach (var how in new[] { "fast", "immediate", "immediate" })
        {
            await load.Hear(load.Heard, Enough, "Nobody's writing was confirmed for two minutes");
            postgres.Stop(how);
            while (load.Refused.Wait(0)) { }
            await load.Hear(load.Refused, Enough, "Nobody was told to come back for two minutes");
            await visitor.Open($"/anliegen/{concern}?{how}={load.Confirmed.Count}");
            Assert.Equal(503, visitor.Status);
            Assert.Contains("Wir sind gleich wieder da", visitor.Text);
            Assert.Equal(503, await visitor.StatusOf("/health/ready"));
            Assert.Equal(200, await visitor.StatusOf("/health/live"));
            postgres.Start();
            while (load.Heard.Wait(0)) { }
        }
        await load.Hear(load.Heard, Enough, "Nobody's writing was confirmed for two minutes");
        await stop.CancelAsync();
        await Task.WhenAll(work);

        Assert.Empty(load.Wrong);
        Assert.Equal(200, await visitor.StatusOf("/health/ready"));
        var texts = await town.Ask(db => db.Set<Comment>().Select(c => c.Text).ToListAsync());
        Assert.Empty(load.Confirmed.Except(texts));
        Assert.Equal(texts.Count, texts.Distinct().Count());
        var seqs = await town.Ask(db => db.Journal.OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync());
        Assert.Equal(Enumerable.Range(1, seqs.Count).Select(n => (long)n), seqs);
        Assert.Equal(texts.Count, (await town.Item(concern)).Comments);
        TestContext.Current.TestOutputHelper?.WriteLine($"{load.Confirmed.Count} confirmed, {texts.Count} written");
        foreach (var p in people) p.Dispose();
    }
}
