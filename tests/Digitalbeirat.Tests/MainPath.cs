using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Outreach.Notifications;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests;

/// <summary>One concern all the way, by the hands of everybody who has a part in it: what the whole house is for.</summary>
public sealed class MainPath
{
    [Theory, BothStores]
    public async Task A_concern_goes_all_the_way_from_a_resident_to_a_measured_result_and_everybody_hears_of_it(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = town.Visitor();
        using var ben = await town.Person("Ben");
        using var cleo = await town.Person("Cleo");
        using var office = await town.Person("Olga", Roles.Office);
        using var unit = await town.Person("Dora vom Amt", Roles.Unit, unit: true);
        var board = new[] { await town.Person("Rita", Roles.Board), await town.Person("Rolf", Roles.Board), await town.Person("Rosi", Roles.Board) };
        using var visitor = town.Visitor();
        foreach (var name in new[] { "Rita", "Rolf", "Rosi" }) await GiveSeat(office, name);

        var concern = await RaiseWithoutAccount(town, anna);
        await SupportAndComment(ben, concern);
        var duplicate = await RaiseSignedIn(cleo);
        await MergeAndAssign(office, duplicate, concern);
        Assert.Equal(301, await visitor.StatusOf($"/anliegen/{duplicate}"));
        Assert.Equal("assigned", (await town.Item(concern)).State);
        await EverybodyHears(town, "concern.assigned");

        var meeting = await PutOnAgenda(town, office, concern);
        await EverybodyHears(town, "agenda.concern-added");
        Assert.Equal("on-agenda", (await town.Item(concern)).State);

        var recommendation = await Decide(office, board, meeting);
        await EverybodyHears(town, "motion.adopted");
        await SendOff(town, office, recommendation);
        await EverybodyHears(town, "recommendation.sent");
        Assert.Equal("recommended", (await town.Item(concern)).State);
        Assert.Contains((await town.Mails()), m => m.To == "doit@stadt.example" && m.Text.Contains(recommendation, StringComparison.Ordinal));

        await visitor.Open("/empfehlungen?stand=ueberfaellig");
        Assert.DoesNotContain(recommendation, visitor.Page.DocumentElement.OuterHtml);
        town.Clock.Advance(TimeSpan.FromDays(31));
        await town.Settle();
        await visitor.Open("/empfehlungen?stand=ueberfaellig");
        Assert.Contains(recommendation, visitor.Page.DocumentElement.OuterHtml);
        Assert.Contains("überfällig", visitor.Text);

        // A month is longer than a sign-in lasts.
        await unit.SignIn(Town.Email("Dora vom Amt"), Town.Password);
        var project = await AnswerAndStart(town, unit, recommendation);
        await visitor.Open("/empfehlungen?stand=ueberfaellig");
        Assert.DoesNotContain(recommendation, visitor.Page.DocumentElement.OuterHtml);
        Assert.Equal("in-project", (await town.Item(concern)).State);
        await Finish(town, unit, project);
        await town.Settle();
        Assert.Equal("done", (await town.Item(concern)).State);
        foreach (var what in steps) await EverybodyHears(town, what);
        await EverybodyHasMail(town);

        await ThePathShowsEveryStation(visitor, concern);
        foreach (var member in board) member.Dispose();
    }

    static async Task GiveSeat(Visitor office, string name)
    {
        await office.Open("/verwaltung/beirat/neu");
        await office.Press("Speichern", ("Name", name), ("Seat", "Lot"), ("Account", name));
        Assert.Equal("/verwaltung/beirat", office.Path);
    }

    static async Task<string> RaiseWithoutAccount(Town town, Visitor anna)
    {
        await anna.Open("/anliegen/neu");
        await anna.Press("Weiter", ("as", "Mutter im Schichtdienst"), ("need", "eine Auskunft im Netz, wo mein Kita-Antrag gerade liegt"), ("soThat", "ich planen kann"), ("area", "1"), ("district", "2"));
        await anna.Press("Absenden", ("email", "anna@example.org"), ("name", "Anna"));
        await anna.Open((await town.Mails())[^1].Link("/anliegen/bestaetigen/"));
        await anna.Press("Bestätigen und veröffentlichen");
        return anna.Number();
    }

    static async Task SupportAndComment(Visitor ben, string concern)
    {
        await ben.Open($"/anliegen/{concern}");
        await ben.Press("Unterstützen");
        Assert.Contains("Unterstützung zurücknehmen", ben.Text);
        await ben.Press("Beitrag schreiben", ("text", "Das brauchen wir im Süden **auch**."), ("stance", "for"));
        Assert.Contains("Das brauchen wir im Süden auch.", ben.Text);
    }

    static async Task<string> RaiseSignedIn(Visitor cleo)
    {
        await cleo.Open("/anliegen/neu");
        await cleo.Press("Weiter", ("as", "Vater"), ("need", "zu wissen, wo der Kita-Antrag liegt"), ("soThat", "ich nicht anrufen muss"), ("area", "1"));
        Assert.Contains("Auskunft im Netz", cleo.Text);
        await cleo.Press("Veröffentlichen");
        return cleo.Number();
    }

    static async Task MergeAndAssign(Visitor office, string duplicate, string concern)
    {
        await office.Open($"/anliegen/{duplicate}");
        await office.Click("Zusammenführen");
        await office.Press("Ansehen, was passiert", ("mit", concern));
        await office.Press("Jetzt zusammenführen");
        Assert.Equal($"/anliegen/{concern}", office.Path);
        await office.Click("Zuordnen");
        await office.Press("Speichern", ("unit", "1"));
        Assert.Contains("Amt für Digitalisierung", office.Text);
    }

    static async Task<string> PutOnAgenda(Town town, Visitor office, string concern)
    {
        await office.Open("/verwaltung/sitzungen/neu");
        await office.Press("Speichern", ("Title", "Erste Sitzung"), ("Day", town.Day(7)), ("PlaceName", "Rathaus"));
        var meeting = office.Number();
        await office.Open($"/anliegen/{concern}");
        await office.Click("Auf die Tagesordnung setzen");
        var where = office.Page.QuerySelector("input[name='Where']")!.GetAttribute("value");
        await office.Press("Auf die Tagesordnung setzen", ("Where", where));
        await office.Open($"/verwaltung/sitzungen/{meeting}");
        await office.Press("Einladen");
        return meeting;
    }

    static async Task<string> Decide(Visitor office, Visitor[] board, string meeting)
    {
        await office.Open($"/verwaltung/sitzungen/{meeting}");
        await office.Press("Sitzung eröffnen");
        await office.Click("Antrag stellen");
        await office.Press("Speichern", ("Title", "Auskunft über Anträge im Netz"), ("Text", "Die Stadt zeigt im Netz, wo ein Antrag liegt und wie lange es noch dauert."));
        var motion = office.Path;
        await office.Press("Abstimmung eröffnen");
        foreach (var (member, choice) in board.Zip(["Yes", "Yes", "Abstain"]))
        {
            await member.Open(motion);
            await member.Press("Abstimmen", ("Choice", choice));
            Assert.Equal(200, member.Status);
        }
        await office.Open(motion);
        await office.Press("Abstimmung schließen");
        return office.Number();
    }

    static async Task SendOff(Town town, Visitor office, string recommendation)
    {
        await office.Open($"/verwaltung/empfehlungen/{recommendation}");
        await office.Press("Verschicken und veröffentlichen", ("Unit", "1"), ("ToCouncil", "ja"), ("Due", town.Day(30)));
        Assert.Equal($"/empfehlungen/{recommendation}", office.Path);
    }

    static async Task<string> AnswerAndStart(Town town, Visitor unit, string recommendation)
    {
        await unit.Open("/meine-aufgaben");
        var tasks = unit.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Where(a => a.StartsWith("/antworten/neu", StringComparison.Ordinal));
        Assert.Equal([$"/antworten/neu?auf={recommendation}"], tasks.Distinct());
        await unit.Open($"/antworten/neu?auf={recommendation}");
        await unit.Press("Weiter zur Prüfung", ("Kind", "accepted"), ("Text", "Das machen wir, und zwar noch in diesem Jahr."));
        await unit.Press("Antwort veröffentlichen");
        Assert.StartsWith("/antworten/W-", unit.Path);
        var answer = unit.Number();
        await town.Settle();
        await unit.Open($"/verwaltung/projekte/neu?antwort={answer}");
        await unit.Press("Speichern", ("Title", "Antragsauskunft"), ("Summary", "Eine Seite, auf der jeder Antrag zu finden ist."), ("Goal", "Niemand muss mehr anrufen"), ("Start", town.Day(0)),
            ("Milestones", $"{town.Day(0)} Entwurf\n{town.Day(60)} Start"), ("IndicatorName", "Anrufe"), ("IndicatorUnit", "je Woche"), ("Direction", "Down"), ("Baseline", "120"), ("Target", "30"));
        Assert.StartsWith("/projekte/P-", unit.Path);
        await town.Settle();
        return unit.Number();
    }

    static async Task Finish(Town town, Visitor unit, string project)
    {
        await unit.Open($"/verwaltung/projekte/{project}");
        await unit.Press("Als erreicht eintragen", ("DoneOn", town.Day(0)));
        await unit.Press("Wert eintragen", ("MeasuredOn", town.Day(0)), ("Value", "28,5"));
        Assert.Contains("28,5", unit.Text);
        await unit.Open($"/verwaltung/projekte/{project}/ergebnis");
        await unit.Press("Ergebnis veröffentlichen", ("Outcome", "done"), ("Text", new string('x', 40) + " Die Auskunft steht im Netz, und es wird kaum noch angerufen, weil alle selbst nachsehen können."), ("Lessons", "Früh mit den Leuten am Telefon reden"));
        Assert.StartsWith("/ergebnisse/R-", unit.Path);
    }

    /// <summary>In the app, once each: who raised it, who supported it, and who raised what was merged into it.</summary>
    static async Task EverybodyHears(Town town, string what)
    {
        await town.Settle();
        var told = await town.Ask(db => db.Set<Notification>().Where(n => n.What == what).Join(db.Set<Account>(), n => n.PersonId, a => a.Id, (_, a) => a.Email).ToListAsync());
        foreach (var email in everybody) Assert.True(told.Count(e => e == email) == 1, $"{email} heard {told.Count(e => e == email)} times of {what}");
    }

    /// <summary>By mail: at once of one's own, of others' with the next morning's letter; each with the way to unsubscribe.</summary>
    static async Task EverybodyHasMail(Town town)
    {
        town.Clock.Advance(TimeSpan.FromDays(1));
        await town.Settle();
        var words = town.Services.GetRequiredService<JournalWords>();
        var mails = await town.Mails();
        foreach (var email in everybody)
        {
            var letters = mails.Where(m => m.To == email && m.Unsubscribe is not null).ToList();
            foreach (var what in steps) Assert.True(letters.Any(m => m.Text.Contains(words.Text(what), StringComparison.Ordinal)), $"No letter to {email} tells of {what}");
            Assert.All(letters, m => Assert.Contains("/abbestellen/", m.Text));
            Assert.All(letters, m => Assert.NotNull(m.SentAt));
        }
    }

    static readonly string[] everybody = ["anna@example.org", Town.Email("Ben"), Town.Email("Cleo")];

    static readonly string[] steps =
    [
        "concern.assigned", "agenda.concern-added", "motion.adopted", "recommendation.sent", "recommendation.overdue", "answer.given", "project.started", "project.milestone-reached", "result.published",
    ];

    static async Task ThePathShowsEveryStation(Visitor visitor, string concern)
    {
        await visitor.Open($"/weg/{concern}");
        Assert.Equal(200, visitor.Status);
        var stations = (await visitor.Api($"/api/items/{concern}/path")).GetProperty("stations").EnumerateArray().ToList();
        Assert.Equal(["agenda-item", "answer", "concern", "concern", "motion", "project", "recommendation", "result"], stations.Select(s => s.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
        Assert.All(stations, s => Assert.Contains(s.GetProperty("number").GetString()!, visitor.Page.Body!.InnerHtml));
        Assert.NotNull(visitor.Page.QuerySelector("main svg"));
    }
}
