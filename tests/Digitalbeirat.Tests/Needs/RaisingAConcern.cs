using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Needs;

public sealed class RaisingAConcern
{
    static async Task<Visitor> Write(Visitor visitor, string need = "eine Rückmeldung, wo mein Kita-Antrag gerade liegt")
    {
        await visitor.Open("/anliegen/neu");
        return await visitor.Press("Weiter", ("as", "Mutter im Schichtdienst"), ("need", need), ("soThat", "ich planen kann"), ("area", "1"), ("district", "2"), ("tags", "Kita, #Formulare"));
    }

    static async Task<Visitor> Confirm(Town town, Visitor visitor)
    {
        var mail = (await town.Mails())[^1];
        var link = mail.Text.Split((char[]?)null).First(w => w.Contains("/anliegen/bestaetigen/", StringComparison.Ordinal));
        await visitor.Open(new Uri(link).PathAndQuery);
        return await visitor.Press("Bestätigen und veröffentlichen");
    }

    [Theory, BothStores]
    public async Task Somebody_without_an_account_raises_a_concern_and_it_gets_a_number(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = town.Visitor();
        await Write(anna);
        Assert.Contains("Stimmt alles so?", anna.Text);
        await anna.Press("Absenden", ("email", "anna@example.org"), ("name", "Anna aus dem Süden"));
        Assert.Contains("Schauen Sie in Ihr Postfach", anna.Text);
        using var reader = town.Visitor();
        await reader.Open("/anliegen");
        Assert.DoesNotContain("Kita-Antrag", reader.Text);
        await Confirm(town, anna);
        Assert.Contains($"A-{town.Clock.GetUtcNow().Year}-0001", anna.Text);
        await reader.Open("/anliegen");
        Assert.Contains("Kita-Antrag", reader.Text);
        Assert.DoesNotContain("anna@example.org", reader.Page.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task Opening_the_link_in_the_mail_does_not_yet_publish_and_pressing_twice_publishes_once()
    {
        await using var town = await Town.Found();
        using var anna = town.Visitor();
        await Write(anna);
        await anna.Press("Absenden", ("email", "anna@example.org"));
        var link = (await town.Mails())[^1].Text.Split((char[]?)null).First(w => w.Contains("/anliegen/bestaetigen/", StringComparison.Ordinal));
        await anna.Open(new Uri(link).PathAndQuery);
        Assert.Equal(0, await town.Ask(async db => await Task.FromResult(db.Items.Count())));
        await anna.Press("Bestätigen und veröffentlichen");
        await anna.Open(new Uri(link).PathAndQuery);
        Assert.Equal(410, anna.Status);
        Assert.Equal(1, await town.Ask(async db => await Task.FromResult(db.Items.Count())));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        await using var town = await Town.Found();
        using var anna = town.Visitor();
        await anna.Open("/anliegen/neu");
        await anna.Press("Weiter", ("as", "Mutter"), ("need", "kurz"), ("soThat", ""), ("area", "99"));
        Assert.Equal(422, anna.Status);
        Assert.Equal("true", anna.Page.GetElementById("need")!.GetAttribute("aria-invalid"));
        Assert.Contains("mindestens 10 Zeichen", anna.Text);
        Assert.Equal("Mutter", anna.Page.GetElementById("as")!.GetAttribute("value"));
        Assert.Equal("kurz", anna.Page.GetElementById("need")!.TextContent);
    }

    [Fact]
    public async Task A_draft_survives_a_closed_tab_without_script()
    {
        await using var town = await Town.Found();
        using var anna = town.Visitor();
        await anna.Open("/anliegen/neu");
        await anna.Press("Entwurf sichern", ("as", "Rentnerin"), ("need", "jemanden, der mir das Formular erklärt"));
        await anna.Open("/");
        await anna.Open("/anliegen/neu");
        Assert.Equal("Rentnerin", anna.Page.GetElementById("as")!.GetAttribute("value"));
        await anna.Open("/anliegen/neu");
        using var other = town.Visitor();
        await other.Open("/anliegen/neu");
        Assert.Equal("", other.Page.GetElementById("as")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_signed_in_person_publishes_at_once_and_follows_what_they_raised()
    {
        await using var town = await Town.Found();
        using var ben = await town.Person("Ben");
        await Write(ben, "ein WLAN an den Haltestellen im Süden");
        await ben.Press("Veröffentlichen");
        Assert.StartsWith("/anliegen/A-", ben.Path);
        Assert.Equal(1, await town.Ask(async db => await Task.FromResult(db.Follows.Count())));
    }

    [Fact]
    public async Task Forgotten_drafts_and_unconfirmed_addresses_are_deleted()
    {
        await using var town = await Town.Found();
        using var anna = town.Visitor();
        await Write(anna);
        await anna.Press("Absenden", ("email", "anna@example.org"));
        town.Clock.Advance(TimeSpan.FromDays(9));
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromDays(1));
        await town.Settle();
        Assert.Equal(0, await town.Ask(async db => await Task.FromResult(db.Set<Digitalbeirat.Needs.Concerns.Draft>().Count())));
    }
}
