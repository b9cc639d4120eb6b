using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Office;

public sealed class Moderating
{
    const string Word = "Dampfplauderer";

    [Theory, BothStores]
    public async Task What_is_hidden_says_why_and_is_found_nowhere_until_it_is_shown_again(Database store)
    {
        await using var town = await Town.Found(store);
        using var moderator = await town.Person("Mia", Roles.Moderator);
        using var anna = await town.Person("Anna");
        using var visitor = town.Visitor();
        var concern = await town.Concern($"Ein {Word} im Rathaus", by: "Anna");
        await town.Settle();
        string[] lists = ["/", "/anliegen", "/api/concerns", $"/api/search?q={Word}", "/feeds/anliegen", "/journal", "/api/journal", "/sitemap.xml", $"/verlauf/{concern}", $"/weg/{concern}", $"/api/concerns/{concern}", $"/api/similar?text=Ein {Word} im Rathaus"];
        await moderator.Open($"/verwaltung/ausblenden/{concern}");
        await moderator.Press("Ausblenden", ("reason", "insult"), ("text", "Das beleidigt einen Menschen."));
        await town.Settle();
        await visitor.Open($"/anliegen/{concern}");
        Assert.Equal(410, visitor.Status);
        Assert.Contains("Das beleidigt einen Menschen.", visitor.Text);
        foreach (var list in lists)
        {
            using var answer = await visitor.Http.GetAsync(list);
            Assert.NotInRange((int)answer.StatusCode, 500, 599);
            Assert.False((await answer.Content.ReadAsStringAsync()).Contains(Word, StringComparison.Ordinal), $"{list} still shows it");
        }
        Assert.Equal(200, await anna.StatusOf($"/anliegen/{concern}"));
        Assert.Contains(await town.Mails(), m => m.To == Town.Email("Anna") && m.Text.Contains("Das beleidigt einen Menschen.", StringComparison.Ordinal));
        await moderator.Open($"/anliegen/{concern}");
        await moderator.Press("Wieder einblenden");
        await town.Settle();
        Assert.Contains(Word, (await visitor.Open($"/anliegen/{concern}")).Text);
        Assert.Contains(Word, await visitor.Json($"/api/search?q={Word}"));
    }

    static async Task Report(Visitor visitor, string address, params (string, string?)[] more)
    {
        await visitor.Open(address);
        await visitor.Press("Meldung absenden", [("reason", "insult"), ("text", "Das beleidigt meine Nachbarin."), ("honest", "ja"), .. more]);
        Assert.Equal("/melden/danke", visitor.Path);
    }

    [Theory, BothStores]
    public async Task A_report_is_decided_once_for_all_who_reported_and_both_sides_are_told_why(Database store)
    {
        await using var town = await Town.Found(store);
        using var moderator = await town.Person("Mia", Roles.Moderator);
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await anna.Open($"/anliegen/{concern}");
        await anna.Press("Beitrag schreiben", ("text", $"Alles {Word}!"));
        var comment = anna.Page.QuerySelector("article.comment")!.Id!.Split('-')[1];
        await Report(ben, $"/melden/{concern}?kommentar={comment}");
        await Report(visitor, $"/melden/{concern}?kommentar={comment}", ("email", "gast@example.org"));
        await moderator.Open("/verwaltung/meldungen");
        await moderator.Click("Fahrplan");
        Assert.Contains(Word, moderator.Text);
        Assert.DoesNotContain("Ben", moderator.Page.QuerySelector("main")!.TextContent);
        await moderator.Press("Entscheiden und mitteilen", ("decision", "ausblenden"), ("reason", "insult"), ("text", "Solche Worte sind hier nicht erlaubt."));
        Assert.Equal(0, (await moderator.Api("/api/office/reports")).GetProperty("rows").GetArrayLength());
        await visitor.Open($"/anliegen/{concern}");
        Assert.DoesNotContain(Word, visitor.Page.DocumentElement.OuterHtml);
        Assert.Contains("Solche Worte sind hier nicht erlaubt.", visitor.Text);
        var mails = await town.Mails();
        foreach (var to in new[] { Town.Email("Anna"), Town.Email("Ben"), "gast@example.org" })
            Assert.Contains(mails, m => m.To == to && m.Text.Contains("Solche Worte sind hier nicht erlaubt.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_without_reason_or_honesty_is_not_taken_and_one_may_not_decide_without_the_right()
    {
        await using var town = await Town.Found();
        using var resident = await town.Person("Ben");
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await visitor.Open($"/melden/{concern}");
        await visitor.Press("Meldung absenden", ("text", "kurz"));
        Assert.Equal(422, visitor.Status);
        Assert.Equal("kurz", visitor.Page.GetElementById("text")!.TextContent);
        Assert.Equal(403, await resident.StatusOf("/verwaltung/meldungen"));
        await resident.Open("/");
        await resident.Post("/verwaltung/meldungen/1", ("decision", "ausblenden"));
        Assert.Equal(403, resident.Status);
    }
}
