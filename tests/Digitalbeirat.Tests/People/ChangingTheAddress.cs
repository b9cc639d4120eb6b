using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.People;

public sealed class ChangingTheAddress
{
    static async Task Ask(Visitor anna, string email, string password = Town.Password)
    {
        await anna.Open("/konto/anmeldung");
        await anna.Press("Link schicken", ("Email", email), ("CurrentForEmail", password));
    }

    [Theory, BothStores]
    public async Task Nothing_changes_before_the_new_address_is_proven_then_the_old_one_is_told_and_opens_nothing_more(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        await Ask(anna, "neu@example.org");
        var letter = Assert.Single(await town.Mails());
        Assert.Equal("neu@example.org", letter.To);
        using var again = town.Visitor();
        await again.SignIn(Town.Email("Anna"), Town.Password);
        await anna.Open(letter.Link("/konto/email/"));
        await anna.Press("Ja, neue Adresse verwenden");
        Assert.Contains(await town.Mails(), m => m.To == Town.Email("Anna") && m.Text.Contains("andere E-Mail-Adresse", StringComparison.Ordinal));
        await Assert.ThrowsAsync<InvalidOperationException>(() => town.Visitor().SignIn(Town.Email("Anna"), Town.Password));
        await town.Visitor().SignIn("neu@example.org", Town.Password);
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        // Whoever sat at another browser has to prove themselves anew.
        await again.Open("/konto");
        Assert.StartsWith("/anmelden", again.Path);
    }

    [Fact]
    public async Task Without_the_password_and_to_somebody_elses_address_there_is_no_way()
    {
        await using var town = await Town.Found();
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        await Ask(anna, "neu@example.org", "geraten 12345");
        Assert.Equal(422, anna.Status);
        Assert.Empty(await town.Mails());
        await Ask(anna, Town.Email("Ben"));
        // The page says the same as ever; the owner of the address is told that it is known.
        Assert.Equal(200, anna.Status);
        var letter = Assert.Single(await town.Mails());
        Assert.Equal(Town.Email("Ben"), letter.To);
        Assert.DoesNotContain("/konto/email/", letter.Text);
    }
}
