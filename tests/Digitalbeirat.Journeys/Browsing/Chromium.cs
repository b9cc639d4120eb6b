namespace Digitalbeirat.Journeys.Browsing;

/// <summary>One real browser for the whole run; each test gets windows of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Nothing of the browser's own may go out to the network while it looks at our pages.
    static readonly string[] quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    static readonly string? path = Find();

    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (path is null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = quiet });
    }

    /// <summary>A window of somebody's own, in German; the test that asks for one is skipped where there is no browser.</summary>
    public async Task<Window> Open(string address, int width = 1280, int height = 900, bool script = true, bool dark = false)
    {
        Assert.SkipWhen(browser is null, "Chromium is not installed");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address, Locale = "de-DE", TimezoneId = "Europe/Berlin", JavaScriptEnabled = script, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return await Window.Of(context, address);
    }

    static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
