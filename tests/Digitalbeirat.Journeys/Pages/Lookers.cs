using System.Text.RegularExpressions;
using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Journeys.City;

namespace Digitalbeirat.Journeys.Pages;

/// <summary>A browser window for each of those who look at pages, signed in once.</summary>
sealed class Lookers(Chromium chromium, DemoCity city, int width = 1280, int height = 900, bool dark = false) : IAsyncDisposable
{
    readonly Dictionary<Who, Window> windows = [];

    public async Task<Window> Window(Who who)
    {
        if (windows.TryGetValue(who, out var window)) return window;
        windows[who] = window = await chromium.Open(await city.Address(who), width, height, dark: dark);
        // From this machine the set-up asks for no key; a proxy's header says that one comes from elsewhere.
        if (who == Who.Stranger) await window.Context.SetExtraHTTPHeadersAsync([new("X-Forwarded-For", "192.0.2.7")]);
        if (DemoCity.Email(who) is { } email) await window.SignIn(email, DemoCity.Password);
        if (who == Who.Resident) await Draft(window);
        return window;
    }

    // The page where one checks a concern needs a draft, which stays in the browser.
    static async Task Draft(Window window)
    {
        await window.Go("/anliegen/neu");
        await window.Page.FillAsync("#as", "Großvater");
        await window.Page.FillAsync("#need", "jemanden, der mir das neue Tablet erklärt");
        await window.Page.FillAsync("#soThat", "ich mit den Enkeln sprechen kann");
        await window.Page.SelectOptionAsync("#area", new SelectOptionValue { Index = 1 });
        await window.Press("Weiter");
        // Looks again until it is so: to wait for an event can begin after the event.
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("/pruefen$"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows.Values) await window.DisposeAsync();
    }
}
