using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Server.BadInput;

/// <summary>Where somebody is sent back to is theirs to say, and nowhere but in this house.</summary>
public sealed class GoingBack
{
    [Theory]
    [InlineData("/anliegen?q=Straße", "/anliegen?q=Stra%C3%9Fe")]
    [InlineData("/anliegen#oben", "/anliegen#oben")]
    [InlineData("/a\r\nSet-Cookie: sitzung=1", "/")]
    [InlineData("/a\tb", "/")]
    [InlineData("/\u0085", "/")]
    [InlineData("/a\ud83d\ude00", "/")]
    [InlineData("/a\\b", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    public async Task An_address_to_go_back_to_is_written_as_a_header_takes_it_or_is_the_start_page(string asked, string answered)
    {
        await using var town = await Town.Found();
        using var visitor = town.Visitor();
        foreach (var door in new[] { "/darstellung?zu=dark&zurueck=", "/sprache?zu=de&zurueck=" })
        {
            using var answer = await visitor.Http.GetAsync(door + Uri.EscapeDataString(asked));
            Assert.Equal((303, answered), ((int)answer.StatusCode, answer.Headers.Location!.OriginalString));
        }
    }
}
