using Digitalbeirat.Testing;
using Digitalbeirat.Journeys.Browsing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Journeys.SigningIn;

public sealed class WithTheTownsProvider(Chromium chromium)
{
    readonly SecurityEar ear = new();

    async Task<(Town Town, TownProvider Provider)> Found()
    {
        var port = TownProvider.FreePort();
        var town = await Town.Found(s => s.AddSingleton<ILoggerProvider>(ear), Database.Sqlite, true,
            ("Digitalbeirat:Provider:Name", "Servicekonto"), ("Digitalbeirat:Provider:Authority", $"http://127.0.0.1:{port}"), ("Digitalbeirat:Provider:ClientId", "digitalbeirat"),
            ("Digitalbeirat:Provider:ClientSecret", "nur-fuer-den-test-aber-lang-genug"), ("Digitalbeirat:Provider:Scope", "address"),
            ("Digitalbeirat:Provider:ResidenceClaim", "address.locality"), ("Digitalbeirat:Provider:ResidenceValues", "Neustadt; Neustadt am Neckar"));
        return (town, await TownProvider.Start(port, town.Address + "/anmelden/zurueck"));
    }

    static async Task SignInThere(Window window, string name)
    {
        await window.Page.Locator("input[name=login]").FillAsync(name);
        await window.Page.Locator("input[name=password]").FillAsync("beliebig");
        await window.Page.Locator("button[type=submit]").ClickAsync();
        // What the town asks for is agreed to once.
        await window.Page.Locator("button[type=submit]").ClickAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resident_comes_in_through_the_provider_under_a_pseudonym_and_nothing_tells_who_they_are(bool script)
    {
        var (town, provider) = await Found();
        await using var _ = town;
        await using var __ = provider;
        await using (var window = await chromium.Open(town.Address, 360, 740, script))
        {
            await window.Go("/anmelden");
            await window.Follow("Mit Servicekonto anmelden");
            await SignInThere(window, "erika");
            await window.Sees("Servicekonto hat Sie erkannt");
            Assert.Equal(0, await window.Overhang());
            await window.Fill("Name", "Lindenotter");
            await window.Press("Konto anlegen");
            await window.Go("/konto/anmeldung");
            await window.Sees("Wohnsitz bestätigt am");
        }
        var person = await town.Ask(db => db.People.SingleAsync(p => p.Name == "Lindenotter"));
        Assert.NotNull(person.ResidenceProvenAt);

        // The second time they are known at once.
        await using (var again = await chromium.Open(town.Address, 360, 740, script))
        {
            await again.Go("/anmelden");
            await again.Follow("Mit Servicekonto anmelden");
            await SignInThere(again, "erika");
            await Assertions.Expect(again.Page.Locator("[name=Name]")).ToHaveValueAsync("Lindenotter");
        }
        Assert.Equal(1, await town.Ask(db => db.People.CountAsync()));

        Assert.NotEmpty(await WholeDatabase.Traces(town, "Lindenotter"));
        Assert.Empty(await WholeDatabase.Traces(town, "Erika", "Mustermann", "1964", "Heidestraße", "street_address"));
    }

    [Fact]
    public async Task Who_lives_elsewhere_comes_in_and_no_residence_is_written_down_and_an_account_that_is_there_keeps_its_name()
    {
        var (town, provider) = await Found();
        await using var _ = town;
        await using var __ = provider;
        await town.Account("Anna");
        await using var window = await chromium.Open(town.Address);
        await window.SignIn(Town.Email("Anna"), Town.Password);
        await window.Go("/konto/anmeldung");
        await window.Follow("Wohnsitz bestätigen");
        await SignInThere(window, "anderswo");
        await window.Sees("Einen Wohnsitz in der Stadt hat der Dienst nicht bestätigt");
        Assert.Null(await town.Ask(db => db.People.Where(p => p.Name == "Anna").Select(p => p.ResidenceProvenAt).SingleAsync()));
        Assert.Equal(1, await town.Ask(db => db.People.CountAsync()));
        Assert.Single(ear.All, h => h.Id.Name == "provider.linked");
    }

    [Fact]
    public async Task A_provider_that_says_no_leads_back_to_signing_in_with_a_word_about_it()
    {
        var (town, provider) = await Found();
        await using var _ = town;
        await using var __ = provider;
        await using var window = await chromium.Open(town.Address);
        await window.Go("/anmelden/zurueck?error=access_denied&state=erfunden");
        await window.Sees("Die Anmeldung mit Servicekonto hat nicht geklappt");
        Assert.Equal("/anmelden", new Uri(window.Page.Url).AbsolutePath);
    }
}
