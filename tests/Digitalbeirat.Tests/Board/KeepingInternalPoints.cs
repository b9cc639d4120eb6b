using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Motions;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Board;

public sealed class KeepingInternalPoints
{
    const string Secret = "Vergabekammer", Reason = "Es geht um Angebote von Firmen";

    [Theory, BothStores]
    public async Task What_is_not_public_is_named_with_its_reason_and_stands_nowhere_else(Database store)
    {
        await using var town = await Town.Found(store);
        var meeting = await town.Meeting("Erste Sitzung");
        var (point, motion) = ("", "");
        await town.Do(async s =>
        {
            var item = await s.GetRequiredService<AppDb>().Items.FirstAsync(i => i.Number == meeting);
            var agenda = await s.GetRequiredService<AddAgendaItem>().Run(item, new($"Bericht der {Secret}", AgendaForm.Report, 15, $"Alles über die {Secret}.", Reason));
            motion = (await s.GetRequiredService<DraftMotion>().Run(new($"Antrag zur {Secret}", $"Die {Secret} wird gebeten, zu entscheiden."), agenda)).Number;
            point = agenda.Number;
        });
        await town.Settle();
        using var visitor = town.Visitor();
        await visitor.Open($"/sitzungen/{meeting}");
        Assert.Contains("Nicht öffentlicher Punkt", visitor.Text);
        Assert.Contains(Reason, visitor.Text);
        Assert.Equal(403, await visitor.StatusOf($"/tagesordnung/{point}"));
        Assert.Equal(403, await visitor.StatusOf($"/antraege/{motion}"));
        string[] everywhere =
        [
            "/", $"/sitzungen/{meeting}", $"/tagesordnung/{point}", $"/antraege/{motion}", "/antraege", "/journal", $"/suche?q={Secret}", "/sitzungen.ics", $"/sitzungen/{meeting}.ics", "/sitemap.xml",
            "/feeds/tagesordnung", "/feeds/antraege", "/feeds/sitzungen", $"/verlauf/{point}", $"/weg/{point}", $"/weg/{motion}", $"/teilen/{point}", $"/melden/{point}", $"/kommentieren/{point}", $"/folgen/{point}",
            $"/api/agenda-items/{point}", $"/api/motions/{motion}", "/api/motions", $"/api/meetings/{meeting}", "/api/journal", $"/api/search?q={Secret}", $"/api/items/{point}/history", $"/api/items/{point}/path",
            $"/api/items/{motion}/comments", $"/api/similar?text=Bericht der {Secret} Antrag",
        ];
        foreach (var address in everywhere)
        {
            using var answer = await visitor.Http.GetAsync(address);
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {address}");
            var said = (await answer.Content.ReadAsStringAsync()).Replace($"/suche?q={Secret}", "", StringComparison.Ordinal);
            if (address.StartsWith("/suche", StringComparison.Ordinal)) Assert.DoesNotContain("Bericht der", said);
            else Assert.False(said.Contains(Secret, StringComparison.Ordinal), $"{address} tells of it");
        }
        using var rita = await town.Person("Rita", Roles.Board);
        Assert.Contains(Secret, (await rita.Open($"/sitzungen/{meeting}")).Text);
        Assert.Equal(200, await rita.StatusOf($"/tagesordnung/{point}"));
    }

    [Fact]
    public async Task Those_who_follow_are_not_told_the_title_of_what_is_not_public()
    {
        await using var town = await Town.Found();
        using var ben = await town.Person("Ben");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Ben");
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var meeting = await s.GetRequiredService<ScheduleMeeting>().Run(new MeetingPlan("Sitzung", "", db.Now.AddDays(3), db.Now.AddDays(3).AddHours(1), "Rathaus"));
            await s.GetRequiredService<PutOnAgenda>().Run(await db.Items.FirstAsync(i => i.Number == concern), meeting, new($"Bericht der {Secret}", AgendaForm.Report, 15, "", Reason));
        });
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromDays(1));
        await town.Settle();
        Assert.DoesNotContain(await town.Mails(), m => m.Text.Contains(Secret, StringComparison.Ordinal) || m.Subject.Contains(Secret, StringComparison.Ordinal));
        await ben.SignIn(Town.Email("Ben"), Town.Password);
        Assert.DoesNotContain(Secret, (await ben.Open("/mitteilungen")).Page.DocumentElement.OuterHtml);
        Assert.DoesNotContain(Secret, (await ben.Open($"/anliegen/{concern}")).Page.DocumentElement.OuterHtml);
    }
}
