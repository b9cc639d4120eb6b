using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.People;

public sealed class SpeakingForAnOrganisation
{
    const string Name = "Verein Offenes Netz";

    static async Task<string> Propose(Town town, Visitor by)
    {
        await by.Open("/organisationen/neu");
        await by.Press("Anmeldung abschicken", ("Name", Name), ("Kind", "Association"), ("About", "Wir helfen seit zwölf Jahren Menschen ins Netz."), ("Website", "netz.example"), ("Contact", "Frau Kimmich"));
        Assert.Contains("Die Geschäftsstelle prüft die Anmeldung", by.Text);
        return await town.Ask(db => db.Items.Where(i => i.Kind == "organisation").Select(i => i.Number).SingleAsync());
    }

    [Theory, BothStores]
    public async Task Nobody_sees_it_before_the_office_has_confirmed_it_and_then_its_name_stands_beside_what_they_raise(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var office = await town.Person("Olga", Roles.Office);
        using var visitor = town.Visitor();
        var number = await Propose(town, anna);
        await visitor.Open($"/organisationen/{number}");
        Assert.Equal(403, visitor.Status);
        Assert.DoesNotContain("Kimmich", visitor.Page.DocumentElement.OuterHtml);
        Assert.DoesNotContain(Name, (await visitor.Open("/organisationen")).Text);
        Assert.DoesNotContain(number, await visitor.Json("/api/organisations"));

        await office.Open($"/organisationen/{number}");
        await office.Press("Organisation bestätigen");
        Assert.Contains(Name, (await visitor.Open("/organisationen")).Text);
        await visitor.Open($"/organisationen/{number}");
        Assert.Contains("https://netz.example/", visitor.Page.DocumentElement.OuterHtml);
        var concern = await town.Concern("Kurse am Abend in jedem Stadtbezirk", by: "Anna");
        await visitor.Open($"/anliegen/{concern}");
        Assert.NotNull(visitor.Page.QuerySelector($".speaks-for a[href='/organisationen/{number}']"));
    }

    [Fact]
    public async Task Who_proposed_it_sees_it_alone_and_is_told_why_it_was_declined()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var board = await town.Person("Rita", Roles.Board);
        using var office = await town.Person("Olga", Roles.Office);
        var number = await Propose(town, anna);
        await anna.Open($"/organisationen/{number}");
        Assert.Equal(200, anna.Status);
        Assert.Contains("Frau Kimmich", anna.Text);
        Assert.Equal(403, await board.StatusOf($"/organisationen/{number}"));
        await office.Open($"/organisationen/{number}");
        await office.Press("Ablehnen", ("Reason", "Diesen Verein gibt es im Vereinsregister nicht."));
        await town.Settle();
        await anna.Open("/mitteilungen");
        Assert.Contains(Name, anna.Text);
        await anna.Open($"/organisationen/{number}");
        Assert.Contains("Diesen Verein gibt es im Vereinsregister nicht.", anna.Text);
        Assert.Equal(Roles.Resident, await town.Ask(db => db.People.Where(p => p.Name == "Anna").Select(p => p.Roles).SingleAsync()));
    }

    [Fact]
    public async Task Who_stops_speaking_for_it_is_a_resident_again()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var office = await town.Person("Olga", Roles.Office);
        var number = await Propose(town, anna);
        await office.Open($"/organisationen/{number}");
        await office.Press("Organisation bestätigen");
        await anna.Open("/konto");
        await anna.Post("/konto/organisation/verlassen");
        var person = await town.Ask(db => db.People.SingleAsync(p => p.Name == "Anna"));
        Assert.Equal((Roles.Resident, null), (person.Roles, person.OrganisationId));
    }
}
