using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Digitalbeirat.Tests.People;

public sealed class ProvingTwice
{
    static async Task<Visitor> FirstStep(Town town, string name)
    {
        var visitor = town.Visitor();
        await visitor.Open("/anmelden");
        await visitor.Press("Anmelden", ("Email", Town.Email(name)), ("Password", Town.Password));
        return visitor;
    }

    [Theory, BothStores]
    public async Task The_office_stays_closed_to_a_password_alone_and_opens_when_a_second_factor_is_set_up(Database store)
    {
        await using var town = await Town.Found(store);
        await town.Account("Olga", Roles.Office);
        using var olga = await FirstStep(town, "Olga");
        Assert.StartsWith("/konto/zweiter-faktor", olga.Path);
        Assert.NotEqual(200, await olga.StatusOf("/verwaltung"));
        Assert.Equal(200, await olga.StatusOf("/konto"));
        await olga.Open("/verwaltung");
        Assert.StartsWith("/konto/zweiter-faktor", olga.Path);
        Assert.Equal(10, (await Authenticators.SetUp(town, olga)).Distinct().Count());
        Assert.Equal(200, await olga.StatusOf("/verwaltung"));

        // From now on the password alone does not even open the account.
        using var again = await FirstStep(town, "Olga");
        Assert.Equal("/anmelden/code", again.Path);
        Assert.NotEqual(200, await again.StatusOf("/konto"));
    }

    [Fact]
    public async Task Who_would_not_be_let_in_with_two_factors_either_is_refused_and_not_led_to_the_set_up()
    {
        await using var town = await Town.Found();
        await town.Account("Olga", Roles.Office);
        using var olga = await FirstStep(town, "Olga");
        Assert.Equal(403, await olga.StatusOf("/verwaltung/einstellungen/gemeinde"));
        Assert.Equal(303, await olga.StatusOf("/verwaltung"));
        Assert.Equal(403, await olga.StatusOf("/api/office/due"));
    }

    [Fact]
    public async Task A_wrong_first_code_sets_nothing_up_and_leaves_the_same_key_on_the_page()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        await anna.Open("/konto/zweiter-faktor/einrichten");
        var key = anna.Page.QuerySelector(".one-time-code")!.TextContent;
        await anna.Press("Einschalten", ("Code", "12 34"));
        Assert.Equal(422, anna.Status);
        Assert.Contains("passt nicht", anna.Text);
        Assert.Equal(key, anna.Page.QuerySelector(".one-time-code")!.TextContent);
        Assert.Empty(await town.Ask(db => db.Set<Authenticator>().ToListAsync()));
    }

    [Theory, BothStores]
    public async Task A_code_counts_once(Database store)
    {
        await using var town = await Town.Found(store);
        using var office = await town.Person("Olga", Roles.Office);
        var code = Authenticators.Code(town.Clock);
        using var first = await FirstStep(town, "Olga");
        await first.Press("Anmelden", ("Code", code));
        Assert.Equal(200, await first.StatusOf("/verwaltung"));
        using var second = await FirstStep(town, "Olga");
        await second.Press("Anmelden", ("Code", code));
        Assert.Equal(422, second.Status);
        Assert.NotEqual(200, await second.StatusOf("/konto"));
    }

    [Theory, BothStores]
    public async Task A_recovery_code_opens_once_and_its_owner_hears_of_it(Database store)
    {
        await using var town = await Town.Found(store);
        await town.Account("Olga", Roles.Office);
        using var olga = await FirstStep(town, "Olga");
        var code = (await Authenticators.SetUp(town, olga))[3];
        using var without = await FirstStep(town, "Olga");
        await without.Press("Anmelden", ("Code", code.ToUpperInvariant()));
        Assert.Contains("9 sind noch übrig", without.Text);
        Assert.Equal(200, await without.StatusOf("/verwaltung"));
        Assert.Contains(await town.Mails(), m => m.To == Town.Email("Olga") && m.Subject == "Ein Ersatzcode wurde benutzt");
        using var again = await FirstStep(town, "Olga");
        await again.Press("Anmelden", ("Code", code));
        Assert.Equal(422, again.Status);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account_and_its_owner_hears_of_it_once()
    {
        await using var town = await Town.Found();
        using var office = await town.Person("Olga", Roles.Office);
        using var guesser = await FirstStep(town, "Olga");
        for (var i = 0; i < 5; i++) await guesser.Press("Anmelden", ("Code", $"00000{i}"));
        Assert.Contains("zu viele Versuche", guesser.Text);
        await guesser.Press("Anmelden", ("Code", Authenticators.Code(town.Clock)));
        Assert.Contains("zu viele Versuche", guesser.Text);
        Assert.Single(await town.Mails(), m => m.To == Town.Email("Olga") && m.Subject == "Anmeldung vorübergehend gesperrt");
    }

    [Fact]
    public async Task Who_guesses_a_password_locks_it_and_the_owner_is_told_but_nobody_where_there_is_no_account()
    {
        await using var town = await Town.Found();
        await town.Account("Anna");
        foreach (var email in new[] { Town.Email("Anna"), "niemand@example.org" })
            for (var i = 0; i < 7; i++)
            {
                using var visitor = town.Visitor();
                await visitor.Open("/anmelden");
                await visitor.Press("Anmelden", ("Email", email), ("Password", "falsch geraten"));
            }
        Assert.Equal([Town.Email("Anna")], (await town.Mails()).Where(m => m.Subject == "Anmeldung vorübergehend gesperrt").Select(m => m.To));
    }

    [Theory, BothStores]
    public async Task An_administrator_resets_a_lost_factor_and_the_sessions_it_opened_end(Database store)
    {
        await using var town = await Town.Found(store);
        using var olga = await town.Person("Olga", Roles.Office);
        using var ada = await town.Person("Ada", Roles.Administrator);
        var id = await town.Ask(db => db.People.Where(p => p.Name == "Olga").Select(p => p.Id).SingleAsync());
        await ada.Open($"/verwaltung/personen/{id}");
        await ada.Press("Zweiten Faktor zurücksetzen");
        Assert.Contains("zurückgesetzt", ada.Text);
        Assert.NotEqual(200, await olga.StatusOf("/konto"));
        Assert.Contains(await town.Mails(), m => m.To == Town.Email("Olga") && m.Subject == "Zweiter Faktor ausgeschaltet");
        using var again = await FirstStep(town, "Olga");
        Assert.StartsWith("/konto/zweiter-faktor", again.Path);
    }

    [Fact]
    public async Task Residents_turn_it_off_again_and_who_acts_for_the_town_cannot()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        await Authenticators.SetUp(town, anna);
        await anna.Open("/konto/zweiter-faktor");
        await anna.Press("Zweiten Faktor ausschalten");
        using var again = await FirstStep(town, "Anna");
        Assert.Equal("/konto", again.Path);

        using var olga = await town.Person("Olga", Roles.Office);
        await olga.Open("/konto/zweiter-faktor");
        Assert.DoesNotContain("ausschalten", olga.Text);
        await olga.Post("/konto/zweiter-faktor/ausschalten", ("sure", "ja"));
        Assert.Single(await town.Ask(db => db.Set<Authenticator>().ToListAsync()));
    }

    [Fact]
    public async Task Where_the_installation_lost_its_keys_a_code_is_refused_and_a_recovery_code_still_opens()
    {
        await using var town = await Town.Found();
        await town.Account("Olga", Roles.Office);
        using var olga = await FirstStep(town, "Olga");
        var recovery = (await Authenticators.SetUp(town, olga))[0];
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            (await db.Set<Authenticator>().SingleAsync()).Secret = "von anderen Schlüsseln versiegelt";
            await db.SaveChangesAsync();
        });
        using var again = await FirstStep(town, "Olga");
        await again.Press("Anmelden", ("Code", "123456"));
        Assert.Equal(422, again.Status);
        await again.Press("Anmelden", ("Code", recovery));
        Assert.Equal(200, await again.StatusOf("/verwaltung"));
    }

    [Theory, BothStores]
    public async Task Who_reads_the_database_finds_neither_the_key_nor_a_recovery_code(Database store)
    {
        await using var town = await Town.Found(store);
        await town.Account("Olga", Roles.Office);
        using var olga = await FirstStep(town, "Olga");
        await olga.Open("/konto/zweiter-faktor/einrichten");
        var key = olga.Page.QuerySelector(".one-time-code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var secret = Base32Encoding.ToBytes(key);
        await olga.Press("Einschalten", ("Code", new Totp(secret).ComputeTotp(town.Clock.GetUtcNow().UtcDateTime)));
        var codes = olga.Page.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        var stored = (await town.Ask(db => db.Set<Authenticator>().SingleAsync())).Secret + string.Join(' ', await town.Ask(db => db.Set<RecoveryCode>().Select(c => c.Hash).ToListAsync()));
        foreach (var form in new[] { key, Convert.ToBase64String(secret), Convert.ToHexStringLower(secret) }.Concat(codes).Concat(codes.Select(c => c.Replace("-", "", StringComparison.Ordinal))))
            Assert.DoesNotContain(form, stored, StringComparison.OrdinalIgnoreCase);
    }
}
