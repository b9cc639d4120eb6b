using System.Text.RegularExpressions;

namespace Digitalbeirat.Journeys.Browsing;

/// <summary>A browser window that notes whatever a page must never do.</summary>
public sealed class Window : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> complaints = [];

    Window(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; private set; }
    public IBrowserContext Context => context;

    /// <summary>Errors and refused scripts or styles in the console, requests to another host.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    internal static async Task<Window> Of(IBrowserContext context, string address)
    {
        var window = new Window(context, await context.NewPageAsync());
        context.Console += (_, m) =>
        {
            // The status of the page itself is asserted where it is opened.
            if (m.Type == "error" && !m.Text.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal)) window.complaints.Add("console: " + m.Text);
        };
        context.WebError += (_, e) => window.complaints.Add("script: " + e.Error);
        context.Request += (_, r) =>
        {
            if (!r.Url.StartsWith(address, StringComparison.Ordinal) && !r.Url.StartsWith("data:", StringComparison.Ordinal)) window.complaints.Add("request to another host: " + r.Url);
        };
        context.Response += (_, r) =>
        {
            if (r.Status >= 400 && !IsPage(r.Request)) window.complaints.Add($"{r.Status} {r.Url}");
        };
        return window;
    }

    // The service worker fetches pages too, in its own name.
    static bool IsPage(IRequest request) => request.ResourceType == "document" || request.Headers.GetValueOrDefault("accept", "").StartsWith("text/html", StringComparison.Ordinal);

    public async Task Go(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        Assert.True(answer!.Status == status, $"{path}: {answer.Status} instead of {status}");
    }

    /// <summary>Closes the tab and opens another in the same browser.</summary>
    public async Task CloseTab()
    {
        await Page.CloseAsync();
        Page = await context.NewPageAsync();
    }

    public async Task Write(string label, string text) => await Page.GetByLabel(label, new() { Exact = false }).First.FillAsync(text);
    /// <summary>By the field's name, where a page has many alike.</summary>
    public async Task Fill(string name, string text) => await Page.Locator($"main [name='{name}']").First.FillAsync(text);
    public async Task Choose(string label, string option) => await Page.GetByLabel(label).First.SelectOptionAsync(new SelectOptionValue { Label = option });
    public async Task Tick(string label) => await Page.GetByLabel(label, new() { Exact = true }).First.CheckAsync();
    public async Task Press(string button) => await Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
    public async Task Follow(string link) => await Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Waits until the page says this where one can see it.</summary>
    public async Task Sees(string text) => await Assertions.Expect(Page.Locator("main").GetByText(text).First).ToBeVisibleAsync();

    /// <summary>What the person's authenticator app shows; the demo shows it on its page.</summary>
    public Func<string>? Authenticator { get; set; }

    async Task<string> Code() => Authenticator?.Invoke() ?? await Page.Locator("[data-demo-code]").TextContentAsync() ?? "";

    public async Task SignIn(string email, string password)
    {
        await Go("/anmelden");
        await Write("E-Mail", email);
        await Page.Locator("#Password").FillAsync(password);
        await Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex("/anmelden$"));
        if (Page.Url.EndsWith("/anmelden/code", StringComparison.Ordinal))
        {
            await Page.Locator("#Code").FillAsync(await Code());
            await Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        }
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex("/anmelden"));
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public async Task<int> Overhang() => await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
