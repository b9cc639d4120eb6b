using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Server;

/// <summary>A mail server that takes the call and then says nothing.</summary>
public sealed class SilentMailServer
{
    static Task<Town> Found(MailServer server, string patience) =>
        Town.Found(settings: [("Digitalbeirat:Mail:Host", "127.0.0.1"), ("Digitalbeirat:Mail:Port", $"{server.Port}"), ("Digitalbeirat:Mail:Patience", patience)]);

    static Task Post(Town town, int letters) => town.Do(async s =>
    {
        for (var i = 0; i < letters; i++) s.GetRequiredService<Postbox>().Post($"anna{i}@example.org", $"Brief {i}", "Ein Brief.");
        await s.GetRequiredService<AppDb>().SaveChangesAsync();
    });

    [Fact]
    public async Task While_it_is_waited_for_pages_changes_and_all_other_work_go_on()
    {
        await using var server = new MailServer();
        // So long that nothing of this would happen if anybody waited for it.
        await using var town = await Found(server, "01:00:00");
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await Post(town, 1);
        await anna.Open($"/anliegen/{concern}");
        await anna.Press("Beitrag schreiben", ("text", "Das weckt den, der die Briefe austrägt."));
        Assert.True(await server.Called.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Jobs.Add(new Job { Kind = "files.sweep", DueAt = db.Now });
            await db.SaveChangesAsync();
        });
        await anna.Open($"/anliegen/{concern}");
        await anna.Press("Beitrag schreiben", ("text", "Währenddessen wird weiter geschrieben."));
        Assert.Equal(200, anna.Status);
        Assert.Contains("Währenddessen wird weiter geschrieben.", anna.Text);
        while (await town.Ask(db => db.Jobs.AnyAsync(j => j.Kind == "files.sweep"))) await Task.Yield();
        // The letter is waited for all the while.
        Assert.True(await town.Ask(db => db.Jobs.AnyAsync(j => j.Kind == DeliverMail.Kind && j.LockedUntil != null)));
        Assert.All(await town.Mails(), m => Assert.Null(m.SentAt));
    }

    [Fact]
    public async Task It_is_given_up_in_time_asked_once_a_round_and_the_letters_go_out_when_it_speaks_again()
    {
        await using var server = new MailServer();
        await using var town = await Found(server, "00:00:00.2");
        // The rounds are this test's.
        await town.Services.GetRequiredService<RunJobs>().StopAsync(default);
        await Post(town, 3);
        await town.Settle();
        Assert.Equal(1, server.Called.CurrentCount);
        Assert.Equal([1, 0, 0], (await town.Mails()).Select(m => m.Attempts));
        Assert.All(await town.Mails(), m => Assert.Null(m.SentAt));
        server.Speaks = true;
        town.Clock.Advance(TimeSpan.FromMinutes(11));
        await town.Settle();
        Assert.All(await town.Mails(), m => Assert.NotNull(m.SentAt));
        Assert.Equal(3, server.Letters.Count);
        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(i => server.Letters.Count(l => l.Contains($"Subject: Brief {i}", StringComparison.Ordinal))));
    }
}
