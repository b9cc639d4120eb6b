using System.Net;
using Digitalbeirat.Testing;
using Microsoft.Net.Http.Headers;

namespace Digitalbeirat.Tests.Server;

public sealed class KeepingCookies
{
    /// <summary>A browser behind the town's proxy: it keeps what it is sent by its name and sends it back.</summary>
    sealed class Browser(string address, bool https) : IDisposable
    {
        readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };

        public Dictionary<string, string> Cookies { get; } = [];
        public List<SetCookieHeaderValue> Sent { get; } = [];

        public async Task<(HttpStatusCode Status, string Page)> Ask(string path, params (string Field, string Value)[] form)
        {
            using var request = new HttpRequestMessage(form.Length == 0 ? HttpMethod.Get : HttpMethod.Post, path);
            if (form.Length > 0) request.Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Field, f.Value)));
            if (https) request.Headers.Add("X-Forwarded-Proto", "https");
            if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
            using var answer = await http.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines.Select(l => SetCookieHeaderValue.Parse(l)) : [])
            {
                Sent.Add(cookie);
                if (cookie.Value.Length > 0) Cookies[cookie.Name.ToString()] = cookie.Value.ToString();
                else Cookies.Remove(cookie.Name.ToString());
            }
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public async Task<string> Token(string path) => (await Ask(path)).Page.Split("name=\"token\" value=\"")[1].Split('"')[0];

        // Every kind of cookie there is: language, look, form, draft, session, word to be said, second step.
        public async Task LiveADay(string name)
        {
            await Ask("/sprache?zu=de");
            await Ask("/darstellung?zu=dark");
            await Ask("/anliegen/neu", ("token", await Token("/anliegen/neu")), ("as", "Anwohnerin"), ("need", "eine Bank am Marktplatz"), ("soThat", "man sich setzen kann"), ("area", "1"));
            await Ask("/anmelden", ("token", await Token("/anmelden")), ("Email", Town.Email(name)), ("Password", Town.Password));
            await Ask("/abmelden", ("token", await Token("/konto")));
            await Ask("/anmelden", ("token", await Token("/anmelden")), ("Email", Town.Email(name)), ("Password", Town.Password));
        }

        public void Dispose() => http.Dispose();
    }

    static readonly string[] kinds = ["antiforgery", "entwurf", "look", "notice", "sitzung", "sprache"];

    [Fact]
    public async Task Over_https_every_cookie_belongs_to_this_host_alone_and_over_plain_http_the_house_is_open_too()
    {
        await using var town = await Town.Found();
        await town.Account("Anna");
        using var https = new Browser(town.Address, https: true);
        await https.LiveADay("Anna");
        Assert.All(https.Sent, c => Assert.StartsWith("__Host-", c.Name.ToString()));
        Assert.All(https.Sent, c => Assert.Equal((c.Name.ToString(), true, "/", ""), (c.Name.ToString(), c.Secure, c.Path.ToString(), c.Domain.ToString())));
        Assert.Empty(kinds.Select(k => "__Host-" + k).Except(https.Sent.Select(c => c.Name.ToString())));
        Assert.Equal(HttpStatusCode.OK, (await https.Ask("/konto")).Status);

        using var plain = new Browser(town.Address, https: false);
        await plain.LiveADay("Anna");
        Assert.Empty(kinds.Except(plain.Sent.Select(c => c.Name.ToString())));
        Assert.All(plain.Sent, c => Assert.False(c.Secure));
        Assert.Equal(HttpStatusCode.OK, (await plain.Ask("/konto")).Status);
        Assert.Equal(https.Sent.Select(c => c.Name.ToString()["__Host-".Length..]).Distinct().Order(), plain.Sent.Select(c => c.Name.ToString()).Distinct().Order());
    }

    [Fact]
    public async Task A_cookie_that_a_neighbour_could_have_planted_opens_nothing()
    {
        await using var town = await Town.Found();
        await town.Account("Anna");
        using var anna = new Browser(town.Address, https: true);
        await anna.LiveADay("Anna");
        foreach (var name in new[] { "sitzung", "__Secure-sitzung", "__host-sitzung", "x; sitzung" })
        {
            using var victim = new Browser(town.Address, https: true);
            victim.Cookies[name] = anna.Cookies["__Host-sitzung"];
            Assert.Equal(HttpStatusCode.SeeOther, (await victim.Ask("/konto")).Status);
        }
    }
}
