using System.Diagnostics;
using System.Text.Json;
using Digitalbeirat.Journeys.City;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Journeys.Pages;

/// <summary>Every kind of page through the Nu HTML checker of the W3C, as the server sent it.</summary>
public sealed class EveryPageIsValid(DemoCity city)
{
    // Installed by ./do test from package.json.
    static readonly string checker = Path.Combine(AppContext.BaseDirectory, "../../../../tests/Digitalbeirat.Journeys/node_modules/vnu-jar/build/dist/vnu.jar");

    [Fact]
    public async Task Says_the_Nu_HTML_checker()
    {
        Assert.SkipUnless(File.Exists(checker), "The Nu HTML checker is not installed: npm ci in tests/Digitalbeirat.Journeys");
        var folder = Directory.CreateTempSubdirectory("digitalbeirat-html");
        foreach (var group in PageTypes.All.GroupBy(p => p.Who))
        {
            using var visitor = new Visitor(await city.Address(group.Key));
            if (DemoCity.Email(group.Key) is { } email) await visitor.SignIn(email, DemoCity.Password);
            if (group.Key == Who.Resident) await Draft(visitor);
            if (group.Key == Who.Stranger) visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
            foreach (var page in group)
            {
                var answer = await visitor.Http.GetAsync(await city.PathOf(page));
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, page.Name + ".html"), await answer.Content.ReadAsStringAsync());
            }
        }
        var wrong = await Check(folder.FullName);
        folder.Delete(true);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // The page where one checks a concern needs one.
    static async Task Draft(Visitor visitor)
    {
        await visitor.Open("/anliegen/neu");
        await visitor.Press("Weiter", ("as", "Großvater"), ("need", "jemanden, der mir das neue Tablet erklärt"), ("soThat", "ich mit den Enkeln sprechen kann"), ("area", "1"));
    }

    static async Task<List<string>> Check(string folder)
    {
        var start = new ProcessStartInfo("java") { RedirectStandardError = true, ArgumentList = { "-jar", checker, "--errors-only", "--format", "json", "--skip-non-html", folder } };
        using var java = Process.Start(start)!;
        using var report = JsonDocument.Parse(await java.StandardError.ReadToEndAsync());
        return [.. report.RootElement.GetProperty("messages").EnumerateArray()
            .Select(m => $"{Path.GetFileNameWithoutExtension(m.GetProperty("url").GetString())}: {m.GetProperty("message").GetString()} {(m.TryGetProperty("extract", out var e) ? e.GetString() : "")}").Distinct()];
    }
}
