using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Outreach.Mails;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Konto;
using Digitalbeirat.People.Registering;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Journeys.City;

/// <summary>An example of everything a page can show: found in the demo city's story, or done there, as people would do it.</summary>
sealed class FindExamples(IServiceProvider services, string address)
{
    const string Me = "buergerin@demo.example";

    readonly Dictionary<string, string> found = [];

    public async Task<IReadOnlyDictionary<string, string>> Run()
    {
        await using (var scope = services.CreateAsyncScope()) await Find(scope.ServiceProvider.GetRequiredService<AppDb>());
        await Visit();
        await TakePart();
        await RunTheOffice();
        await using (var scope = services.CreateAsyncScope()) await Links(scope.ServiceProvider);
        return found;
    }

    async Task Find(AppDb db)
    {
        var now = db.Now;
        var items = db.Items.Where(i => i.Visibility == Visibility.Public && i.MergedIntoId == null);
        Task<string> Number(IQueryable<Item> of) => of.Select(i => i.Number).FirstAsync();
        IQueryable<Item> Of(string kind, params string[] states) => items.Where(i => i.Kind == kind && (states.Length == 0 || states.Contains(i.State)));

        found["concern"] = await Number(Of("concern", "done").OrderByDescending(i => i.Comments).ThenBy(i => i.Id));
        found["concern-new"] = await Number(Of("concern", "open").Where(i => i.UnitId == null).OrderByDescending(i => i.Comments).ThenByDescending(i => i.Id));
        found["meeting-coming"] = await Number(Of("meeting", "invited"));
        found["meeting-past"] = await Number(Of("meeting", "closed").OrderByDescending(i => i.Id));
        found["agenda-item"] = await Number(Of("agenda-item", "discussed").Where(i => db.Links.Any(l => l.FromId == i.Id && l.Kind == LinkKind.DecidedBy)).OrderByDescending(i => i.Id));
        found["agenda-coming"] = await Number(Of("agenda-item", "planned").OrderByDescending(i => i.Id));
        found["motion"] = await Number(Of("motion", "adopted").OrderByDescending(i => i.Comments).ThenByDescending(i => i.Id));
        found["recommendation"] = await Number(Of("recommendation", "answered").OrderByDescending(i => i.Id));
        found["recommendation-overdue"] = await Number(Of("recommendation", "sent").Where(i => i.DueAt < now).OrderBy(i => i.DueAt));
        found["answer"] = await Number(Of("answer", "accepted").Where(i => db.Links.Any(l => l.FromId == i.Id && l.Kind == LinkKind.CarriedOutBy)).OrderByDescending(i => i.Id));
        found["answer-agreeing"] = await Number(Of("answer", "accepted").Where(i => !db.Links.Any(l => l.FromId == i.Id && l.Kind == LinkKind.CarriedOutBy)).OrderByDescending(i => i.Id));
        found["project"] = await Number(Of("project", "running").OrderBy(i => i.Id));
        found["result"] = await Number(Of("result", "done").OrderByDescending(i => i.Id));
        found["result-failed"] = await Number(Of("result", "failed").OrderByDescending(i => i.Id));
        found["organisation"] = await Number(Of("organisation", "confirmed").OrderBy(i => i.Id));
        var unit = await db.Units.Where(u => u.Key == "doit").Select(u => u.Id).FirstAsync();
        found["task"] = await Number(items.Where(i => i.UnitId == unit && ((i.Kind == "recommendation" && i.State == "sent") || (i.Kind == "concern" && i.State == "assigned"))).OrderBy(i => i.DueAt));
        found["comment"] = Text(await db.Set<Debate.Discussion.Comment>().Where(c => c.Visibility == Visibility.Public).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        found["member"] = Text(await db.Set<Board.Members.Member>().OrderBy(m => m.Id).Select(m => m.Id).FirstAsync());
        found["person"] = Text(await db.People.Where(p => p.Roles == Roles.Resident).OrderByDescending(p => p.Id).Select(p => p.Id).FirstAsync());
    }

    // Somebody without an account.
    async Task Visit()
    {
        using var visitor = new Visitor(address);
        await visitor.Open("/anliegen/neu");
        await Press(visitor, "Weiter", ("as", "Schichtarbeiter"), ("need", "einen Termin beim Bürgerbüro auch nach 18 Uhr"), ("soThat", "ich keinen Urlaubstag dafür brauche"), ("area", "1"));
        await Press(visitor, "Absenden", ("email", "schicht@demo.example"), ("name", "Spätschicht"));
        found["link-concern"] = await LinkIn("/anliegen/bestaetigen/");
        await visitor.Open("/melden/" + found["concern"]);
        var reason = visitor.Page.QuerySelector("input[name=reason]")!.GetAttribute("value");
        await Press(visitor, "Meldung", ("reason", reason), ("text", "Hier wird ein Nachbar mit Namen genannt."), ("honest", "ja"));
        await visitor.Open("/barriere-melden");
        await Press(visitor, "Absenden", ("text", "Mein Vorleseprogramm überspringt die Karte mit den Terminen."), ("email", "vorlesen@demo.example"));
    }

    async Task TakePart()
    {
        using var resident = await new Visitor(address).SignIn(Me, FoundCityPassword);
        await resident.Open("/anliegen/neu");
        await Press(resident, "Weiter", ("as", "Radfahrerin"), ("need", "eine Karte aller Radständer mit Luftpumpe"), ("soThat", "ich unterwegs weiterkomme"), ("area", "2"));
        await Press(resident, "Veröffentlichen");
        found["concern-own"] = resident.Path.Split('/')[^1];
        await resident.Open("/kommentieren/" + found["concern-own"]);
        await Press(resident, "Beitrag schreiben", ("text", "Am Marienplatz gibt es schon eine, die kaum jemand kennt."));
        await resident.Open("/organisationen/neu");
        await Press(resident, "Anmeldung abschicken", ("Name", "Repair-Café Heslach"), ("Kind", "Initiative"), ("About", "Wir reparieren jeden ersten Samstag im Monat, was andere wegwerfen."));
    }

    // Motions and recommendations in the states through which they only pass.
    async Task RunTheOffice()
    {
        using var office = await new Visitor(address).SignIn("geschaeftsstelle@demo.example", FoundCityPassword);
        async Task<string> Draft(string title)
        {
            await office.Open("/verwaltung/antraege/neu?punkt=" + found["agenda-coming"]);
            var unit = office.Page.QuerySelectorAll("#Unit option").Select(o => o.GetAttribute("value")).First(v => !string.IsNullOrEmpty(v));
            await Press(office, "Speichern", ("Title", title), ("Text", "Die Stadt macht einen Versuch an drei Orten und berichtet nach sechs Monaten, was er gebracht hat."), ("Unit", unit));
            return office.Path.Split('/')[^1];
        }
        found["motion-draft"] = await Draft("Wegweiser in einfacher Sprache an allen Bürgerbüros");
        found["motion-open"] = await Draft("Wartezeiten der Bürgerbüros in Echtzeit zeigen");
        await office.Open("/antraege/" + found["motion-open"]);
        await Press(office, "Abstimmung eröffnen");
        var adopted = await Draft("Formulare vorlesen lassen");
        await office.Open("/antraege/" + adopted);
        await Press(office, "Abstimmung eröffnen");
        await office.Open($"/verwaltung/antraege/{adopted}/handzeichen");
        var names = office.Page.QuerySelectorAll("main input[type=radio]").Select(r => r.GetAttribute("name")!).Distinct();
        await Press(office, "Speichern", [.. names.Select(n => (n, (string?)"Yes"))]);
        await office.Open("/antraege/" + adopted);
        await Press(office, "Abstimmung schließen");
        await office.Open($"/verwaltung/ausblenden/{await Duplicate()}");
        var reason = office.Page.QuerySelector("main select[name=reason] option[value]:not([value='']), main input[name=reason]")!.GetAttribute("value");
        await Press(office, "Ausblenden", ("reason", reason), ("text", "Der Text nennt die Adresse einer Nachbarin. Ohne die Adresse darf er gern noch einmal erscheinen."));
        found["concern-hidden"] = office.Path.Split('/')[^1];
        using var administrator = await new Visitor(address).SignIn("verwaltung@demo.example", FoundCityPassword);
        await administrator.Open("/verwaltung/personen/einladen");
        await Press(administrator, "Einladung", ("Email", "neu@demo.example"), ("Name", "Neue Kollegin"), ("Roles", "Board"));
        found["link-invitation"] = await LinkIn("/einladung/");
    }

    async Task<string> Duplicate()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await db.Items.Where(i => i.Kind == "concern" && i.State == "open" && i.Visibility == Visibility.Public && i.MergedIntoId == null && i.Comments == 0).OrderBy(i => i.Id).Select(i => i.Number).FirstAsync();
    }

    async Task Links(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<AppDb>();
        scope.GetRequiredService<Actor>().BecomeSystem();
        var me = await db.Set<Account>().Where(a => a.Email == Me).Select(a => a.Id).FirstAsync();
        var proofs = scope.GetRequiredService<SendProof>();
        async Task<string> Proof(ProofKind kind, string email, object? data = null) => (await db.Change(() => proofs.Make(kind, email, TimeSpan.FromHours(2), me, data)))!;
        found["link-register"] = "/registrieren/bestaetigen/" + await Proof(ProofKind.Register, "spatz@demo.example", new Register.Waiting("Heslacher Spatz", "spatz@demo.example", "", null, Language.De, "/"));
        found["link-sign-in"] = "/anmelden/link/" + await Proof(ProofKind.SignIn, Me);
        found["link-password"] = "/passwort/neu/" + await Proof(ProofKind.NewPassword, Me);
        found["link-erase"] = "/konto/loeschen/" + await Proof(ProofKind.Erase, Me, new EraseAccount.Wish(false));
        found["link-email"] = "/konto/email/" + await Proof(ProofKind.NewEmail, "neu-buergerin@demo.example");
        found["link-unsubscribe"] = new Uri(scope.GetRequiredService<UnsubscribeLinks>().For(me, await db.Items.Where(i => i.Number == found["concern"]).Select(i => i.Id).FirstAsync())).PathAndQuery;
        found["comment-own"] = Text(await db.Set<Debate.Discussion.Comment>().Where(c => c.AuthorId == me).OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync());
        found["report"] = Text(await db.Set<Office.Reports.Report>().Where(r => r.DecidedAt == null).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync());
        found["recommendation-draft"] = await db.Items.Where(i => i.Kind == "recommendation" && i.State == "draft").Select(i => i.Number).FirstAsync();
        found["organisation-new"] = await db.Items.Where(i => i.Kind == "organisation" && i.State == "proposed").Select(i => i.Number).FirstAsync();
    }

    async Task<string> LinkIn(string path)
    {
        await using var scope = services.CreateAsyncScope();
        var mail = await scope.ServiceProvider.GetRequiredService<AppDb>().Mails.OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync(t => t.Contains(path));
        return new Uri(mail.Split((char[]?)null).First(w => w.Contains(path, StringComparison.Ordinal))).PathAndQuery;
    }

    static async Task Press(Visitor visitor, string button, params (string Field, string? Value)[] values)
    {
        await visitor.Press(button, values);
        if (visitor.Status != 200) throw new InvalidOperationException($"{visitor.Status} after '{button}': {visitor.Text}");
    }

    static string FoundCityPassword => DemoCity.Password;
    static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
