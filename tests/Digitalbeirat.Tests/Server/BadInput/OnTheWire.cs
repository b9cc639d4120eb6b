using Digitalbeirat.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Server.BadInput;

public sealed class OnTheWire
{
    [Fact]
    public async Task No_path_leads_out_of_the_house()
    {
        await using var town = await Town.Found();
        await File.WriteAllTextAsync(Path.Combine(town.Folder, "secret.txt"), "nobody's business", TestContext.Current.CancellationToken);
        string[] ways = ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/%2e%2e/etc/passwd", "/....//....//etc/passwd", "/..%5c..%5csecret.txt", "/..%c0%afsecret.txt", "/%00", "/a%00.css", "/_content/../../digitalbeirat.db", "/_content/Digitalbeirat.Ui/..%2f..%2fappsettings.json",
            "/appsettings.json", "/digitalbeirat.dll", "/.git/config", "/keys/", "/einrichten.key", "/dateien/1/..%2f..%2fsecret.txt", "/logo/..%2f..%2fsecret.webp", "//evil.example/", "/\\evil.example", "/%2f%2fevil.example", "/%", "/%zz", "/%u0041", "http://evil.example/", "*", "/" + new string('a', 7000), "/" + string.Concat(Enumerable.Repeat("a/", 3000))];
        foreach (var way in ways)
        {
            var (status, text) = await Wire.Exchange(town.Address, $"GET {way} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            Assert.True(status is 400 or 404 or 414 or 200 or 405 or 301, $"{status} for {way}");
            Assert.True(status != 200 || way is "http://evil.example/" or "//evil.example/" == text.Contains("Neustadt", StringComparison.Ordinal), $"{status} for {way}");
            Assert.DoesNotContain("nobody's business", text);
            Assert.DoesNotContain("root:", text);
            Assert.DoesNotContain("Location: http", text);
        }
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)] // no host
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET /\r\n\r\n", 400)]
    [InlineData("GE\0T / HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400)]
    [InlineData("GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505)]
    [InlineData("POST /anmelden HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n", 400)] // smuggling
    [InlineData("POST /anmelden HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST /anmelden HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400)]
    [InlineData("POST /anmelden HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\nzz\r\n", 400)]
    [InlineData("TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405)]
    [InlineData("DELETE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405)]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405)]
    public async Task What_is_no_request_of_ours_is_told_so(string request, int expected)
    {
        await using var town = await Town.Found();
        var (status, text) = await Wire.Exchange(town.Address, request);
        Assert.Equal(expected, status);
        Assert.DoesNotContain("Exception", text);
    }

    [Fact]
    public async Task Ten_megabytes_are_too_much_and_told_so_at_once()
    {
        await using var town = await Town.Found();
        foreach (var door in Door.All(town).Where(d => d.Changes))
        {
            using var wire = new Wire(town.Address);
            // The size is announced and never sent: nobody waits for it.
            await wire.Say($"POST {door.Fill(p => p == "id" ? "1" : p == "number" ? "A-2026-0001" : "x")} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {11 * 1024 * 1024}\r\nConnection: close\r\n\r\n");
            Assert.Equal((door.Name, 413), (door.Name, Wire.Status(await wire.Hear())));
        }
    }

    [Fact]
    public async Task Ten_megabytes_whose_size_nobody_announced_are_refused_when_they_are_too_many()
    {
        await using var town = await Town.Found();
        using var wire = new Wire(town.Address);
        await wire.Say("POST /anmelden HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        var heard = wire.Hear();
        var piece = "100000\r\n" + new string('a', 0x100000) + "\r\n";
        try { for (var i = 0; i < 11 && !heard.IsCompleted; i++) await wire.Say(piece); }
        catch (IOException) { /* It hung up, as it should. */ }
        Assert.InRange(Wire.Status(await heard), 400, 499);
    }

    static void Hasty(IServiceCollection services) => services.Configure<KestrelServerOptions>(k =>
    {
        k.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
        k.Limits.MinRequestBodyDataRate = new(240, TimeSpan.FromSeconds(1.1));
        k.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(1);
    });

    [Fact]
    public async Task Who_sends_a_letter_at_a_time_is_cut_off_and_holds_nobody_up()
    {
        await using var town = await Town.Found(Hasty);
        var slow = Enumerable.Range(0, 200).Select(_ => new Wire(town.Address)).ToList();
        for (var i = 0; i < slow.Count; i++)
            await slow[i].Say(i % 3 == 0 ? "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " : i % 3 == 1 ? "POST /anmelden HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nEmail=a" : "");
        using var visitor = town.Visitor();
        Assert.Equal(200, await visitor.StatusOf("/"));
        var ends = await Task.WhenAll(slow.Select(s => s.Hear()));
        Assert.All(ends.Index().Where(e => e.Index % 3 < 2), e => Assert.Equal((e.Index % 3, 408), (e.Index % 3, Wire.Status(e.Item))));
        Assert.Equal(200, await visitor.StatusOf("/"));
        foreach (var s in slow) s.Dispose();
    }
}
