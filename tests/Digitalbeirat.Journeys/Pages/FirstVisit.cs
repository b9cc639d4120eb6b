using System.Text.Json;
using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Journeys.City;

namespace Digitalbeirat.Journeys.Pages;

/// <summary>What somebody with an empty cache and a slow line has to fetch before the start page stands.</summary>
public sealed class FirstVisit(Chromium chromium, DemoCity city)
{
    const int Most = 100_000;

    [Fact]
    public async Task Of_the_start_page_stays_below_100_kilobytes_over_the_wire()
    {
        await using var window = await chromium.Open(await city.Address(Who.Visitor), 360, 740);
        var devtools = await window.Context.NewCDPSessionAsync(window.Page);
        var bytes = 0d;
        // Headers and bodies as they came, compressed.
        devtools.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await devtools.SendAsync("Network.enable");
        await window.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(bytes, 10_000, Most);
        TestContext.Current.SendDiagnosticMessage("First visit: {0} bytes", bytes);
    }
}
