using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Board;

public sealed class AnsweringRecommendations
{
    const string Reasons = "Dafür fehlt uns in diesem und im nächsten Jahr das Geld; wir haben es geprüft, gerechnet und mit dem Gemeinderat besprochen.";

    static async Task<Visitor> Answer(Visitor unit, string recommendation, string kind, string text)
    {
        await unit.Open($"/antworten/neu?auf={recommendation}");
        await unit.Press("Weiter zur Prüfung", ("Kind", kind), ("Text", text));
        if (unit.Status == 200) await unit.Press("Antwort veröffentlichen");
        return unit;
    }

    [Theory, BothStores]
    public async Task A_no_needs_reasons_and_is_then_public_down_to_the_concern(Database store)
    {
        await using var town = await Town.Found(store);
        using var unit = await town.Person("Dora", Roles.Unit, unit: true);
        await town.Seat("Rita", account: false);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var recommendation = await town.Recommendation("Fahrpläne", concern: concern);
        await Answer(unit, recommendation, "declined", "Geht nicht.");
        Assert.Equal(422, unit.Status);
        Assert.Equal("true", unit.Page.GetElementById("Text")!.GetAttribute("aria-invalid"));
        Assert.Equal("Geht nicht.", unit.Page.GetElementById("Text")!.TextContent);
        Assert.Contains("mindestens 100 Zeichen", unit.Text);
        await Answer(unit, recommendation, "declined", Reasons);
        Assert.StartsWith("/antworten/W-", unit.Path);
        await town.Settle();
        Assert.Equal("declined", (await town.Item(concern)).State);
        using var visitor = town.Visitor();
        await visitor.Open($"/empfehlungen/{recommendation}");
        Assert.Contains("mit dem Gemeinderat besprochen", visitor.Text);
    }

    [Fact]
    public async Task A_recommendation_is_answered_once()
    {
        await using var town = await Town.Found();
        using var unit = await town.Person("Dora", Roles.Unit, unit: true);
        await town.Seat("Rita", account: false);
        var recommendation = await town.Recommendation("Fahrpläne");
        using var colleague = town.Visitor();
        await colleague.SignIn(Town.Email("Dora"), Town.Password);
        await colleague.Open($"/antworten/neu?auf={recommendation}");
        await colleague.Press("Weiter zur Prüfung", ("Kind", "accepted"), ("Text", "Machen wir auch."));
        await Answer(unit, recommendation, "accepted", "Das machen wir.");
        await colleague.Press("Antwort veröffentlichen");
        Assert.Equal(409, colleague.Status);
        Assert.Equal(1, await town.Ask(db => db.Items.CountAsync(i => i.Kind == "answer")));
    }

    [Fact]
    public async Task A_unit_answers_what_was_sent_to_it_and_nothing_else()
    {
        await using var town = await Town.Found();
        await town.Do(async s =>
        {
            var db = (Digitalbeirat.Kernel.Data.AppDb)s.GetService(typeof(Digitalbeirat.Kernel.Data.AppDb))!;
            db.Add(new Unit { Key = "bau", Name = "Bauamt", Order = 0 });
            await db.SaveChangesAsync();
        });
        using var own = await town.Person("Dora", Roles.Unit, unit: true);
        using var other = await town.Person("Emil", Roles.Unit, unit: true);
        using var resident = await town.Person("Ben");
        await town.Do(async s => await ((Digitalbeirat.Kernel.Data.AppDb)s.GetService(typeof(Digitalbeirat.Kernel.Data.AppDb))!).People.Where(p => p.Name == "Dora" || p.Name == "Emil").ExecuteUpdateAsync(u => u.SetProperty(p => p.UnitId, p => p.Name == "Dora" ? 1 : 2)));
        await town.Seat("Rita", account: false);
        var recommendation = await town.Recommendation("Fahrpläne");
        Assert.Equal(200, await own.StatusOf($"/antworten/neu?auf={recommendation}"));
        Assert.Equal(403, await other.StatusOf($"/antworten/neu?auf={recommendation}"));
        Assert.Equal(403, await resident.StatusOf($"/antworten/neu?auf={recommendation}"));
        Assert.DoesNotContain(recommendation, (await other.Open("/meine-aufgaben")).Text);
        Assert.Contains(recommendation, (await own.Open("/meine-aufgaben")).Text);
    }

    [Theory, BothStores]
    public async Task What_is_late_is_listed_for_everybody_from_the_day_after_and_told_once(Database store)
    {
        await using var town = await Town.Found(store);
        await town.Seat("Rita", account: false);
        var (late, later) = (await town.Recommendation("Fahrpläne", 5), await town.Recommendation("Brunnen", 50));
        using var visitor = town.Visitor();
        async Task<List<string>> Overdue() => [.. (await visitor.Api("/api/recommendations?stand=ueberfaellig")).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("number").GetString()!)];
        Assert.Empty(await Overdue());
        town.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal([late], await Overdue());
        await visitor.Open("/empfehlungen?stand=ueberfaellig");
        Assert.Contains("Fahrpläne", visitor.Text);
        Assert.DoesNotContain("Brunnen", visitor.Text);
        Assert.Contains($"{late},Fahrpläne,overdue", await visitor.Json("/empfehlungen.csv"));
        for (var day = 0; day < 3; day++)
        {
            town.Clock.Advance(TimeSpan.FromDays(1));
            await town.Settle();
        }
        Assert.Equal(1, await town.Ask(db => db.Journal.CountAsync(e => e.What == "recommendation.overdue")));
    }
}
