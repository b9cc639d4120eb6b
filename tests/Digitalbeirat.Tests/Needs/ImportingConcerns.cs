using Digitalbeirat.Needs.Import;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Needs;

public sealed class ImportingConcerns
{
    const string List = """
        Nr;Titel;Beschreibung;Bereich;Stadtbezirk;Datum
        17;Mehr Bänke am Fluss;"Bitte, mit Lehne;
        und im Schatten.";mobility;Nord;01.02.2024
        18;Weniger Laub;;Unfug;Nord;
        19;;;;;
        20;Ein Brunnen;;services;Süd;31.02.2024
        21;Licht im Park;Es ist zu dunkel.;Städtische Dienste;Süd;2024-03-01
        """;

    static async Task<ImportOutcome> Import(Town town, string text = List, bool dry = false)
    {
        ImportOutcome? outcome = null;
        await town.Do(async s => outcome = await s.GetRequiredService<ImportConcerns>().Run(new StringReader(text), new Dictionary<string, string>(), dry, null, default));
        return outcome!;
    }

    [Theory, BothStores]
    public async Task Good_lines_come_in_and_wrong_ones_are_named_with_their_lines(Database store)
    {
        await using var town = await Town.Found(store);
        var outcome = await Import(town);
        Assert.Equal((5, 2, 0), (outcome.Rows, outcome.Imported, outcome.Already));
        Assert.Equal(["line 4: there is no life area Unfug", "line 5: says neither what is needed nor a title", "line 6: 31.02.2024 is no date; write 2026-12-24 or 24.12.2026"], outcome.Problems);
        await town.Settle();
        using var visitor = town.Visitor();
        var rows = (await visitor.Api("/api/concerns")).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["A-2024-0002", "A-2024-0001"], rows.Select(r => r.GetProperty("number").GetString()));
        Assert.Contains("im Schatten", (await visitor.Open("/anliegen/A-2024-0001")).Text);
        Assert.Contains("A-2024-0002", await visitor.Json("/api/search?q=dunkel"));
    }

    [Theory, BothStores]
    public async Task The_same_list_a_second_time_brings_nothing_and_a_longer_one_only_what_is_new(Database store)
    {
        await using var town = await Town.Found(store);
        await Import(town);
        var again = await Import(town);
        Assert.Equal((0, 2, 3), (again.Imported, again.Already, again.Problems.Count));
        var longer = await Import(town, List + "\n22;Ein Spielplatz;;;;\n22;Ein Spielplatz;;;;");
        Assert.Equal((1, 3), (longer.Imported, longer.Already));
        Assert.Equal(3, await town.Ask(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_writes_nothing()
    {
        await using var town = await Town.Found();
        var (dry, journal) = (await Import(town, dry: true), await town.Ask(db => db.Journal.CountAsync()));
        Assert.Equal((2, 3), (dry.Imported, dry.Problems.Count));
        Assert.Equal((0, 0), (await town.Ask(db => db.Items.CountAsync()), journal));
        var real = await Import(town);
        Assert.Equal(dry.Problems, real.Problems);
        Assert.Equal("A-2024-0001", await town.Ask(db => db.Items.OrderBy(i => i.Id).Select(i => i.Number).FirstAsync()));
    }

    [Fact]
    public async Task A_list_without_any_column_that_says_a_need_is_refused_with_what_it_has()
    {
        await using var town = await Town.Found();
        var outcome = await Import(town, "Farbe;Form\nrot;rund");
        Assert.Equal(0, outcome.Imported);
        Assert.Contains("Farbe, Form", Assert.Single(outcome.Problems));
        Assert.Equal(["The file is empty."], (await Import(town, "")).Problems);
    }
}
