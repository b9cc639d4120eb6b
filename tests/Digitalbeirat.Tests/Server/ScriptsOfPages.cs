using System.Text.RegularExpressions;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Server;

public sealed partial class ScriptsOfPages
{
    /// <summary>The number in the head of an answer, if it may run scripts at all, and those of its scripts.</summary>
    static async Task<(string? Said, string[] Scripts)> Ask(Visitor visitor, string path)
    {
        using var answer = await visitor.Http.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.DoesNotContain("script-src 'self'", policy);
        return (Policy().Match(policy) is { Success: true } said ? said.Groups[1].Value : null, [.. Script().Matches(await answer.Content.ReadAsStringAsync()).Select(s => s.Groups[1].Value)]);
    }

    [Theory, InlineData("/"), InlineData("/anmelden"), InlineData("/registrieren"), InlineData("/nirgends"), InlineData("/api")]
    public async Task A_page_runs_the_scripts_that_bear_the_number_of_this_answer_and_no_others(string path)
    {
        await using var town = await Town.Found();
        var (visitor, another) = (town.Visitor(), town.Visitor());
        var (said, scripts) = await Ask(visitor, path);
        Assert.NotNull(said);
        Assert.NotEmpty(scripts);
        Assert.All(scripts, s => Assert.Equal(said, s));
        Assert.NotEqual(said, (await Ask(another, path + "?x=1")).Said);
    }

    [Fact]
    public async Task A_page_that_was_kept_for_the_next_visitor_keeps_its_number()
    {
        await using var town = await Town.Found();
        var first = await Ask(town.Visitor(), "/anliegen");
        var (said, scripts) = await Ask(town.Visitor(), "/anliegen");
        Assert.Equal(first.Said, said);
        Assert.All(scripts, s => Assert.Equal(said, s));
    }

    [Theory, InlineData("/api/concerns"), InlineData("/feeds/anliegen"), InlineData("/sw.js"), InlineData("/_content/Digitalbeirat.Ui/icon.svg"), InlineData("/api/nirgends")]
    public async Task What_is_no_page_runs_no_scripts(string path)
    {
        await using var town = await Town.Found();
        Assert.Null((await Ask(town.Visitor(), path)).Said);
    }

    [GeneratedRegex("script-src 'nonce-([0-9a-f]{32})'(?:;|$)")]
    private static partial Regex Policy();

    [GeneratedRegex("<script(?: (?:nonce=\"([^\"]*)\"|[^ >]*))*>")]
    private static partial Regex Script();
}
