using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Journeys.City;

namespace Digitalbeirat.Journeys.Pages;

public sealed class LookingOn(Chromium chromium, DemoCity city)
{
    [Fact]
    public async Task Somebody_reading_a_concern_is_told_that_another_wrote_and_reads_it_after_one_press()
    {
        await using var lookers = new Lookers(chromium, city);
        var path = await city.PathOf(PageTypes.All.Single(p => p.Name == "concern"));
        await using var reader = await chromium.Open(await city.Address(Who.Visitor), 360, 740);
        await reader.Go(path);
        var line = reader.Page.Locator("[data-live]");
        await Assertions.Expect(line).ToBeEmptyAsync();
        var writer = await lookers.Window(Who.Board);
        await writer.Go(path);
        await writer.Page.Locator("main form textarea[name='text']").First.FillAsync("Das haben wir in der letzten Sitzung auch besprochen.");
        await writer.Press("Beitrag schreiben");
        await Assertions.Expect(line).ToContainTextAsync("Ein neuer Beitrag.", new() { Timeout = 60_000 });
        Assert.Equal(0, await reader.Overhang());
        if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder)
        {
            await reader.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "live-phone.png") });
            await reader.Page.SetViewportSizeAsync(1280, 860);
            await reader.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "live-desk.png") });
        }
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Seite neu laden" }).ClickAsync();
        await Assertions.Expect(reader.Page.Locator("#diskussion")).ToContainTextAsync("Das haben wir in der letzten Sitzung auch besprochen.");
        Assert.Empty(reader.Complaints);
        Assert.Empty(writer.Complaints);
    }

    // As a proxy answers while the program is started anew.
    [Fact]
    public async Task Somebody_reading_while_the_program_is_away_for_a_moment_hears_what_is_written_after_it()
    {
        await using var lookers = new Lookers(chromium, city);
        var path = await city.PathOf(PageTypes.All.Single(p => p.Name == "concern"));
        await using var reader = await chromium.Open(await city.Address(Who.Visitor), 360, 740);
        var (asked, again) = (0, new TaskCompletionSource());
        await reader.Page.RouteAsync("**/live/**", route =>
        {
            if (++asked == 1) return route.FulfillAsync(new() { Status = 502 });
            again.TrySetResult();
            return route.ContinueAsync();
        });
        await reader.Go(path);
        await again.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var writer = await lookers.Window(Who.Board);
        await writer.Go(path);
        await writer.Page.Locator("main form textarea[name='text']").First.FillAsync("Und in der davor schon einmal.");
        await writer.Press("Beitrag schreiben");
        await Assertions.Expect(reader.Page.Locator("[data-live]")).ToContainTextAsync("neue", new() { Timeout = 60_000 });
    }
}
