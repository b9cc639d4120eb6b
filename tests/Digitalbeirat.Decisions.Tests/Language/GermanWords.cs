using Digitalbeirat.Decisions.Language;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Language;

public sealed class GermanWords
{
    [Theory]
    [InlineData("Gebühr", "Gebühren")]
    [InlineData("öffnen", "oeffnen")]
    [InlineData("Äpfel", "Aepfel")]
    [InlineData("Straße", "Strasse")]
    [InlineData("Antrag", "Antrags")]
    [InlineData("Formular", "Formularen")]
    [InlineData("Bürger", "BÜRGER")]
    [InlineData("Schule", "Schulen")]
    public void Forms_of_one_word_meet(string one, string other) => Assert.Equal(German.Tokens(one), German.Tokens(other));

    [Theory]
    [InlineData("Schule", "Schuld")]
    [InlineData("Kita", "Kiste")]
    [InlineData("Wagen", "Waage")]
    public void Different_words_stay_apart(string one, string other) => Assert.NotEqual(German.Tokens(one), German.Tokens(other));

    // From the examples published with CISTEM.
    [Theory]
    [InlineData("speicherbehaltern", "speicherbehal")]
    [InlineData("grenzpostens", "grenzpo")]
    [InlineData("ausgefeiltere", "ausgefeil")]
    [InlineData("feilen", "feil")]
    public void Stems_are_those_of_CISTEM(string word, string stem) => Assert.Equal(stem, German.Stem(word));

    [Fact]
    public void A_hyphenated_word_is_found_by_its_parts_and_as_one()
    {
        var tokens = German.Tokens("Kita-Platz");
        Assert.Contains(German.Tokens("Kita")[0], tokens);
        Assert.Contains(German.Tokens("Platz")[0], tokens);
        Assert.Contains(German.Tokens("Kitaplatz")[0], tokens);
    }

    [Fact]
    public void Words_that_say_nothing_are_left_out_unless_nothing_else_is_there()
    {
        Assert.Equal(German.Tokens("Antrag Amt"), German.Tokens("der Antrag und das Amt"));
        Assert.NotEmpty(German.Tokens("der die das"));
    }

    [Property]
    public bool Tokens_are_letters_and_digits_only_whatever_the_text(string? text) => German.Tokens(text ?? "").All(t => t.Length > 0 && t.All(char.IsLetterOrDigit));

    [Property]
    public bool Folding_twice_changes_nothing_that_folding_once_did_not(string? text) => German.Fold(text ?? "") is var once && German.Fold(once).Length <= once.Length;
}
