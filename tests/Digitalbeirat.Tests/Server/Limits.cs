using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Server;

public sealed class Limits
{
    [Fact]
    public async Task Who_changes_things_faster_than_a_person_can_is_asked_to_wait_and_others_are_not()
    {
        await using var town = await Town.Found(settings: ("Digitalbeirat:ChangesPerMinute", "5"));
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await anna.Open($"/anliegen/{concern}");
        for (var i = 0; i < 5; i++)
        {
            await anna.Post(i % 2 == 0 ? $"/unterstuetzen/{concern}" : $"/unterstuetzen/{concern}/zuruecknehmen");
            Assert.Equal(200, anna.Status);
        }
        var fields = new FormUrlEncodedContent([KeyValuePair.Create("token", anna.Token)]);
        using var refused = await anna.Http.PostAsync($"/unterstuetzen/{concern}", fields);
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal(60, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Contains("Warten Sie eine Minute", await refused.Content.ReadAsStringAsync());
        Assert.Equal(200, await anna.StatusOf($"/anliegen/{concern}"));
        await ben.Open($"/anliegen/{concern}");
        await ben.Press("Unterstützen");
        Assert.Equal(200, ben.Status);
    }

    [Fact]
    public async Task Many_accounts_at_one_address_are_slowed_down_together_and_other_addresses_are_not()
    {
        await using var town = await Town.Found(settings: ("Digitalbeirat:ChangesPerMinute", "2"));
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var crowd = new List<Visitor>();
        for (var i = 0; i < 12; i++)
        {
            await town.Account($"Person {i}");
            crowd.Add(town.Visitor());
            crowd[i].Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{i}");
            await crowd[i].SignIn(Town.Email($"Person {i}"), Town.Password);
        }
        async Task<int> Support(Visitor who, string from)
        {
            who.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            await who.Open($"/anliegen/{concern}");
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/unterstuetzen/{concern}") { Content = new FormUrlEncodedContent([KeyValuePair.Create("token", who.Token)]) };
            request.Headers.Add("X-Forwarded-For", from);
            using var answer = await who.Http.SendAsync(request);
            return (int)answer.StatusCode;
        }
        // The second half of an IPv6 address is anybody's choice: changing it makes nobody somebody else.
        var answers = new List<int>();
        foreach (var (i, who) in crowd.Take(11).Index()) for (var n = 0; n < 2; n++) answers.Add(await Support(who, $"2001:db8:1:2::{i}:{n}"));
        Assert.Equal([.. Enumerable.Repeat(303, 20), 429, 429], answers);
        Assert.Equal(303, await Support(crowd[^1], "2001:db8:1:3::1"));
        foreach (var who in crowd) who.Dispose();
    }

    [Fact]
    public async Task When_the_disk_is_full_people_are_told_and_can_still_read()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await anna.Open($"/anliegen/{concern}");
        // No page more than the file has, and none of them empty: what SQLite says then is what it says on a full disk.
        await town.Ask(db => db.Database.ExecuteSqlRawAsync("VACUUM"));
        town.Sql.BeforeEach = "PRAGMA max_page_count = 1";
        await anna.Press("Beitrag schreiben", ("text", string.Join(' ', Enumerable.Repeat("Das ist mir wichtig, und ich erkläre gern warum.", 60))));
        Assert.Equal(507, anna.Status);
        Assert.Contains("Der Speicher ist voll", anna.Text);
        await anna.Open($"/anliegen/{concern}");
        Assert.Equal(200, anna.Status);
        Assert.Equal(0, await town.Ask(db => db.Items.Where(i => i.Number == concern).Select(i => i.Comments).SingleAsync()));
    }
}
