using System.Text.RegularExpressions;
using Digitalbeirat.Testing;
using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Kernel.Access;

namespace Digitalbeirat.Journeys.SigningIn;

/// <summary>With the browser's own virtual authenticator, which answers as a telephone with a fingerprint would.</summary>
public sealed class WithAPasskey(Chromium chromium)
{
    // Passkeys belong to names, not to numbers.
    static string Address(Town town) => town.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    async Task<Window> Open(Town town)
    {
        var window = await chromium.Open(Address(town), 360, 740);
        window.Authenticator = () => Authenticators.Code(town.Clock);
        var device = await window.Context.NewCDPSessionAsync(window.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        return window;
    }

    static async Task SignOut(Window window)
    {
        await window.Context.ClearCookiesAsync();
        await window.Go("/anmelden");
    }

    [Fact]
    public async Task A_resident_adds_a_passkey_signs_in_with_it_and_takes_it_away_again()
    {
        await using var town = await Town.Found();
        await town.Account("Anna");
        await using var window = await Open(town);
        await window.SignIn(Town.Email("Anna"), Town.Password);
        await window.Go("/konto/passkeys");
        await window.Press("Passkey hinzufügen");
        await window.Sees("Der Passkey ist hinzugefügt");
        Assert.Contains(await town.Mails(), m => m.To == Town.Email("Anna") && m.Subject == "Neuer Passkey für Ihr Konto");

        await SignOut(window);
        await window.Press("Mit Passkey anmelden");
        await Assertions.Expect(window.Page.Locator("main [name=Name]")).ToHaveValueAsync("Anna");
        await window.Go("/konto/geraete");
        await window.Sees("mit einem Passkey");

        await window.Go("/konto/passkeys");
        await window.Press("Entfernen");
        await window.Sees("Der Passkey ist entfernt");
        await SignOut(window);
        await window.Press("Mit Passkey anmelden");
        await window.Sees("gehört zu keinem Konto");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_passkey_is_both_factors_and_opens_the_office()
    {
        await using var town = await Town.Found();
        using var olga = await town.Person("Olga", Roles.Office);
        await using var window = await Open(town);
        await window.SignIn(Town.Email("Olga"), Town.Password);
        await window.Go("/konto/passkeys");
        await window.Press("Passkey hinzufügen");
        await window.Sees("Der Passkey ist hinzugefügt");
        await SignOut(window);
        await window.Press("Mit Passkey anmelden");
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("/konto$"));
        await window.Go("/verwaltung");
    }

    [Fact]
    public async Task Where_nobody_has_a_passkey_the_page_says_what_else_helps()
    {
        await using var town = await Town.Found();
        await using var window = await Open(town);
        await window.Go("/anmelden");
        await window.Press("Mit Passkey anmelden");
        await window.Sees("oder melden Sie sich mit Passwort an");
    }
}
