using System.Net;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Office;

public sealed class SettingUp
{
    static async Task<Visitor> FromAfar(Town town, string? key = null)
    {
        var visitor = town.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        if (key is null) return visitor;
        await visitor.Open("/einrichten");
        await visitor.Press("", ("key", key));
        return visitor;
    }

    [Theory, BothStores]
    public async Task An_empty_house_greets_with_the_set_up_and_after_it_the_set_up_is_gone(Database store)
    {
        await using var town = await Town.Found(store, ready: false);
        using var office = town.Visitor();
        await office.Open("/anliegen");
        Assert.StartsWith("/einrichten/", office.Path);
        await office.Press("Weiter", ("name", "Neustadt"), ("boardName", "Digitalbeirat"), ("contactEmail", "beirat@stadt.example"));
        Assert.Equal(200, office.Status);
        await office.Open("/einrichten/konto");
        await office.Press("", ("name", "Olga"), ("email", "olga@stadt.example"), ("password", "kurz"));
        Assert.Equal(422, office.Status);
        await office.Press("", ("name", "Olga"), ("email", "olga@stadt.example"), ("password", Town.Password));
        Assert.StartsWith("/anmelden", office.Path);
        await office.Press("Anmelden", ("Email", "olga@stadt.example"), ("Password", Town.Password));
        // What the first account may do is worth a second factor at once.
        Assert.StartsWith("/konto/zweiter-faktor", office.Path);
        await Authenticators.SetUp(town, office, "?zurueck=/verwaltung");
        await office.Click("Ich habe sie aufbewahrt");
        Assert.Equal("/verwaltung", office.Path);
        Assert.Equal(Roles.Resident | Roles.Office | Roles.Administrator, (await town.Ask(db => db.People.SingleAsync())).Roles);
        Assert.True(await town.Ask(db => db.Areas.CountAsync()) > 5);
        foreach (var address in new[] { "/einrichten", "/einrichten/gemeinde", "/einrichten/konto", "/einrichten?schluessel=ABCDEF" }) Assert.Equal(404, await office.StatusOf(address));
    }

    [Fact]
    public async Task From_another_machine_the_set_up_asks_for_the_key_of_the_data_folder()
    {
        await using var town = await Town.Found(ready: false);
        var key = await File.ReadAllTextAsync(Path.Combine(town.Folder, "einrichten.key"));
        using var stranger = await FromAfar(town, "ABCDEF-GHJKLM-NPQRST-UVWXYZ");
        Assert.Equal(422, stranger.Status);
        Assert.Equal(303, await stranger.StatusOf("/einrichten/konto"));
        await stranger.Post("/einrichten/konto", ("name", "Eindringling"), ("email", "e@example.org"), ("password", Town.Password));
        Assert.Equal((int)HttpStatusCode.Forbidden, stranger.Status);
        Assert.Equal(0, await town.Ask(db => db.People.CountAsync()));
        using var office = await FromAfar(town, key.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());
        Assert.StartsWith("/einrichten/", office.Path);
        Assert.Equal(200, office.Status);
    }
}
