using System.Text.RegularExpressions;
using Digitalbeirat.Testing;
using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Kernel.Access;
using OtpNet;

namespace Digitalbeirat.Journeys.SigningIn;

public sealed class SigningInForTheTown(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_office_sets_up_its_second_factor_on_a_phone_and_is_asked_for_it_from_then_on(bool script)
    {
        await using var town = await Town.Found();
        await town.Account("Olga", Roles.Office);
        await using var window = await chromium.Open(town.Address, 360, 740, script);
        await window.SignIn(Town.Email("Olga"), Town.Password);
        await window.Sees("Für Ihre Aufgabe ist ein zweiter Faktor Pflicht");
        await window.Follow("Zweiten Faktor einrichten");
        Assert.Equal(0, await window.Overhang());
        var secret = Base32Encoding.ToBytes((await window.Page.Locator(".one-time-code").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal));
        await window.Write("Code", new Totp(secret).ComputeTotp(town.Clock.GetUtcNow().UtcDateTime));
        await window.Press("Einschalten");
        await window.Sees("Das sind Ihre Ersatzcodes");
        Assert.Equal(0, await window.Overhang());
        await window.Follow("Ich habe sie aufbewahrt");
        await window.Go("/verwaltung");

        await window.Context.ClearCookiesAsync();
        town.Clock.Advance(TimeSpan.FromSeconds(30));
        await window.Go("/anmelden");
        await window.Write("E-Mail", Town.Email("Olga"));
        await window.Page.Locator("#Password").FillAsync(Town.Password);
        await window.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await window.Sees("Das Passwort stimmt");
        Assert.Equal(0, await window.Overhang());
        await window.Write("Code", new Totp(secret).ComputeTotp(town.Clock.GetUtcNow().UtcDateTime));
        await window.Press("Anmelden");
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("/konto$"));
        Assert.Empty(window.Complaints);
    }
}
