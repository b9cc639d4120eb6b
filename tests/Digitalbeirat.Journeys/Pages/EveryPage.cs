using System.Text;
using Deque.AxeCore.Commons;
using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Journeys.City;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Journeys.Pages;

/// <summary>What must be true of every page: axe finds nothing in light, in dark and at 320 px; nothing scrolls sideways; the console is silent; nothing is fetched from elsewhere.</summary>
public sealed class EveryPage(Chromium chromium, DemoCity city)
{
    const string All = """{ "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"] }""";

    // Between light and dark nothing changes but colours.
    const string Colours = """{ "runOnly": { "type": "rule", "values": ["color-contrast", "link-in-text-block"] }, "resultTypes": ["violations"] }""";

    static readonly string axe = new BundledAxeScriptProvider().GetScript();

    // One test for each who looks: they run side by side, and each signs in only once.
    [Theory, InlineData(Who.Visitor, 0), InlineData(Who.Visitor, 1), InlineData(Who.Resident, 0), InlineData(Who.Board, 0), InlineData(Who.Unit, 0), InlineData(Who.Office, 0), InlineData(Who.Administrator, 0), InlineData(Who.Founder, 0), InlineData(Who.Stranger, 0)]
    public async Task Is_accessible_keeps_to_itself_and_fits_on_a_phone(Who who, int half)
    {
        await using var lookers = new Lookers(chromium, city);
        var window = await lookers.Window(who);
        var pages = PageTypes.All.Where(p => p.Who == who).ToList();
        if (who == Who.Visitor) pages = [.. pages.Where((_, i) => i % 2 == half)];
        var wrong = new StringBuilder();
        foreach (var page in pages) await Look(window, page, wrong);
        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    async Task Look(Window window, PageType type, StringBuilder wrong)
    {
        var (page, before) = (window.Page, window.Complaints.Count);
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var answer = await page.GotoAsync(await city.PathOf(type));
        if (answer!.Status != type.Status || answer.Request.RedirectedFrom is not null) wrong.AppendLine($"{type}: {answer.Status} at {page.Url}");
        foreach (var complaint in window.Complaints.Skip(before)) wrong.AppendLine($"{type}: {complaint}");
        await page.EvaluateAsync(axe);
        await Axe(page, type, "light", All, wrong);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Axe(page, type, "dark", Colours, wrong);
        await page.SetViewportSizeAsync(320, 640);
        if (await window.Overhang() is > 0 and var pixels) wrong.AppendLine($"{type}: {pixels} px wider than a window of 320 px: {await Widest(page)}");
        await Axe(page, type, "320 px", All, wrong);
    }

    // axe inside the page, as its own bookmarklet does it: the package's runner opens a second page for every run.
    static async Task Axe(IPage page, PageType type, string how, string rules, StringBuilder wrong)
    {
        foreach (var line in await page.EvaluateAsync<string[]>($$"""
            async () => (await axe.run(document, {{rules}})).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 200)} ${n.any[0]?.message ?? ''}`))
            """)) wrong.AppendLine($"{type} ({how}): {line}");
    }

    static Task<string> Widest(IPage page) => page.EvaluateAsync<string>("""
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.kern-table-responsive, .scroll'))
            .slice(0, 4).map(e => e.tagName.toLowerCase() + '.' + e.className).join(' ')
        """);

    [Fact]
    public async Task No_page_of_the_program_is_missing_from_the_list()
    {
        var known = PageTypes.All.Select(p => p.Pattern).Concat(PageTypes.NotPages.Keys).ToHashSet();
        var mapped = (await city.Services()).GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(p => p is not "/api" and not "/{**path:file}" && !p.StartsWith("/api/", StringComparison.Ordinal)).ToHashSet();
        Assert.Empty(mapped.Except(known));
        Assert.Empty(known.Except(mapped));
    }
}
