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
    public async Task When_the_disk_is_full_people_are_told_and_can_still_read()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await anna.Open($"/anliegen/{concern}");
        // No page more than the file has: what SQLite says then is what it says on a full disk.
        town.Sql.BeforeEach = "PRAGMA max_page_count = 1";
        await anna.Press("Beitrag schreiben", ("text", string.Join(' ', Enumerable.Repeat("Das ist mir wichtig, und ich erkläre gern warum.", 60))));
        Assert.Equal(507, anna.Status);
        Assert.Contains("Der Speicher ist voll", anna.Text);
        await anna.Open($"/anliegen/{concern}");
        Assert.Equal(200, anna.Status);
        Assert.Equal(0, await town.Ask(db => db.Items.Where(i => i.Number == concern).Select(i => i.Comments).SingleAsync()));
    }
}
