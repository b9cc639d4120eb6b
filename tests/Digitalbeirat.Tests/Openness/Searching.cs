using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Needs.Import;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Openness;

public sealed class Searching
{
    static readonly string[] titles =
    [
        "Mehr Bäume für die Straße", "Der Kita-Platz im Westen", "Öffnungszeiten der Bürgerämter", "Größere Schließfächer am Bahnhof", "Fahrräder in der U-Bahn", "Quellen und neue Dächer", "WLAN in Stuttgart-Vaihingen",
    ];

    /// <summary>What is asked, and which of the titles are found, by their place in the list.</summary>
    public static TheoryData<string, string> Questions => new()
    {
        { "baum", "0" }, { "Bäume", "0" }, { "baeume", "0" }, { "strasse", "0" }, { "Straßen", "0" }, { "kita", "1" }, { "Kitaplatz", "1" }, { "Kita-Platz", "1" }, { "kita-plätze", "1" }, { "Bürgeramt", "2" }, { "buergeramt", "2" },
        { "burgeramt", "2" }, { "öffnungszeit", "2" }, { "Schliessfach", "3" }, { "gross", "3" }, { "Fahrrad", "4" }, { "fahrr", "4" }, { "u-bahn", "4" }, { "ubahn", "4" }, { "bahn", "3,4" }, { "Quelle", "5" }, { "Dach", "5" }, { "neu", "5" },
        { "vaihingen", "6" }, { "Stuttgart", "6" }, { "wlan vaih", "6" }, { "der die das", "" }, { "baum quelle", "" }, { "Bäume Straße", "0" }, { "<script>", "" }, { "\"' OR 1=1 --", "" }, { "***", "" }, { "a:b & c | !d", "" }, { "A-2026", "0,1,2,3,4,5,6" },
    };

    [Fact]
    public async Task Both_databases_find_the_same_for_every_question()
    {
        await using var sqlite = await Open(Database.Sqlite);
        await using var postgres = Environment.GetEnvironmentVariable("TEST_PG") is null ? null : await Open(Database.Postgres);
        var wrong = new List<string>();
        foreach (var row in Questions)
        {
            var (question, expected) = row.Data;
            foreach (var town in new[] { sqlite, postgres }.OfType<Town>())
            {
                var found = await Ask(town, question.Replace("A-2026", $"A-{town.Clock.GetUtcNow().Year}", StringComparison.Ordinal));
                if (found != expected) wrong.Add($"'{question}' finds [{found}] instead of [{expected}] on {(town == sqlite ? "SQLite" : "PostgreSQL")}");
            }
        }
        Assert.Empty(wrong);
    }

    static async Task<Town> Open(Database store)
    {
        var town = await Town.Found(store);
        foreach (var title in titles) await town.Concern(title);
        await town.Settle();
        return town;
    }

    static async Task<string> Ask(Town town, string question)
    {
        using var visitor = town.Visitor();
        var rows = (await visitor.Api("/api/search?q=" + Uri.EscapeDataString(question))).GetProperty("rows").EnumerateArray();
        return string.Join(',', rows.Select(r => Array.IndexOf(titles, r.GetProperty("title").GetString())).Order());
    }

    [Theory, BothStores]
    public async Task The_title_weighs_more_than_the_text_and_the_text_more_than_what_is_said_to_it(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        // The best is the oldest: it is not first because it is new.
        var titled = await town.Concern("Ein Brunnen am Markt");
        var written = await town.Concern("Wasser in der Stadt", more: "Zum Beispiel ein Brunnen.");
        var talked = await town.Concern("Ein Dach über der Haltestelle");
        await anna.Open($"/anliegen/{talked}");
        await anna.Press("Beitrag schreiben", ("text", "Wie beim Brunnen."));
        await town.Settle();
        Assert.Equal([titled, written, talked], (await anna.Api("/api/search?q=Brunnen")).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("number").GetString()));
    }

    [Theory, BothStores]
    public async Task Every_item_found_stands_on_exactly_one_page_of_one_kind_as_of_all(Database store)
    {
        await using var town = await Town.Found(store);
        var all = new List<string>();
        for (var i = 0; i < 25; i++) all.Add(await town.Concern($"Ein Brunnen für Platz {i}"));
        await town.Settle();
        using var visitor = town.Visitor();
        foreach (var kind in new[] { "", "&art=concern" })
        {
            var first = await visitor.Api("/api/search?q=Brunnen" + kind);
            var second = await visitor.Api($"/api/search?q=Brunnen{kind}&nach={first.GetProperty("next").GetString()}");
            Assert.Equal(all.AsEnumerable().Reverse(), Numbers(first).Concat(Numbers(second)));
            Assert.False(second.TryGetProperty("next", out _));
        }
        Assert.Empty(Numbers(await visitor.Api("/api/search?q=Brunnen&art=project")));

        static IEnumerable<string?> Numbers(System.Text.Json.JsonElement page) => page.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("number").GetString());
    }

    [Theory, BothStores]
    public async Task However_many_are_hidden_what_may_be_seen_is_found(Database store)
    {
        await using var town = await Town.Found(store);
        var list = "Nr;Titel\n" + string.Concat(Enumerable.Range(1, 300).Select(n => $"{n};Ein Brunnen für Platz {n}\n"));
        await town.Do(s => s.GetRequiredService<ImportConcerns>().Run(new StringReader(list), new Dictionary<string, string>(), false, null, default));
        await town.Settle();
        var seen = await town.Ask(db => db.Items.OrderBy(i => i.Id).Take(2).Select(i => i.Number).ToListAsync());
        await town.Do(s => s.GetRequiredService<AppDb>().Items.Where(i => !seen.Contains(i.Number)).ExecuteUpdateAsync(i => i.SetProperty(x => x.Visibility, Visibility.Hidden)));
        using var visitor = town.Visitor();
        var found = await visitor.Api("/api/search?q=Brunnen");
        Assert.Equal(seen.AsEnumerable().Reverse(), found.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("number").GetString()!));
        Assert.False(found.TryGetProperty("next", out _));
    }

    [Theory, BothStores]
    public async Task Who_is_writing_is_shown_what_is_there_already_and_nothing_else(Database store)
    {
        await using var town = await Town.Found(store);
        var similar = await town.Concern("Ein Fahrplan an jeder Haltestelle der Stadtbahn");
        await town.Concern("Mehr Bäume im Westen");
        await town.Settle();
        using var visitor = town.Visitor();
        var found = (await visitor.Api("/api/similar?text=" + Uri.EscapeDataString("Ich suche Fahrpläne an den Haltestellen"))).EnumerateArray().ToList();
        Assert.Equal(similar, Assert.Single(found).GetProperty("number").GetString());
        Assert.Empty((await visitor.Api("/api/similar?text=ja")).EnumerateArray());
    }

    [Theory, BothStores]
    public async Task What_shares_a_rare_word_is_more_similar_than_what_shares_a_common_one_and_a_title_says_more_than_a_text(Database store)
    {
        await using var town = await Town.Found(store);
        var below = await town.Concern("Mehr Wasser im Sommer", more: "Ein Trinkbrunnen im Park");
        var titled = await town.Concern("Ein Trinkbrunnen im Park", more: "Damit man im Sommer etwas zu trinken hat");
        var common = new List<string>();
        for (var i = 0; i < 3; i++) common.Add(await town.Concern($"Licht an Haltestelle {i}", more: "Damit man abends etwas sieht"));
        await town.Settle();
        using var visitor = town.Visitor();
        var found = (await visitor.Api("/api/similar?text=" + Uri.EscapeDataString("Trinkbrunnen, Haltestelle"))).EnumerateArray().Select(i => i.GetProperty("number").GetString());
        // Of those that are alike the newest first.
        Assert.Equal([titled, .. Enumerable.Reverse(common), below], found);
    }

    [Fact]
    public async Task A_number_typed_into_the_search_is_an_address()
    {
        await using var town = await Town.Found();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        using var visitor = town.Visitor();
        await visitor.Open($"/suche?q={concern.ToLowerInvariant()}");
        Assert.Equal($"/anliegen/{concern}", visitor.Path);
    }
}
