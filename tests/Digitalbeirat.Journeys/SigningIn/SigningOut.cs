using System.Text.RegularExpressions;
using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Journeys.SigningIn;

public sealed class SigningOut(Chromium chromium)
{
    [Fact]
    public async Task Somebody_signs_out_in_a_browser_that_keeps_a_page_for_lost_connections_and_the_browser_knows_nothing_more()
    {
        await using var town = await Town.Found();
        await town.Account("Anna");
        await using var window = await chromium.Open(town.Address, 360, 740);
        await window.SignIn(Town.Email("Anna"), Town.Password);
        await window.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => null)");
        await window.Go("/konto");
        Assert.True(await window.Page.EvaluateAsync<bool>("navigator.serviceWorker.controller !== null && (localStorage.setItem('typed', 'half a sentence'), true)"));

        await window.Page.Locator(".person-menu summary").ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).First.ClickAsync();
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("/$"));
        Assert.Null(await window.Page.EvaluateAsync<string?>("localStorage.getItem('typed')"));
        await window.Go("/konto");
        Assert.Contains("/anmelden", window.Page.Url);
        Assert.Empty(window.Complaints);
    }

    // Chromium waits for the worker to be done with an answer before it clears the worker because of that answer: signing out would never end. It does not wait where a driver listens to the worker, as here, so the worker itself is asked.
    [Fact]
    public async Task The_worker_for_lost_connections_stands_between_people_and_pages_and_never_in_the_way_of_what_is_sent()
    {
        await using var town = await Town.Found();
        await using var window = await chromium.Open(town.Address, 360, 740);
        await window.Go("/");
        var worker = await window.Page.EvaluateAsync<string>("fetch('/sw.js').then(answer => answer.text())");
        await window.Page.GotoAsync("about:blank");
        var taken = await window.Page.EvaluateAsync<string[]>("""
            worker => {
              const hears = {}, taken = [];
              new Function('self', 'fetch', worker)({ addEventListener: (name, handler) => { hears[name] = handler; } }, () => Promise.resolve());
              for (const method of ['GET', 'POST']) hears.fetch({ request: { method, mode: 'navigate', url: 'https://stadt.example/abmelden' }, respondWith: () => taken.push(method) });
              return taken;
            }
            """, worker);
        Assert.Equal(["GET"], taken);
    }
}
