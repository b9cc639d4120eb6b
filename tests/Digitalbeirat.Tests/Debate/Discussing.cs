using System.Text.Json;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Debate;

public sealed class Discussing
{
    static async Task Say(Visitor visitor, string concern, string text, string stance = "neutral")
    {
        await visitor.Open($"/anliegen/{concern}");
        await visitor.Press("Beitrag schreiben", ("text", text), ("stance", stance));
        Assert.Equal(200, visitor.Status);
    }

    static async Task<List<JsonElement>> Threads(Visitor visitor, string concern) => [.. (await visitor.Api($"/api/items/{concern}/comments")).GetProperty("rows").EnumerateArray()];

    [Theory, BothStores]
    public async Task Answers_stand_below_what_they_answer_and_the_count_is_right(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await Say(anna, concern, "Ich bin dafür.", "for");
        await Say(ben, concern, "Ich bin dagegen.", "against");
        await ben.Open($"/anliegen/{concern}");
        await ben.Open(ben.Page.QuerySelector("article.comment a[href*='/antworten']")!.GetAttribute("href")!);
        await ben.Press("Beitrag schreiben", ("text", "Warum denn?"));
        await anna.Open($"/anliegen/{concern}");
        await anna.Open(anna.Page.QuerySelectorAll("a[href*='/antworten']").Select(a => a.GetAttribute("href")!).Last());
        await anna.Press("Beitrag schreiben", ("text", "Weil ich warte."));
        var threads = await Threads(anna, concern);
        Assert.Equal(["for", "against"], threads.Select(t => t.GetProperty("stance").GetString()));
        Assert.Contains("Warum denn?", threads.SelectMany(t => t.GetProperty("replies").EnumerateArray()).Select(r => r.GetProperty("text").GetString()));
        Assert.Equal(4, (await town.Item(concern)).Comments);
        Assert.Equal(4, anna.Page.QuerySelectorAll("article.comment").Length);
    }

    [Fact]
    public async Task An_edited_comment_shows_what_was_changed()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await Say(anna, concern, "Die Busse kommen selten.");
        var id = (await Threads(anna, concern))[0].GetProperty("id").GetInt64();
        await anna.Click("Bearbeiten");
        await anna.Open($"/kommentare/{id}/bearbeiten");
        await anna.Press("Speichern", ("text", "Die Busse kommen niemals."));
        using var visitor = town.Visitor();
        await visitor.Open($"/verlauf/{concern}");
        Assert.Contains("selten", visitor.Page.QuerySelectorAll("del").Select(d => d.TextContent.Trim('.', ' ')));
        Assert.Contains("niemals", visitor.Page.QuerySelectorAll("ins").Select(d => d.TextContent.Trim('.', ' ')));
        Assert.Equal(404, await ben.StatusOf($"/kommentare/{id}/bearbeiten"));
        await ben.Open($"/anliegen/{concern}");
        await ben.Post($"/kommentare/{id}/zuruecknehmen");
        Assert.Equal(404, ben.Status);
    }

    [Theory, BothStores]
    public async Task A_withdrawn_comment_keeps_its_place_and_loses_its_words_until_it_is_brought_back(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await Say(anna, concern, "Ich rief Trompetenblech in den Raum.");
        await town.Settle();
        async Task<int> Found() => (await visitor.Api("/api/search?q=Trompetenblech")).GetProperty("rows").GetArrayLength();
        Assert.Equal(1, await Found());
        await anna.Press("Zurücknehmen");
        await town.Settle();
        Assert.Equal(0, await Found());
        await visitor.Open($"/anliegen/{concern}");
        Assert.Contains("zurückgenommen", visitor.Text);
        Assert.DoesNotContain("Trompetenblech", visitor.Page.DocumentElement.OuterHtml + await visitor.Json($"/api/items/{concern}/comments"));
        await anna.Press("Rückgängig machen");
        await town.Settle();
        Assert.Equal(1, await Found());
    }

    [Theory, BothStores]
    public async Task One_person_supports_once_even_when_eight_presses_arrive_at_the_same_moment(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await anna.Open($"/anliegen/{concern}");
        var token = anna.Token;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => anna.Http.PostAsync($"/unterstuetzen/{concern}", new FormUrlEncodedContent([KeyValuePair.Create("token", token)]))));
        Assert.All(answers, a => Assert.Equal(303, (int)a.StatusCode));
        await ben.Open($"/anliegen/{concern}");
        await ben.Press("Unterstützen");
        Assert.Equal(2, (await town.Item(concern)).Supports);
        Assert.Equal(2, await town.Ask(db => db.Supports.CountAsync()));
        await ben.Press("Unterstützung zurücknehmen");
        await ben.Post($"/unterstuetzen/{concern}/zuruecknehmen");
        Assert.Equal(1, (await town.Item(concern)).Supports);
    }

    [Fact]
    public async Task What_people_write_is_shown_as_words_and_never_run()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan <script>alert(1)</script>");
        await Say(anna, concern, "<script>alert(2)</script> <img src=x onerror=alert(3)> [klick](javascript:alert(4)) **fett**");
        Assert.DoesNotContain(anna.Page.QuerySelectorAll("main script, main img[onerror], main [href^='javascript']"), _ => true);
        Assert.Contains("fett", anna.Page.QuerySelectorAll("article.comment strong").Select(s => s.TextContent));
        Assert.Contains("alert(2)", anna.Text);
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_asked_to_and_comes_back_to_where_they_were()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await visitor.Open($"/anliegen/{concern}");
        await visitor.Click("Unterstützen");
        Assert.StartsWith("/anmelden?zurueck=", visitor.Path);
        await visitor.Press("Anmelden", ("Email", Town.Email("Anna")), ("Password", Town.Password));
        Assert.Equal($"/unterstuetzen/{concern}", visitor.Path);
        await visitor.Press("Unterstützen");
        Assert.Equal(1, (await town.Item(concern)).Supports);
    }

    [Fact]
    public async Task Two_who_edit_the_same_text_do_not_overwrite_each_other()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var office = await town.Person("Olga", Digitalbeirat.Kernel.Access.Roles.Office);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        await anna.Open($"/bearbeiten/{concern}");
        await office.Open($"/bearbeiten/{concern}");
        await office.Press("Speichern", ("body", "Was die Geschäftsstelle schrieb."));
        await anna.Press("Speichern", ("body", "Was Anna schrieb."));
        Assert.Equal(422, anna.Status);
        Assert.Equal("Was Anna schrieb.", anna.Page.GetElementById("body")!.TextContent);
        Assert.Equal("Was die Geschäftsstelle schrieb.", (await town.Item(concern)).Body);
    }
}
