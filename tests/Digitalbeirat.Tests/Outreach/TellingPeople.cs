using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Outreach.Mails;
using Digitalbeirat.Outreach.Notifications;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Outreach;

public sealed class TellingPeople
{
    static Task<List<string>> Told(Town town, string name) => town.Ask(db => db.Set<Notification>().Where(n => db.People.Any(p => p.Id == n.PersonId && p.Name == name)).OrderBy(n => n.Id).Select(n => n.What).ToListAsync());

    static async Task Comment(Visitor visitor, string concern, string text)
    {
        await visitor.Open($"/anliegen/{concern}");
        await visitor.Press("Beitrag schreiben", ("text", text));
        Assert.Equal(200, visitor.Status);
    }

    [Theory, BothStores]
    public async Task Each_follower_hears_of_an_event_once_even_when_two_nodes_read_it_or_it_is_read_again(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        await Comment(ben, concern, "Das wäre schön.");
        await town.Settle();
        var reading = town.Services.GetRequiredService<ReadJournal>();
        await town.Do(s => s.GetRequiredService<AppDb>().JournalCursors.Where(c => c.Reader == NotifyFollowers.Name).ExecuteDeleteAsync());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => reading.Step(NotifyFollowers.Name, typeof(NotifyFollowers), default))));
        await town.Settle();
        Assert.Equal(["comment.posted"], await Told(town, "Anna"));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_did_themselves()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        await Comment(anna, concern, "Ich ergänze: auch nachts.");
        await town.Settle();
        Assert.Empty(await Told(town, "Anna"));
    }

    [Fact]
    public async Task Following_two_items_of_one_path_still_brings_one_message()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var office = await town.Person("Olga", Roles.Office);
        var (first, second) = (await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna"), await town.Concern("Fahrpläne an den Haltestellen", by: "Anna"));
        await office.Open($"/verwaltung/zusammenfuehren/{second}?mit={first}");
        await office.Press("Jetzt zusammenführen");
        await town.Settle();
        await office.Open($"/verwaltung/zuordnen/{first}");
        await office.Press("Speichern", ("unit", "1"));
        await town.Settle();
        Assert.Single(await Told(town, "Anna"), w => w == "concern.assigned");
    }

    [Fact]
    public async Task Unsubscribing_takes_one_click_without_signing_in_and_no_link_works_when_changed()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        await Comment(ben, concern, "Das wäre schön.");
        var link = await LetterLink(town);
        using var stranger = town.Visitor();
        await stranger.Open(link);
        Assert.Equal(200, stranger.Status);
        await Comment(ben, concern, "Und zwar bald.");
        await town.Settle();
        Assert.Equal(2, (await Told(town, "Anna")).Count);
        // As a mail program does it: no page opened before, no cookie, no token of ours.
        using var program = new HttpClient { BaseAddress = new Uri(town.Address) };
        using var answer = await program.PostAsync(link, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
        Assert.Equal(200, (int)answer.StatusCode);
        await Comment(ben, concern, "Noch etwas dazu.");
        await town.Settle();
        Assert.Equal(2, (await Told(town, "Anna")).Count);
        Assert.Equal(404, await stranger.StatusOf(link[..^3] + "xyz"));
    }

    static async Task<string> LetterLink(Town town)
    {
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromMinutes(20));
        await town.Settle();
        var letter = (await town.Mails()).Last(m => m.To == Town.Email("Anna"));
        Assert.Contains("/abbestellen/", letter.Text);
        return new Uri(letter.Unsubscribe!).PathAndQuery;
    }

    [Theory, BothStores]
    public async Task News_that_come_in_while_a_letter_is_written_are_in_the_next_one(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        var late = await town.Concern("Ein Dach über der Haltestelle", by: "Anna");
        await Comment(ben, concern, "Das wäre schön.");
        await town.Settle();
        Task? meanwhile = null;
        // It is said while the letter is being written, waits for its turn and bears a time before the letter's.
        town.Sql.Meanwhile(store == Database.Sqlite ? "UPDATE \"outreach_notifications\"" : "UPDATE outreach_notifications", () => { meanwhile = Comment(ben, late, "Das auch."); return Task.CompletedTask; });
        await town.Do(s => s.GetRequiredService<WriteMails>().Run(Send.Soon, default));
        Assert.NotNull(meanwhile);
        await meanwhile;
        await town.Services.GetRequiredService<ReadJournal>().CatchUp();
        Assert.Equal(2, (await Told(town, "Anna")).Count);
        await town.Do(s => s.GetRequiredService<WriteMails>().Run(Send.Soon, default));
        var letters = (await town.Mails()).Where(m => m.To == Town.Email("Anna")).ToList();
        Assert.Contains(letters, m => m.Text.Contains(concern, StringComparison.Ordinal));
        Assert.Contains(letters, m => m.Text.Contains(late, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_hidden_before_the_letter_was_written_is_not_in_it()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        using var cleo = await town.Person("Cleo");
        var concern = await town.Concern("Beleidigende Überschrift", by: "Cleo");
        await ben.Open($"/anliegen/{concern}");
        await ben.Press("Unterstützen");
        await Comment(anna, concern, "Das geht so nicht.");
        await town.Settle();
        await town.Change(concern, i => i.Visibility = Visibility.Hidden);
        town.Clock.Advance(TimeSpan.FromDays(2));
        await town.Settle();
        await town.Settle();
        Assert.DoesNotContain(await town.Mails(), m => m.To == Town.Email("Ben") && m.Text.Contains("Beleidigende", StringComparison.Ordinal));
        await ben.SignIn(Town.Email("Ben"), Town.Password);
        await ben.Open("/mitteilungen");
        Assert.DoesNotContain("Beleidigende", ben.Text);
    }
}
