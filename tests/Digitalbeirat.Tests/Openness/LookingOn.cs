using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Live;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Openness;

public sealed class LookingOn
{
    static async Task Say(Visitor who, string concern, string text)
    {
        await who.Open($"/anliegen/{concern}");
        await who.Press("Beitrag schreiben", ("text", text));
        Assert.Equal(200, who.Status);
    }

    [Theory, BothStores]
    public async Task Who_looks_at_a_concern_hears_what_others_write_and_how_many_support_it(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await visitor.Open($"/anliegen/{concern}");
        Assert.Equal($"/live/{concern}", visitor.Page.QuerySelector("[data-live]")!.GetAttribute("data-live"));
        using var live = await LiveStream.Open(visitor.Http, concern);
        Assert.Equal((0, 0), (await live.Next()) is { Name: "item" } first ? (first.Comments, first.Supports) : (-1, -1));
        await Say(anna, concern, "Das ist mir wichtig.");
        var heard = await live.Until(e => e.Comments == 1);
        Assert.NotEmpty(heard.News);
        Assert.Equal($"{heard.News[^1]}", heard.Id);
        // Nobody's name and nobody's words: those are on the page, where it is decided who may read them.
        Assert.DoesNotContain("Anna", heard.Data.GetRawText());
        Assert.DoesNotContain("wichtig", heard.Data.GetRawText());
        await anna.Press("Unterstützen");
        await live.Until(e => e.Supports == 1);
    }

    [Theory, BothStores]
    public async Task Who_was_cut_off_hears_what_they_missed_once_and_in_its_order(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var (heard, last, count) = (new List<long>(), (string?)null, 0);
        for (var round = 0; round < 4; round++)
        {
            using (var live = await LiveStream.Open(visitor.Http, concern, last))
            {
                if (last is null) last = (await live.Next())!.Id;
                await Say(anna, concern, $"Beitrag {++count} zu diesem Anliegen");
                // Cut off in the middle of what is said.
                var so = await live.Until(e => { heard.AddRange(e.News); return e.Comments >= count; });
                last = so.Id;
            }
            await Say(anna, concern, $"Beitrag {++count} zu diesem Anliegen");
        }
        using (var live = await LiveStream.Open(visitor.Http, concern, last)) await live.Until(e => { heard.AddRange(e.News); return e.Comments == count; });
        var written = await town.Ask(db => db.Journal.Where(e => e.What == "comment.posted").OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync());
        Assert.Equal(count, written.Count);
        Assert.Equal(written, heard.Where(written.Contains));
        Assert.Equal(heard.Distinct().Order(), heard);
    }

    [Fact]
    public async Task What_another_node_writes_is_heard_and_what_was_kept_for_visitors_is_made_anew()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("TEST_PG") is null, "TEST_PG is not set: no PostgreSQL here");
        await using var town = await Town.Found(Database.Postgres);
        await using var other = await town.SecondNode();
        using var anna = await town.Person("Anna");
        using var visitor = other.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await visitor.Open($"/anliegen/{concern}");
        using var live = await LiveStream.Open(visitor.Http, concern);
        await live.Next();
        for (var i = 1; i <= 5; i++)
        {
            // Kept, and then out of date by what the other node writes.
            await visitor.Open($"/anliegen/{concern}");
            await Say(anna, concern, $"Das ist mein Beitrag {i}.");
            await live.Until(e => e.Comments == i);
            await visitor.Open($"/anliegen/{concern}");
            Assert.Contains($"Das ist mein Beitrag {i}.", visitor.Text);
        }
    }

    [Theory]
    [InlineData(Visibility.Hidden), InlineData(Visibility.Internal), InlineData(Visibility.Deleted), InlineData(Visibility.Proposed)]
    public async Task What_one_may_not_see_is_not_told_and_ends_when_it_is_taken_from_view(Visibility taken)
    {
        await using var town = await Town.Found();
        using var visitor = town.Visitor();
        using var office = await town.Person("Olga", Roles.Office);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        using var live = await LiveStream.Open(visitor.Http, concern);
        await live.Next();
        await town.Change(concern, i => i.Visibility = taken);
        Assert.Equal("gone", (await live.Next())!.Name);
        Assert.Null(await live.Next());
        using var again = await LiveStream.Open(visitor.Http, concern);
        Assert.Equal(404, again.Status);
        using var allowed = await LiveStream.Open(office.Http, concern);
        Assert.Equal(200, allowed.Status);
    }

    [Fact]
    public async Task Who_loses_a_role_while_looking_hears_no_more()
    {
        await using var town = await Town.Found();
        using var board = await town.Person("Bea", Roles.Board);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await town.Change(concern, i => i.Visibility = Visibility.Internal);
        using var live = await LiveStream.Open(board.Http, concern);
        Assert.Equal("item", (await live.Next())!.Name);
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            (await db.People.FirstAsync(p => p.Name == "Bea")).Roles = Roles.Resident;
            await db.SaveChangesAsync();
        });
        Assert.Equal("gone", (await live.Next())!.Name);
    }

    [Fact]
    public async Task Who_showed_one_factor_only_looks_on_as_a_resident()
    {
        await using var town = await Town.Found();
        await town.Account("Olga", Roles.Office);
        using var olga = await town.Visitor().SignIn(Town.Email("Olga"), Town.Password);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        using var live = await LiveStream.Open(olga.Http, concern);
        Assert.Equal("item", (await live.Next())!.Name);
        await town.Change(concern, i => i.Visibility = Visibility.Internal);
        Assert.Equal("gone", (await live.Next())!.Name);
    }

    [Fact]
    public async Task Nobody_takes_all_the_seats_and_who_leaves_gives_theirs_back()
    {
        await using var town = await Town.Found();
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var all = new List<LiveStream>();
        for (var i = 0; i < Watchers.MostAtOneAddress; i++) all.Add(await LiveStream.Open(visitor.Http, concern));
        Assert.All(all, l => Assert.Equal(200, l.Status));
        using (var refused = await LiveStream.Open(visitor.Http, concern)) Assert.Equal(429, refused.Status);
        Assert.Equal(Watchers.MostAtOneAddress, town.Services.GetRequiredService<Watchers>().Count);
        foreach (var live in all) live.Dispose();
        // The program notices by itself, in its own time.
        while (town.Services.GetRequiredService<Watchers>().Count > 0) await Task.Yield();
        using var welcome = await LiveStream.Open(visitor.Http, concern);
        Assert.Equal(200, welcome.Status);
    }
}
