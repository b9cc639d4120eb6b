using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digitalbeirat.House.Tests;

/// <summary>docs/operations/asvs.md: every requirement of levels 1 and 2, each with an answer, and evidence that is there.</summary>
public sealed partial class SelfAssessment
{
    static readonly string text = File.ReadAllText(Path.Combine(Sources.Root, "docs", "operations", "asvs.md"));
    static readonly IReadOnlyList<(string Id, string Answer, string What, string Evidence)> rows = [.. Row().Matches(text).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value))];

    [Fact]
    public void It_answers_every_row_once()
    {
        Assert.Equal(253, rows.Count);
        Assert.Equal(rows.Count, rows.DistinctBy(r => r.Id).Count());
        Assert.Equal(17, rows.Select(r => r.Id.Split('.')[0]).Distinct().Count());
        Assert.Empty(rows.Where(r => r.Answer is not ("yes" or "partly" or "not yet" or "town" or "n/a")).Select(r => $"{r.Id}: {r.Answer}"));
        Assert.Empty(rows.Where(r => r.What.Length < 4).Select(r => r.Id));
    }

    [Fact]
    public void Its_rows_are_those_of_the_standard()
    {
        var standard = Path.GetFullPath(Path.Combine(Environment.GetEnvironmentVariable("OPEN_DATA") is { Length: > 0 } named ? named : Path.Combine(Sources.Root, "..", "shared", "data"), "security", "asvs-5.0.0.flat.json"));
        Assert.SkipUnless(File.Exists(standard), "The standard security/asvs-5.0.0.flat.json is not here (OPEN_DATA names its folder).");
        using var document = JsonDocument.Parse(File.ReadAllText(standard));
        Assert.Equal(document.RootElement.GetProperty("requirements").EnumerateArray().Where(r => r.GetProperty("L").GetString() is "1" or "2").Select(r => r.GetProperty("req_id").GetString()), rows.Select(r => r.Id));
    }

    [Fact]
    public void Who_says_yes_names_evidence_and_all_that_is_named_is_there()
    {
        Assert.Empty(rows.Where(r => r.Answer is "yes" or "town" && !Named().IsMatch(r.Evidence)).Select(r => r.Id));
        var named = Named().Matches(text).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 60, $"Only {named.Count} files are named");
        Assert.DoesNotContain(named, f => !File.Exists(Path.Combine(Sources.Root, f)) && !Directory.Exists(Path.Combine(Sources.Root, f)));
    }

    [Fact]
    public void The_table_of_faults_names_no_test_that_is_not_there() =>
        Assert.DoesNotContain(Named().Matches(File.ReadAllText(Path.Combine(Sources.Root, "docs", "operations", "faults.md"))).Select(m => m.Groups[1].Value), f => !File.Exists(Path.Combine(Sources.Root, f)));

    [GeneratedRegex(@"^\| (V\d+\.\d+\.\d+) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`((?:src|tests|docs|scripts)/[^`]+|SECURITY\\.md|BannedSymbols\\.txt|Directory\\.Build\\.props)`")]
    private static partial Regex Named();
}
