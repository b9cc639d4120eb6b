using System.Net;
using System.Net.Sockets;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Kernel;

public sealed class WorkThatFails
{
    [Theory, BothStores]
    public async Task A_job_that_never_works_is_given_up_holds_nobody_up_and_stands_before_the_office(Database store)
    {
        await using var town = await Town.Found(store);
        using var office = await town.Person("Olga", Roles.Office);
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Jobs.Add(new Job { Kind = "nobody.knows-this", DueAt = db.Now });
            s.GetRequiredService<Postbox>().Post("anna@example.org", "Guten Tag", "Ein Brief, der nach der schlechten Arbeit kommt.");
            await db.SaveChangesAsync();
        });
        await town.Settle();
        Assert.NotNull((await town.Mails()).Single().SentAt);
        for (var i = 0; i < 12; i++)
        {
            town.Clock.Advance(TimeSpan.FromHours(2));
            await town.Settle();
        }
        var job = await town.Ask(db => db.Jobs.SingleAsync(j => j.Kind == "nobody.knows-this"));
        Assert.Equal((true, 10), (job.GivenUp, job.Attempts));
        await office.SignIn(Town.Email("Olga"), Town.Password);
        await office.Open("/verwaltung/technik");
        Assert.Contains("nobody.knows-this", office.Text);
        await office.Post("/verwaltung/technik/wiederholen", ("what", "job"), ("id", $"{job.Id}"));
        Assert.False(await town.Ask(db => db.Jobs.Where(j => j.Id == job.Id).Select(j => j.GivenUp && j.Attempts > 1).SingleAsync()));
    }

    [Fact]
    public async Task While_the_mail_server_is_dead_letters_wait_and_go_out_in_their_order_when_it_lives_again()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var port = ((IPEndPoint)socket.LocalEndpoint).Port;
        socket.Stop();
        await using var town = await Town.Found(settings: [("Digitalbeirat:Mail:Host", "127.0.0.1"), ("Digitalbeirat:Mail:Port", $"{port}")]);
        using var anna = town.Visitor();
        await anna.Open("/anliegen/neu");
        await anna.Press("Weiter", ("as", "Anwohnerin"), ("need", "eine Bank am Marktplatz"), ("soThat", "ich ausruhen kann"), ("area", "1"));
        await anna.Press("Absenden", ("email", "anna@example.org"));
        Assert.Equal(200, anna.Status);
        await town.Settle();
        var waiting = Assert.Single(await town.Mails());
        Assert.Null(waiting.SentAt);
        Assert.True(waiting.Attempts > 0 && waiting.NextTryAt > town.Clock.GetUtcNow());
        // The server is back: files stand in for it.
        await using var repaired = await town.SecondNode();
        town.Clock.Advance(TimeSpan.FromHours(1));
        await repaired.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Jobs.Add(new Job { Kind = DeliverMail.Kind, DueAt = db.Now });
            await db.SaveChangesAsync();
        });
        await repaired.Settle();
        Assert.NotNull(Assert.Single(await town.Mails()).SentAt);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_neither_stops_the_work_nor_does_it_twice()
    {
        await using var town = await Town.Found();
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromDays(-3));
        await town.Do(async s =>
        {
            s.GetRequiredService<Postbox>().Post("anna@example.org", "Guten Tag", "Ein Brief aus der Vergangenheit.");
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        await town.Settle();
        Assert.NotNull((await town.Mails()).Single().SentAt);
        town.Clock.Advance(TimeSpan.FromDays(3));
        await town.Settle();
        Assert.Single(Directory.GetFiles(Path.Combine(town.Folder, "outbox")));
        var concern = await town.Concern("Nach der Zeitumstellung");
        Assert.Equal(concern, (await town.Item(concern)).Number);
    }
}
