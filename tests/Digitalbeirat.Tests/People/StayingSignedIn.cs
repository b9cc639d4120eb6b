using System.Net;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.People.Sessions;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.People;

public sealed class StayingSignedIn
{
    static async Task<Visitor> Phone(Town town, string name)
    {
        var visitor = town.Visitor();
        visitor.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0");
        return await visitor.SignIn(Town.Email(name), Town.Password);
    }

    static string Cookie(Town town, Visitor visitor) => visitor.Cookies.GetCookies(new Uri(town.Address))["sitzung"]!.Value;

    [Theory, BothStores]
    public async Task The_list_names_each_device_and_one_of_them_is_signed_out_at_once_on_every_node(Database store)
    {
        await using var town = await Town.Found(store);
        await using var node = await town.SecondNode();
        using var anna = await town.Person("Anna");
        using var phone = await Phone(town, "Anna");
        using var elsewhere = new Visitor(node.Address);
        elsewhere.Cookies.Add(new Uri(node.Address), new Cookie("sitzung", Cookie(town, phone)));
        Assert.Equal(200, await elsewhere.StatusOf("/konto"));
        await anna.Open("/konto/geraete");
        Assert.Contains("Firefox, Android", anna.Text);
        Assert.Contains("Dieses Gerät", anna.Text);
        await anna.Post(anna.Page.QuerySelector("main .keys form")!.GetAttribute("action")!, ("sure", "ja"));
        Assert.Contains("Das Gerät ist abgemeldet", anna.Text);
        Assert.NotEqual(200, await phone.StatusOf("/konto"));
        Assert.NotEqual(200, await elsewhere.StatusOf("/konto"));
        Assert.Equal(200, await anna.StatusOf("/konto"));
    }

    [Fact]
    public async Task Signing_out_everywhere_else_leaves_this_device_alone()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var phone = await Phone(town, "Anna");
        using var ben = await town.Person("Ben");
        await anna.Open("/konto/geraete");
        await anna.Press("Alle anderen Geräte abmelden");
        Assert.NotEqual(200, await phone.StatusOf("/konto"));
        Assert.Equal(200, await anna.StatusOf("/konto"));
        Assert.Equal(200, await ben.StatusOf("/konto"));
    }

    [Fact]
    public async Task Nobody_signs_out_somebody_elses_device()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        var id = await town.Ask(db => db.Set<Session>().OrderBy(s => s.Id).Select(s => s.Id).FirstAsync());
        await ben.Open("/konto/geraete");
        await ben.Post($"/konto/geraete/{id}/abmelden", ("sure", "ja"));
        Assert.Equal(200, await anna.StatusOf("/konto"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_its_cookie()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var copy = town.Visitor();
        copy.Cookies.Add(new Uri(town.Address), new Cookie("sitzung", Cookie(town, anna)));
        await anna.Open("/konto");
        await anna.Post("/abmelden", ("sure", "ja"));
        Assert.NotEqual(200, await copy.StatusOf("/konto"));
    }

    [Fact]
    public async Task Signing_out_asks_the_browser_to_forget_what_it_was_shown()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        await anna.Open("/konto");
        using var answer = await anna.Http.PostAsync("/abmelden", new FormUrlEncodedContent([new("token", anna.Token)]));
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }

    [Theory, BothStores]
    public async Task An_administrator_signs_somebody_out_everywhere_and_nobody_else_does(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var phone = await Phone(town, "Anna");
        using var ada = await town.Person("Ada", Roles.Administrator);
        using var olga = await town.Person("Olga", Roles.Office);
        var id = await town.Ask(db => db.People.Where(p => p.Name == "Anna").Select(p => p.Id).SingleAsync());
        await olga.Open($"/verwaltung/personen/{id}");
        Assert.DoesNotContain("Überall abmelden", olga.Text);
        await olga.Post($"/verwaltung/personen/{id}/abmelden", ("sure", "ja"));
        Assert.Equal(403, olga.Status);
        Assert.Equal(200, await anna.StatusOf("/konto"));
        await ada.Open($"/verwaltung/personen/{id}");
        await ada.Press("Überall abmelden");
        Assert.Contains("ist überall abgemeldet", ada.Text);
        foreach (var gone in new[] { anna, phone }) Assert.NotEqual(200, await gone.StatusOf("/konto"));
        Assert.Equal(200, await olga.StatusOf("/verwaltung"));
    }

    [Fact]
    public async Task Who_ends_other_sessions_is_asked_who_they_are_when_that_was_long_ago()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var phone = await Phone(town, "Anna");
        await anna.Open("/konto/geraete");
        town.Clock.Advance(TimeSpan.FromMinutes(31));
        await anna.Press("Alle anderen Geräte abmelden");
        Assert.Contains("Sind Sie es wirklich?", anna.Text);
        Assert.Equal(200, await phone.StatusOf("/konto"));
        await anna.Press("Bestätigen", ("Nachweis", Town.Password));
        Assert.NotEqual(200, await phone.StatusOf("/konto"));
    }

    [Fact]
    public async Task Signing_in_again_at_the_same_browser_replaces_the_session_that_was_there()
    {
        await using var town = await Town.Found();
        await town.Account("Ben");
        using var shared = await town.Person("Anna");
        using var planted = town.Visitor();
        planted.Cookies.Add(new Uri(town.Address), new Cookie("sitzung", Cookie(town, shared)));
        await shared.Open("/konto/geraete");
        var sent = new FormUrlEncodedContent([new("Email", Town.Email("Ben")), new("Password", Town.Password), new("token", shared.Token)]);
        using var answer = await shared.Http.PostAsync("/anmelden", sent);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.NotEqual(200, await planted.StatusOf("/konto"));
        Assert.Contains("Ben", (await shared.Open("/konto")).Page.QuerySelector("[name='Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_acts_for_the_town_and_leaves_the_desk_for_two_hours_signs_in_again_and_residents_do_not()
    {
        await using var town = await Town.Found();
        using var olga = await town.Person("Olga", Roles.Office);
        using var anna = await town.Person("Anna");
        town.Clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal(200, await olga.StatusOf("/verwaltung"));
        town.Clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal(200, await olga.StatusOf("/verwaltung"));
        town.Clock.Advance(TimeSpan.FromMinutes(121));
        Assert.NotEqual(200, await olga.StatusOf("/verwaltung"));
        Assert.Equal(200, await anna.StatusOf("/konto"));
    }

    [Theory, BothStores]
    public async Task An_act_that_is_hard_to_take_back_asks_again_after_a_while_and_keeps_what_was_typed(Database store)
    {
        await using var town = await Town.Found(store);
        await town.Account("Ben");
        using var ada = await town.Person("Ada", Roles.Administrator);
        var id = await town.Ask(db => db.People.Where(p => p.Name == "Ben").Select(p => p.Id).SingleAsync());
        await ada.Open($"/verwaltung/personen/{id}");
        town.Clock.Advance(TimeSpan.FromMinutes(31));
        await ada.Press("sperren", ("Reason", "Mehrfach Werbung verbreitet"));
        Assert.Contains("Sind Sie es wirklich?", ada.Text);
        Assert.Null(await town.Ask(db => db.People.Where(p => p.Name == "Ben").Select(p => p.BlockedAt).SingleAsync()));
        await ada.Press("Bestätigen", ("Nachweis", "ein falsches Passwort"));
        Assert.Equal(422, ada.Status);
        await ada.Press("Bestätigen", ("Nachweis", Town.Password));
        Assert.NotNull(await town.Ask(db => db.People.Where(p => p.Name == "Ben").Select(p => p.BlockedAt).SingleAsync()));
        await ada.Open($"/verwaltung/personen/{id}");
        Assert.Contains("Mehrfach Werbung verbreitet", ada.Text);
    }

    [Theory, BothStores]
    public async Task Who_proves_it_again_goes_on_with_a_new_key_and_a_copy_of_the_old_one_opens_nothing(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var copy = town.Visitor();
        copy.Cookies.Add(new Uri(town.Address), new Cookie("sitzung", Cookie(town, anna)));
        await anna.Open("/anmelden/bestaetigen?zurueck=/konto");
        await anna.Press("Bestätigen", ("Nachweis", "ein falsches Passwort"));
        Assert.Equal(200, await copy.StatusOf("/konto"));
        await anna.Press("Bestätigen", ("Nachweis", Town.Password));
        Assert.Equal(("/konto", 200), (anna.Path, anna.Status));
        Assert.NotEqual(200, await copy.StatusOf("/konto"));
        // Twice in a row, and still the same session.
        await anna.Open("/anmelden/bestaetigen?zurueck=/konto");
        await anna.Press("Bestätigen", ("Nachweis", Town.Password));
        Assert.Equal(1, await town.Ask(db => db.Set<Session>().CountAsync()));
    }

    [Fact]
    public async Task The_proof_leads_nowhere_but_into_the_house()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        await anna.Open("/anmelden/bestaetigen?zurueck=//evil.example/");
        await anna.Press("Bestätigen", ("Nachweis", Town.Password));
        Assert.Equal("/", anna.Path);
    }

    [Fact]
    public async Task What_is_kept_of_a_session_opens_none_and_says_nothing_of_where_somebody_was()
    {
        await using var town = await Town.Found();
        using var anna = await Phone(town, await Known(town));
        var kept = await town.Ask(db => db.Set<Session>().SingleAsync());
        Assert.Equal("Firefox, Android", kept.Device);
        Assert.DoesNotContain(kept.Hash, Cookie(town, anna), StringComparison.OrdinalIgnoreCase);
        using var thief = town.Visitor();
        thief.Cookies.Add(new Uri(town.Address), new Cookie("sitzung", kept.Hash));
        Assert.NotEqual(200, await thief.StatusOf("/konto"));
    }

    static async Task<string> Known(Town town)
    {
        await town.Account("Anna");
        return "Anna";
    }
}
