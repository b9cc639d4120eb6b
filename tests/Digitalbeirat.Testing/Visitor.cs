using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Digitalbeirat.Testing;

/// <summary>A person at a browser without script: opens pages, follows links, fills in forms, presses buttons.</summary>
public sealed class Visitor : IDisposable
{
    readonly HttpClient http;
    readonly CookieContainer cookies = new();
    readonly List<(string Field, string Name, byte[] Bytes)> files = [];

    public Visitor(string address)
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
    }

    public HttpClient Http => http;

    /// <summary>What this person's authenticator app shows now.</summary>
    public Func<string>? Authenticator { get; set; }
    public CookieContainer Cookies => cookies;

    /// <summary>The token of the page's forms, for those who send without a form.</summary>
    public string Token => Page.QuerySelector("input[name='token']")?.GetAttribute("value") ?? throw new InvalidOperationException($"No form on {Path}");

    /// <summary>Status of the last answer that was not a redirect.</summary>
    public int Status { get; private set; }
    public string Path { get; private set; } = "/";
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>The words of the page, with single blanks.</summary>
    public string Text => string.Join(' ', (Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async Task<Visitor> Open(string path)
    {
        await Follow(await http.GetAsync(path), path);
        return this;
    }

    public async Task<Visitor> Click(string link)
    {
        var a = Page.QuerySelectorAll<IHtmlAnchorElement>("a").FirstOrDefault(a => Words(a).Contains(link, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No link '{link}' on {Path}:\n{Text}");
        return await Open(a.GetAttribute("href")!);
    }

    /// <summary>Fills in the form that has this button and presses it. Fields are named as in the form; null leaves a box unticked.</summary>
    public async Task<Visitor> Press(string button, params (string Field, string? Value)[] values)
    {
        var buttons = Page.QuerySelectorAll("button, input[type=submit]").Where(b => Words(b).Contains(button, StringComparison.Ordinal)).ToList();
        var pressed = buttons.FirstOrDefault(b => values.All(v => b.Closest("form")?.QuerySelector($"[name='{v.Field}']") is not null)) ?? buttons.FirstOrDefault()
            ?? throw new InvalidOperationException($"No button '{button}' on {Path}:\n{Text}");
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        var fields = Fields(form).ToList();
        if (pressed.GetAttribute("name") is { Length: > 0 } name) fields.Add(new(name, pressed.GetAttribute("value") ?? ""));
        foreach (var (field, value) in values)
        {
            if (form.QuerySelector($"[name='{field}']") is null) throw new InvalidOperationException($"The form with '{button}' on {Path} has no field '{field}'");
            fields.RemoveAll(f => f.Key == field);
            if (value is not null) fields.Add(new(field, value));
        }
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Path;
        if (string.Equals(form.GetAttribute("method"), "get", StringComparison.OrdinalIgnoreCase))
            return await Open(action + "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")));
        var sent = Content(form, fields);
        var answer = await http.PostAsync(action, sent);
        // A browser sends the same form on where it is told so.
        for (var i = 0; i < 4 && answer.StatusCode == HttpStatusCode.TemporaryRedirect; i++)
        {
            action = answer.Headers.Location!.OriginalString;
            answer = await http.PostAsync(action, new FormUrlEncodedContent(fields));
        }
        await Follow(answer, action);
        return this;
    }

    /// <summary>Chooses a file for a field of the form that is pressed next.</summary>
    public Visitor Attach(string field, string name, byte[] bytes)
    {
        files.Add((field, name, bytes));
        return this;
    }

    HttpContent Content(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data") return new FormUrlEncodedContent(fields);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in files)
        {
            if (form.QuerySelector($"input[type=file][name='{field}']") is null) throw new InvalidOperationException($"The form on {Path} takes no file {field}");
            content.Add(new ByteArrayContent(bytes), field, name);
        }
        files.Clear();
        return content;
    }

    static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var e in form.QuerySelectorAll("input, select, textarea"))
        {
            if (e.GetAttribute("name") is not { Length: > 0 } name || e.HasAttribute("disabled")) continue;
            if (e is IHtmlInputElement { Type: "checkbox" or "radio" } box) { if (box.IsChecked) yield return new(name, box.GetAttribute("value") ?? "on"); }
            else if (e is IHtmlInputElement { Type: "file" or "submit" }) { }
            else if (e is IHtmlSelectElement select) yield return new(name, select.Value ?? "");
            else if (e is IHtmlTextAreaElement area) yield return new(name, area.TextContent);
            else yield return new(name, e.GetAttribute("value") ?? "");
        }
    }

    public async Task<Visitor> SignIn(string email, string password)
    {
        await Open("/anmelden");
        await Press("Anmelden", ("Email", email), ("Password", password));
        if (Path == "/anmelden/code") await Press("Anmelden", ("Code", Page.QuerySelector("[data-demo-code]")?.TextContent ?? Authenticator?.Invoke()));
        if (Path.StartsWith("/anmelden", StringComparison.Ordinal)) throw new InvalidOperationException("Could not sign in: " + Text);
        return this;
    }

    async Task Follow(HttpResponseMessage answer, string path)
    {
        for (var i = 0; i < 8 && (int)answer.StatusCode is 301 or 302 or 303 or 308; i++)
        {
            path = answer.Headers.Location!.OriginalString;
            answer = await http.GetAsync(path);
        }
        Status = (int)answer.StatusCode;
        Path = path;
        var html = await answer.Content.ReadAsStringAsync();
        Page = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html).Address(new Uri(http.BaseAddress!, path)));
    }

    static string Words(IElement e) => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Sends fields to an address as a form of the page at hand would.</summary>
    public async Task<Visitor> Post(string path, params (string Field, string Value)[] fields)
    {
        await Follow(await http.PostAsync(path, new FormUrlEncodedContent(fields.Append(("token", Token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)))), path);
        return this;
    }

    /// <summary>What the API says, as text.</summary>
    public Task<string> Json(string path) => http.GetStringAsync(path);

    /// <summary>What the API says.</summary>
    public async Task<JsonElement> Api(string path) => JsonDocument.Parse(await http.GetStringAsync(path)).RootElement;

    /// <summary>The status an address answers with, redirects not followed.</summary>
    public async Task<int> StatusOf(string path)
    {
        using var answer = await http.GetAsync(path);
        return (int)answer.StatusCode;
    }

    public void Dispose() => http.Dispose();
}
