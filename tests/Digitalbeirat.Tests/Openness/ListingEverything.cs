using System.ServiceModel.Syndication;
using System.Xml;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Openness;

public sealed class ListingEverything
{
    [Theory, BothStores]
    public async Task Every_list_pages_to_its_end_without_a_gap_or_a_double_in_every_order(Database store)
    {
        await using var town = await Town.Found(store);
        var numbers = new List<string>();
        for (var i = 0; i < 47; i++) numbers.Add(await town.Concern($"Anliegen {i}"));
        // Many of the same: only the second key tells them apart.
        foreach (var (number, i) in numbers.Select((n, i) => (n, i)))
            await town.Change(number, x => (x.Supports, x.Comments, x.CreatedAt, x.ChangedAt) = (i % 3, i % 5, new DateTimeOffset(2026, 1, 1 + (i % 4), 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 2, 1 + (i % 6), 8, 0, 0, TimeSpan.Zero)));
        using var visitor = town.Visitor();
        foreach (var (sort, key) in new[] { ("neu", "createdAt"), ("unterstuetzt", "supports"), ("diskutiert", "comments"), ("bewegt", "changedAt") })
        {
            var (found, keys) = (new List<string>(), new List<string>());
            for (string? next = "", address = $"/api/concerns?sortierung={sort}"; next is not null;)
            {
                var page = await visitor.Api(next.Length == 0 ? address : $"{address}&nach={next}");
                found.AddRange(page.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("number").GetString()!));
                keys.AddRange(page.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty(key).ToString().PadLeft(5)));
                next = page.TryGetProperty("next", out var n) ? n.GetString() : null;
                Assert.True(found.Count <= 47, $"{sort} never ends");
            }
            Assert.Equal(numbers.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            Assert.Equal(keys.OrderDescending(StringComparer.Ordinal), keys);
        }
        await visitor.Open("/anliegen?nach=unfug&bezirk=unfug&sortierung=unfug");
        Assert.Equal(200, visitor.Status);
    }

    [Fact]
    public async Task Filters_narrow_alike_on_the_page_in_the_feed_and_for_programs()
    {
        await using var town = await Town.Found();
        var (north, south) = (await town.Concern("Im Norden"), await town.Concern("Im Süden"));
        await town.Change(south, i => (i.DistrictId, i.State) = (2, "done"));
        using var visitor = town.Visitor();
        foreach (var (query, inside, outside) in new[] { ("bezirk=1", north, south), ("bezirk=2", south, north), ("stand=done", south, north), ("bereich=services&stand=open", north, south) })
            foreach (var list in new[] { "/anliegen", "/api/concerns", "/feeds/anliegen" })
            {
                var text = await visitor.Json($"{list}?{query}");
                Assert.True(text.Contains(inside, StringComparison.Ordinal) && !text.Contains(outside, StringComparison.Ordinal), $"{list}?{query}");
            }
    }

    [Fact]
    public async Task Every_kind_has_a_feed_that_readers_of_Atom_understand()
    {
        await using var town = await Town.Found();
        var concern = await town.Concern("Bäume & <Blumen> \u0007 am Fluss");
        await town.Meeting("Erste Sitzung");
        await town.Seat("Rita", account: false);
        await town.Recommendation("Fahrpläne");
        using var visitor = town.Visitor();
        var kinds = town.Services.GetRequiredService<Kinds>().All.ToList();
        Assert.True(kinds.Count >= 9);
        foreach (var kind in kinds)
        {
            using var answer = await visitor.Http.GetAsync($"/feeds/{kind.Segment}");
            Assert.Equal((200, "application/atom+xml"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            using var xml = XmlReader.Create(await answer.Content.ReadAsStreamAsync());
            var feed = SyndicationFeed.Load(xml);
            Assert.NotEmpty(feed.Title.Text);
            Assert.Contains(feed.Links, l => l.RelationshipType == "self");
            foreach (var entry in feed.Items) Assert.Equal(200, await visitor.StatusOf(entry.Links[0].Uri.PathAndQuery));
            if (kind.Segment == "anliegen") Assert.Equal($"{concern}: Bäume & <Blumen>  am Fluss", Assert.Single(feed.Items).Title.Text);
            if (kind.Segment == "empfehlungen") Assert.Single(feed.Items);
        }
        Assert.Equal(404, await visitor.StatusOf("/feeds/unfug"));
    }

    static int looks = 1;

    static async Task<int> Commands(Town town, Visitor visitor, string address)
    {
        // The first look fills what is kept in memory for half a minute; another query makes the page anew.
        await visitor.Open(address + "?blick=1");
        town.Sql.Clear();
        await visitor.Open(FormattableString.Invariant($"{address}?blick={++looks}"));
        Assert.Equal(200, visitor.Status);
        return town.Sql.Commands.Count;
    }

    [Theory, BothStores]
    public async Task A_page_asks_the_database_a_few_times_however_much_it_shows(Database store)
    {
        await using var town = await Town.Found(store);
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await town.Seat("Rita", account: false);
        await town.Recommendation("Fahrpläne", concern: concern);
        await town.Settle();
        var (list, page) = (await Commands(town, visitor, "/anliegen"), await Commands(town, visitor, $"/anliegen/{concern}"));
        using var anna = await town.Person("Anna");
        await anna.Open($"/anliegen/{concern}");
        for (var i = 0; i < 30; i++) await anna.Post($"/kommentieren/{concern}", ("text", $"Beitrag {i}"));
        for (var i = 0; i < 30; i++) await town.Concern($"Anliegen {i}");
        await town.Settle();
        Assert.InRange(list, 1, 6);
        Assert.InRange(page, 1, 14);
        Assert.Equal(list, await Commands(town, visitor, "/anliegen"));
        // Comments are read only where there are some: two queries, for one as for thirty.
        Assert.InRange(await Commands(town, visitor, $"/anliegen/{concern}"), page, Math.Min(page + 2, 14));
        Assert.InRange(await Commands(town, anna, $"/anliegen/{concern}"), page, 20);
    }

    [Fact]
    public async Task The_interface_for_programs_is_described_and_every_described_list_answers()
    {
        await using var town = await Town.Found();
        using var visitor = town.Visitor();
        var document = await visitor.Api("/api/openapi.json");
        var paths = document.GetProperty("paths").EnumerateObject().ToList();
        Assert.True(paths.Count > 30, $"Only {paths.Count} paths");
        foreach (var path in paths.Where(p => !p.Name.Contains('{', StringComparison.Ordinal)))
            Assert.Contains(await visitor.StatusOf(path.Name), new[] { 200, 401 });
        Assert.Equal("application/problem+json", (await visitor.Http.GetAsync("/api/concerns/A-1999-0001")).Content.Headers.ContentType?.MediaType);
    }
}
