using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.People;

public sealed class SigningIn
{
    static async Task<string> Try(Town town, string email, string password)
    {
        using var visitor = town.Visitor();
        await visitor.Open("/anmelden");
        await visitor.Press("Anmelden", ("Email", email), ("Password", password));
        return visitor.Path == "/konto" ? "in" : $"{visitor.Status} {visitor.Text.Replace(email, "…", StringComparison.Ordinal)}";
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_with_the_same_words()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        var (known, unknown) = (await Try(town, Town.Email("Anna"), "das falsche Passwort"), await Try(town, "niemand@example.org", "das falsche Passwort"));
        Assert.StartsWith("422 ", known);
        Assert.Contains("passen nicht zusammen", known);
        Assert.Equal(known, unknown);
    }

    [Theory, BothStores]
    public async Task Five_wrong_guesses_lock_known_and_unknown_addresses_alike_for_a_quarter_of_an_hour(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        foreach (var email in new[] { Town.Email("Anna"), "niemand@example.org" })
        {
            for (var i = 1; i < 5; i++) Assert.Contains("passen nicht zusammen", await Try(town, email, "falsch geraten"));
            Assert.Contains("zu viele Versuche", await Try(town, email, "falsch geraten"));
            Assert.Contains("zu viele Versuche", await Try(town, email, Town.Password));
        }
        town.Clock.Advance(TimeSpan.FromMinutes(16));
        // The framework's own lock looks at the machine's clock.
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var account = await db.Set<Account>().SingleAsync();
            account.LockoutEnd -= TimeSpan.FromMinutes(16);
            await db.SaveChangesAsync();
        });
        Assert.Equal("in", await Try(town, Town.Email("Anna"), Town.Password));
        Assert.Contains("passen nicht zusammen", await Try(town, "niemand@example.org", Town.Password));
    }

    static async Task<string> AskForLink(Town town, string email)
    {
        using var visitor = town.Visitor();
        await visitor.Open("/anmelden");
        await visitor.Press("Link zum Anmelden schicken", ("Email", email));
        return visitor.Text;
    }

    [Fact]
    public async Task A_link_signs_in_once_and_only_when_its_button_is_pressed()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        await AskForLink(town, Town.Email("Anna"));
        var link = (await town.Mails())[^1].Link("/anmelden/link/");
        using (var scanner = town.Visitor()) Assert.Equal(200, (await scanner.Open(link)).Status);
        using var visitor = town.Visitor();
        await visitor.Open(link);
        Assert.NotEqual(200, await visitor.StatusOf("/konto"));
        await visitor.Press("Anmelden", []);
        Assert.Equal(200, await visitor.StatusOf("/konto"));
        using var second = town.Visitor();
        Assert.Equal(410, (await second.Open(link)).Status);
    }

    [Fact]
    public async Task Asking_for_a_link_tells_nobody_whether_there_is_an_account_and_the_office_gets_none()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var olga = await town.Person("Olga", Roles.Office);
        var known = await AskForLink(town, Town.Email("Anna"));
        Assert.Equal(known, await AskForLink(town, "niemand@example.org"));
        Assert.Equal(known, await AskForLink(town, Town.Email("Olga")));
        var mails = await town.Mails();
        Assert.DoesNotContain(mails, m => m.To == "niemand@example.org");
        Assert.DoesNotContain(mails, m => m.To == Town.Email("Olga") && m.Text.Contains("/anmelden/link/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("javascript:alert(1)")]
    public async Task After_signing_in_one_stays_in_the_house(string address)
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var visitor = town.Visitor();
        await visitor.Open("/anmelden?zurueck=" + Uri.EscapeDataString(address));
        await visitor.Press("Anmelden", ("Email", Town.Email("Anna")), ("Password", Town.Password));
        Assert.Equal("/", visitor.Path);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_at_other_browsers()
    {
        await using var town = await Town.Found();
        using var here = await town.Person("Anna");
        using var there = town.Visitor();
        await there.SignIn(Town.Email("Anna"), Town.Password);
        await here.Open("/konto/anmeldung");
        await here.Press("Passwort", ("Current", Town.Password), ("Password", "Ein anderes langes Passwort 8"));
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(200, await here.StatusOf("/konto"));
        Assert.NotEqual(200, await there.StatusOf("/konto"));
    }

    [Fact]
    public async Task Somebody_blocked_reads_and_takes_their_data_with_them_but_takes_no_part()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var admin = await town.Person("Ada", Roles.Administrator);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var id = await town.Ask(db => Task.FromResult(db.People.Single(p => p.Name == "Anna").Id));
        await admin.Open($"/verwaltung/personen/{id}");
        await admin.Press("sperren", ("Reason", "Mehrfach Werbung verbreitet"));
        Assert.Equal(403, await anna.StatusOf($"/unterstuetzen/{concern}"));
        Assert.Equal(200, await anna.StatusOf("/konto/daten/export.json"));
        Assert.Equal(200, await anna.StatusOf($"/anliegen/{concern}"));
    }
}
