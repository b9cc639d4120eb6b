using System.Diagnostics;
using System.Text.Json;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Server;

public sealed class Grades
{
    static readonly string journeys = Path.Combine(Repository.Root, "tests", "Digitalbeirat.Journeys");

    // What plain http on loopback forces, and nothing else.
    static readonly string[] forced = ["redirection-not-to-https", "redirection-missing", "hsts-not-implemented-no-https", "cookies-without-secure-flag", "cookies-session-without-secure-flag", "cookies-anticsrf-without-samesite-flag-no-https"];

    [Fact]
    public async Task Two_judges_of_headers_find_nothing_but_what_plain_http_forces()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(journeys, "node_modules", "csp_evaluator")), "npm's judges are not installed: npm ci --ignore-scripts in tests/Digitalbeirat.Journeys");
        await using var town = await Town.Found();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        string[] pages = ["/", "/anliegen", $"/anliegen/{concern}", "/anmelden", "/registrieren", "/anliegen/neu", "/api/concerns", "/feeds/anliegen", "/api"];
        using var node = Process.Start(new ProcessStartInfo("node", ["grade.mjs", $"{new Uri(town.Address).Port}", .. pages]) { WorkingDirectory = journeys, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, errors) = (await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.True(said.StartsWith('{'), errors);
        var complaints = JsonDocument.Parse(said).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.EnumerateArray().Select(c => c.GetString()!).Except(forced).ToList());
        Assert.Equal(pages, complaints.Keys);
        // The page of the open interface alone: Scalar writes its styles into the page (src/Digitalbeirat.Kernel/Web/PagePolicy.cs).
        complaints["/api"].RemoveAll(c => c.StartsWith("csp-implemented-with-unsafe-inline-in-style-src-only", StringComparison.Ordinal));
        Assert.Empty(complaints.SelectMany(c => c.Value.Select(v => $"{c.Key}: {v}")));
    }
}
