using Digitalbeirat.Journeys.Browsing;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Journeys.MainPath;

/// <summary>The path the whole house is built for, walked on a phone of 360 px by everybody who has a part in it: with script, and without.</summary>
public sealed class FromConcernToResult(Chromium chromium)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_concern_becomes_a_result_and_the_citizen_sees_every_step(bool script)
    {
        await using var town = await Town.Found();
        foreach (var (name, roles) in people) (await town.Person(name, roles, unit: roles == Roles.Unit)).Dispose();
        await using var citizen = await Phone(town, script);
        await using var office = await Phone(town, script, "Olga");
        await using var unit = await Phone(town, script, "Dora");

        await Raise(town, citizen, script);
        var concern = Number(citizen);
        foreach (var name in members) await Seat(office, name);
        await Assign(office, concern);
        var meeting = await PutOnAgenda(town, office, concern);
        await Draft(office, meeting);
        var motion = Number(office);
        foreach (var name in members)
        {
            await using var member = await Phone(town, script, name);
            await Vote(member, motion);
        }
        await Recommend(town, office, motion);
        await Answer(town, unit);
        await Carry(town, unit);
        await SeeThePath(town, citizen, concern);
        foreach (var window in new[] { citizen, office, unit }) Assert.Empty(window.Complaints);
    }

    static readonly (string Name, Roles Roles)[] people = [("Olga", Roles.Office), ("Dora", Roles.Unit), ("Rita", Roles.Board), ("Rolf", Roles.Board), ("Rosi", Roles.Board)];
    static readonly string[] members = ["Rita", "Rolf", "Rosi"];

    async Task<Window> Phone(Town town, bool script, string? name = null)
    {
        var window = await chromium.Open(town.Address, 360, 740, script);
        window.Authenticator = () => Authenticators.Code(town.Clock);
        if (name is not null) await window.SignIn(Town.Email(name), Town.Password);
        return window;
    }

    static string Number(Window window) => new Uri(window.Page.Url).AbsolutePath.Split('/')[^1];

    // Without an account, on the way from the start page; the tab is closed in between.
    static async Task Raise(Town town, Window citizen, bool script)
    {
        await citizen.Go("/");
        await citizen.Follow("Anliegen einbringen");
        await citizen.Write("Als …", "Mutter im Schichtdienst");
        await citizen.Write("… brauche ich …", "eine Auskunft im Netz, wo mein Kita-Antrag liegt");
        // With script the draft keeps itself; without, a button does it.
        if (script) await Assertions.Expect(citizen.Page.Locator("[data-draft-said]")).ToHaveTextAsync("Entwurf gesichert");
        else await citizen.Press("Entwurf sichern");
        await citizen.CloseTab();
        await citizen.Go("/anliegen/neu");
        await Assertions.Expect(citizen.Page.GetByLabel("Als …").First).ToHaveValueAsync("Mutter im Schichtdienst");
        await Assertions.Expect(citizen.Page.GetByLabel("… brauche ich …").First).ToHaveValueAsync("eine Auskunft im Netz, wo mein Kita-Antrag liegt");

        // What is missing is said at its field, and nothing typed is lost.
        await citizen.Press("Weiter");
        await Assertions.Expect(citizen.Page.Locator("#soThat")).ToHaveAttributeAsync("aria-invalid", "true");
        await citizen.Write("… damit …", "ich meine Arbeitszeiten planen kann");
        await citizen.Choose("Lebensbereich", "Städtische Dienste");
        await citizen.Choose("Stadtbezirk", "Süd");
        await citizen.Press("Weiter");
        await Assertions.Expect(citizen.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Stimmt alles so?");
        await citizen.Write("E-Mail-Adresse", "anna@example.org");
        await citizen.Write("Unter welchem Namen", "Anna aus dem Süden");
        await citizen.Press("Absenden");
        await citizen.Sees("Schauen Sie in Ihr Postfach");
        await citizen.Go((await town.Mails())[^1].Link("/anliegen/bestaetigen/"));
        await citizen.Press("Bestätigen und veröffentlichen");
        await citizen.Sees("Ihr Anliegen ist veröffentlicht");
    }

    static async Task Seat(Window office, string name)
    {
        await office.Go("/verwaltung/beirat/neu");
        await office.Fill("Name", name);
        await office.Page.Locator("[name=Seat][value=Lot]").CheckAsync();
        await office.Fill("Account", name);
        await office.Press("Speichern");
        await office.Sees($"{name} ist jetzt im Beirat.");
    }

    static async Task Assign(Window office, string concern)
    {
        await office.Go("/verwaltung");
        await office.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Kita-Antrag") }).First.ClickAsync();
        await office.Follow("Zuordnen");
        await office.Page.SelectOptionAsync("#unit", new SelectOptionValue { Label = "Amt für Digitalisierung" });
        await office.Press("Speichern");
        await Assertions.Expect(office.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(concern));
        await office.Sees("Amt für Digitalisierung");
    }

    static async Task<string> PutOnAgenda(Town town, Window office, string concern)
    {
        await office.Go("/verwaltung/sitzungen/neu");
        await office.Fill("Title", "1. Sitzung des Digitalbeirats");
        await office.Fill("Day", town.Day(7));
        await office.Fill("PlaceName", "Rathaus, Mittlerer Sitzungssaal");
        await office.Press("Speichern");
        var meeting = Number(office);
        await office.Go("/anliegen/" + concern);
        await office.Follow("Auf die Tagesordnung setzen");
        await office.Page.Locator("[name=Where]").First.CheckAsync();
        await office.Press("Auf die Tagesordnung setzen");
        await office.Go("/verwaltung/sitzungen/" + meeting);
        await office.Press("Einladen");
        await office.Sees("Die Einladung ist veröffentlicht.");
        await office.Press("Sitzung eröffnen");
        await office.Sees("Die Sitzung läuft.");
        return meeting;
    }

    static async Task Draft(Window office, string meeting)
    {
        await office.Go("/verwaltung/sitzungen/" + meeting);
        await office.Follow("Antrag stellen");
        await office.Fill("Title", "Auskunft über Kita-Anträge im Netz");
        await office.Fill("Text", "Die Stadt zeigt im Netz, wo ein Antrag liegt und wie lange es noch dauert.");
        await office.Press("Speichern");
        await office.Press("Abstimmung eröffnen");
        await office.Sees("Die Abstimmung ist eröffnet.");
    }

    static async Task Vote(Window member, string motion)
    {
        await member.Go("/antraege/" + motion);
        await member.Tick("Ja");
        await member.Press("Abstimmen");
        await member.Sees("Ihre Stimme ist gezählt.");
    }

    static async Task Recommend(Town town, Window office, string motion)
    {
        await office.Go("/antraege/" + motion);
        await office.Press("Abstimmung schließen");
        await office.Sees("Der Antrag ist beschlossen.");
        await office.Page.SelectOptionAsync("#Unit", new SelectOptionValue { Label = "Amt für Digitalisierung" });
        await office.Fill("Due", town.Day(30));
        await office.Press("Verschicken und veröffentlichen");
        await office.Sees("Die Empfehlung ist verschickt und öffentlich.");
    }

    static async Task Answer(Town town, Window unit)
    {
        await town.Settle();
        await unit.Go("/meine-aufgaben");
        await unit.Follow("Antworten");
        await unit.Page.Locator("[name=Kind][value=accepted]").CheckAsync();
        await unit.Fill("Text", "Das machen wir, und zwar noch in diesem Jahr: zuerst für die Kita-Anträge, dann für alle anderen.");
        await unit.Press("Weiter zur Prüfung");
        await unit.Sees("Noch ist nichts veröffentlicht.");
        await unit.Press("Antwort veröffentlichen");
        await unit.Sees("Ihre Antwort ist öffentlich.");
    }

    static async Task Carry(Town town, Window unit)
    {
        var answer = Number(unit);
        await town.Settle();
        await unit.Go("/verwaltung/projekte/neu?antwort=" + answer);
        foreach (var (name, value) in new[] { ("Title", "Wo steht mein Kita-Antrag?"), ("Summary", "Eine Seite, auf der jeder Antrag zu finden ist."), ("Goal", "Niemand muss mehr anrufen."), ("Start", town.Day(0)), ("Milestones", town.Day(0) + " Entwurf"), ("IndicatorName", "Anrufe"), ("IndicatorUnit", "je Woche"), ("Baseline", "120"), ("Target", "30") })
            await unit.Fill(name, value);
        await unit.Page.Locator("[name=Direction][value=Down]").CheckAsync();
        await unit.Press("Speichern");
        await unit.Sees("Das Projekt ist angelegt.");
        var project = Number(unit);
        await unit.Go("/verwaltung/projekte/" + project);
        await unit.Fill("Value", "28,5");
        await unit.Press("Wert eintragen");
        await unit.Sees("Der Wert ist eingetragen.");
        await unit.Follow("Ergebnis veröffentlichen");
        await unit.Page.Locator("[name=Outcome][value=done]").CheckAsync();
        await unit.Fill("Text", "Die Auskunft steht im Netz, und es wird kaum noch angerufen, weil alle selbst nachsehen können, wo ihr Antrag liegt.");
        await unit.Fill("Lessons", "Früh mit den Leuten am Telefon reden.");
        await unit.Press("Ergebnis veröffentlichen");
        await unit.Sees("Das Ergebnis ist öffentlich.");
    }

    static async Task SeeThePath(Town town, Window citizen, string concern)
    {
        await town.Settle();
        await citizen.Go("/mitteilungen");
        await citizen.Sees("Das Ergebnis ist da");
        await citizen.Go("/anliegen/" + concern);
        await citizen.Sees("Erledigt");
        await citizen.Follow("Weg ansehen");
        foreach (var station in new[] { "Auskunft über Kita-Anträge im Netz", "Wo steht mein Kita-Antrag?", "Gelungen" }) await citizen.Sees(station);
        Assert.Equal(0, await citizen.Overhang());
    }
}
