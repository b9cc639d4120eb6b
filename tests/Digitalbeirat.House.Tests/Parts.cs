using System.Diagnostics;
using System.Text.Json;

namespace Digitalbeirat.House.Tests;

/// <summary>What the program is built of.</summary>
public sealed class Parts
{
    // Free, and free of conditions for a town that runs or changes the program. MPL asks for the sources of its own files only.
    static readonly string[] good = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "PostgreSQL", "OFL-1.1", "EUPL-1.2", "MPL-2.0", "MS-PL OR Apache-2.0", "MIT OR Apache-2.0", "0BSD"];

    [Fact]
    public async Task Every_part_is_listed_with_a_licence_that_a_town_may_use()
    {
        using var script = Process.Start(new ProcessStartInfo("dotnet", ["run", "scripts/Sbom.cs"]) { WorkingDirectory = Sources.Root, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await script.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(script.ExitCode == 0, said);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Sources.Root, "artifacts", "sbom.json"), TestContext.Current.CancellationToken));
        Assert.Equal(("CycloneDX", "1.6"), (document.RootElement.GetProperty("bomFormat").GetString(), document.RootElement.GetProperty("specVersion").GetString()));
        var parts = document.RootElement.GetProperty("components").EnumerateArray().Select(c => (Name: c.GetProperty("name").GetString()!, Licence: c.GetProperty("licenses")[0].GetProperty("expression").GetString()!)).ToList();
        Assert.True(parts.Count > 80, $"Only {parts.Count} parts");
        Assert.DoesNotContain(parts, p => !good.Contains(p.Licence));
        foreach (var known in new[] { "Npgsql", "Microsoft.EntityFrameworkCore", "HtmlSanitizer", "@kern-ux/native", "Google.OrTools" }) Assert.Contains(parts, p => p.Name == known);
    }
}
