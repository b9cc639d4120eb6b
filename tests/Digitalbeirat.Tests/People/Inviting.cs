using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.People;

public sealed class Inviting
{
    static async Task<string> Invite(Town town, Visitor administrator, string email, string role, string? unit = null)
    {
        await administrator.Open("/verwaltung/personen/einladen");
        await administrator.Press("Einladung schicken", [("Email", email), ("Roles", role), .. unit is null ? Array.Empty<(string, string?)>() : [("Unit", unit)]]);
        Assert.Equal("/verwaltung/personen", administrator.Path);
        return (await town.Mails()).Last(m => m.To == email).Link("/einladung/");
    }

    [Theory, BothStores]
    public async Task The_invited_choose_a_password_and_have_their_role_and_the_link_works_once(Database store)
    {
        await using var town = await Town.Found(store);
        using var administrator = await town.Person("Adele", Roles.Administrator);
        using var dora = town.Visitor();
        var link = await Invite(town, administrator, "dora@stadt.example", "Unit", "1");
        Assert.Equal(0, await town.Ask(db => db.People.CountAsync(p => p.Name == "Dora")));
        await dora.Open(link);
        await dora.Press("Einladung annehmen", ("Name", "Dora"), ("Password", "kurz"));
        Assert.Equal(422, dora.Status);
        Assert.NotNull(dora.Page.QuerySelector("[name=Name][value=Dora]"));
        await dora.Press("Einladung annehmen", ("Name", "Dora"), ("Password", Town.Password));
        await dora.SignIn("dora@stadt.example", Town.Password);
        Assert.Equal(200, await dora.StatusOf("/meine-aufgaben"));
        var person = await town.Ask(db => db.People.SingleAsync(p => p.Name == "Dora"));
        Assert.Equal((Roles.Resident | Roles.Unit, 1), (person.Roles, person.UnitId));
        using var thief = town.Visitor();
        await thief.Open(link);
        Assert.Equal(410, thief.Status);
    }

    [Fact]
    public async Task Who_has_an_account_keeps_it_and_gains_the_role()
    {
        await using var town = await Town.Found();
        using var administrator = await town.Person("Adele", Roles.Administrator);
        using var ben = await town.Person("Ben");
        await ben.Open(await Invite(town, administrator, Town.Email("Ben"), "Moderator"));
        Assert.Null(ben.Page.QuerySelector("[name=Password]"));
        await ben.Press("Einladung annehmen");
        Assert.Equal(Roles.Resident | Roles.Moderator, await town.Ask(db => db.People.Where(p => p.Name == "Ben").Select(p => p.Roles).SingleAsync()));
        await town.Visitor().SignIn(Town.Email("Ben"), Town.Password);
    }

    [Fact]
    public async Task A_unit_must_be_named_and_only_an_administrator_invites()
    {
        await using var town = await Town.Found();
        using var administrator = await town.Person("Adele", Roles.Administrator);
        using var office = await town.Person("Olga", Roles.Office);
        await administrator.Open("/verwaltung/personen/einladen");
        await administrator.Press("Einladung schicken", ("Email", "dora@stadt.example"), ("Roles", "Unit"));
        Assert.Equal(422, administrator.Status);
        Assert.Contains("dora@stadt.example", administrator.Page.DocumentElement.OuterHtml);
        Assert.Equal(403, await office.StatusOf("/verwaltung/personen/einladen"));
        Assert.Empty(await town.Mails());
    }

    [Fact]
    public async Task An_invitation_lapses_after_two_weeks()
    {
        await using var town = await Town.Found();
        using var administrator = await town.Person("Adele", Roles.Administrator);
        using var dora = town.Visitor();
        var link = await Invite(town, administrator, "dora@stadt.example", "Council");
        town.Clock.Advance(TimeSpan.FromDays(15));
        await dora.Open(link);
        Assert.Equal(410, dora.Status);
    }
}
