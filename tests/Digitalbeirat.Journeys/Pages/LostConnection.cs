using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Journeys.City;

namespace Digitalbeirat.Journeys.Pages;

public sealed class LostConnection(Chromium chromium, DemoCity city)
{
    [Fact]
    public async Task Somebody_whose_connection_is_gone_is_told_what_to_do_in_the_look_of_the_house_and_comes_back_by_one_press()
    {
        await using var window = await chromium.Open(await city.Address(Who.Visitor), 360, 740);
        await window.Go("/");
        await window.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => null)");
        await window.Context.SetOfflineAsync(true);
        await window.Page.GotoAsync("/anliegen");
        await window.Sees("Prüfen Sie WLAN oder mobile Daten");
        Assert.Contains("Fira Sans", await window.Page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily"));
        Assert.Equal(0, await window.Overhang());
        await window.Context.SetOfflineAsync(false);
        await window.Follow("Noch einmal versuchen");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Anliegen");
    }
}
