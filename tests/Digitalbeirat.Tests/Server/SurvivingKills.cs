using System.Collections.Concurrent;
using Digitalbeirat.Debate.Discussion;
using Digitalbeirat.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Server;

public sealed class SurvivingKills
{
    const int Rounds = 10, Writers = 8, Enough = 25;

    [Fact]
    public async Task Ten_times_killed_while_people_write_it_has_everything_it_confirmed_and_starts_again_by_itself()
    {
        await using var town = await Town.Found();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var people = new List<Visitor>();
        for (var i = 0; i < Writers; i++) people.Add(await town.Person($"Person {i}"));
        var confirmed = new ConcurrentBag<string>();
        for (var round = 0; round < Rounds; round++)
        {
            using var program = await RunningProgram.Start(town.Folder);
            using var heard = new SemaphoreSlim(0);
            var writing = people.Select((p, i) => Task.Run(() => Write(program.Address, p, concern, $"{round}-{i}", confirmed, heard))).ToList();
            for (var n = 0; n < Enough; n++) Assert.True(await heard.WaitAsync(TimeSpan.FromMinutes(2)), "Nobody's writing was confirmed for two minutes");
            program.Kill();
            await Task.WhenAll(writing);
            await Consistent(town, confirmed);
        }
        Assert.True(confirmed.Count >= Rounds * Enough);
        foreach (var p in people) p.Dispose();
    }

    // Writes until the connection breaks; what was answered with 303 was promised to be kept.
    static async Task Write(string address, Visitor person, string concern, string name, ConcurrentBag<string> confirmed, SemaphoreSlim heard)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = person.Cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        try
        {
            var page = await http.GetStringAsync($"/anliegen/{concern}");
            var token = page.Split("name=\"token\" value=\"")[1].Split('"')[0];
            for (var n = 0; ; n++)
            {
                var text = $"Beitrag {name}-{n} zu diesem Anliegen";
                using var answer = await http.PostAsync($"/kommentieren/{concern}", new FormUrlEncodedContent([KeyValuePair.Create("token", token), KeyValuePair.Create("text", text)]));
                Assert.Equal(303, (int)answer.StatusCode);
                confirmed.Add(text);
                heard.Release();
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException)
        {
            // The program was killed.
        }
    }

    static async Task Consistent(Town town, ConcurrentBag<string> confirmed)
    {
        var texts = (await town.Ask(db => db.Set<Comment>().Select(c => c.Text).ToListAsync())).ToHashSet();
        Assert.DoesNotContain(confirmed, t => !texts.Contains(t));
        var seqs = await town.Ask(db => db.Journal.OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync());
        Assert.Equal(Enumerable.Range(1, seqs.Count).Select(n => (long)n), seqs);
        // Each comment with its entry and its count, or none of them.
        Assert.Equal(texts.Count, await town.Ask(db => db.Journal.CountAsync(e => e.What == "comment.posted")));
        Assert.Equal(texts.Count, await town.Ask(db => db.Items.Select(i => i.Comments).SumAsync()));
        // A connection of its own reads the file as it is; one that knew the index before compares with what it remembers.
        await using var fresh = new SqliteConnection(town.Connection + ";Pooling=False");
        await fresh.OpenAsync();
        await using var check = new SqliteCommand("PRAGMA integrity_check", fresh);
        Assert.Equal("ok", await check.ExecuteScalarAsync());
    }
}
