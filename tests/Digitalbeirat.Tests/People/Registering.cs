using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.People;

public sealed class Registering
{
    static async Task<Visitor> Register(Town town, string email, string name = "", int seconds = 5)
    {
        var visitor = town.Visitor();
        await visitor.Open("/registrieren");
        town.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await visitor.Press("Konto anlegen", ("Email", email), ("Name", name), ("Password", Town.Password), ("District", "2"));
        return visitor;
    }

    [Theory, BothStores]
    public async Task Nothing_exists_until_the_address_is_confirmed_and_then_one_is_signed_in(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await Register(town, "anna@example.org", "Neckarschwalbe");
        Assert.Equal(200, anna.Status);
        Assert.Equal(0, await town.Ask(db => db.People.CountAsync()));
        await anna.Open((await town.Mails())[^1].Link("/registrieren/bestaetigen/"));
        await anna.Press("Ja, Konto anlegen");
        Assert.Equal(200, await anna.StatusOf("/konto"));
        var person = await town.Ask(db => db.People.SingleAsync());
        Assert.Equal(("Neckarschwalbe", (int?)2), (person.Name, person.DistrictId));
        using var again = town.Visitor();
        await again.SignIn("anna@example.org", Town.Password);
        Assert.Equal("/konto", again.Path);
    }

    [Fact]
    public async Task Who_is_known_already_learns_it_by_mail_alone()
    {
        await using var town = await Town.Found();
        using var first = await town.Person("Anna");
        using var known = await Register(town, Town.Email("Anna"));
        using var unknown = await Register(town, "niemand@example.org");
        Assert.Equal(unknown.Text, known.Text);
        var mail = (await town.Mails()).Last(m => m.To == Town.Email("Anna"));
        Assert.DoesNotContain("/registrieren/bestaetigen/", mail.Text);
        Assert.Contains("/passwort/vergessen", mail.Text);
    }

    [Fact]
    public async Task A_form_filled_in_within_a_second_is_not_taken()
    {
        await using var town = await Town.Found();
        using var program = await Register(town, "anna@example.org", seconds: 0);
        Assert.Equal(422, program.Status);
        Assert.Empty(await town.Mails());
    }

    [Fact]
    public async Task A_weak_password_and_a_taken_name_are_said_at_their_fields()
    {
        await using var town = await Town.Found();
        using var first = await town.Person("Anna");
        using var visitor = town.Visitor();
        await visitor.Open("/registrieren");
        town.Clock.Advance(TimeSpan.FromSeconds(5));
        await visitor.Press("Konto anlegen", ("Email", "neu@example.org"), ("Name", "Anna"), ("Password", "kurz"));
        Assert.Equal(422, visitor.Status);
        Assert.Equal("true", visitor.Page.GetElementById("Name")!.GetAttribute("aria-invalid"));
        Assert.Equal("true", visitor.Page.GetElementById("Password")!.GetAttribute("aria-invalid"));
        Assert.Equal("neu@example.org", visitor.Page.GetElementById("Email")!.GetAttribute("value"));
        Assert.True(string.IsNullOrEmpty(visitor.Page.GetElementById("Password")!.GetAttribute("value")), "A password is never sent back");
    }
}
