using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.People;

public sealed class ChoosingAPassword
{
    [Theory]
    [InlineData("1qaz2wsx3edc4rfv", 0, "gestohlener Passwörter")]
    [InlineData("Passwort12345", 2, "leicht zu erraten")]
    [InlineData("anna.huber2026", 2, "leicht zu erraten")]
    [InlineData("digitalbeirat2026", 2, "leicht zu erraten")]
    [InlineData("Mein-Digitalbeirat", 2, "leicht zu erraten")]
    [InlineData("abc", 2, "mindestens 12")]
    [InlineData("Drei Igel backen montags Pflaumenkuchen", 4, "errät niemand")]
    public async Task What_the_meter_says_while_one_types_is_what_the_form_decides(string password, int most, string says)
    {
        await using var town = await Town.Found();
        using var visitor = town.Visitor();
        await visitor.Open("/registrieren");
        using var answer = await visitor.Http.PostAsync("/passwort/staerke", new FormUrlEncodedContent([new("token", visitor.Token), new("Password", password), new("Email", "anna.huber@example.org")]));
        var measured = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var score = measured.GetProperty("score").GetInt32();
        Assert.InRange(score, most < 3 ? 0 : 3, most);
        Assert.Contains(says, measured.GetProperty("text").GetString());
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.Press("Konto anlegen", ("Name", "Anna Huber"), ("Email", "anna.huber@example.org"), ("Password", password));
        Assert.Equal(score >= 3, visitor.Status == 200);
        if (score < 3) Assert.Contains(measured.GetProperty("text").GetString()!, visitor.Text);
    }
}
