using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Tests.Server;

/// <summary>What the office's IT hears of what happens at the doors (docs/operations/security-events.md), and that nobody is named there.</summary>
public sealed partial class KeepingWatch
{
    const string Anna = "Wilhelmine Pfleiderer", Olga = "Olga Obermeier", Ada = "Adelheid Altmann", Ben = "Balthasar Birnbaum", Lutz = "Leopold Lindner", Away = "203.0.113.77", New = "Zwetschgendatschi mit Sahne 9";

    /// <summary>A town that is listened to, and what was heard since one last asked.</summary>
    sealed class Walk(Town town, SecurityEar ear)
    {
        int heard;

        public Town Town => town;

        /// <summary>Does it and compares what was told with what was to be told: name, whose account, who did it, detail.</summary>
        public async Task Tells(Func<Task> act, params string[] expected)
        {
            await act();
            var people = await town.Ask(db => db.People.ToDictionaryAsync(p => p.Id, p => p.Name));
            string Who(object? id) => id is long n ? people.GetValueOrDefault(n, "") is { Length: > 0 } name ? name.Split(' ')[0] : "erased" : "-";
            var told = ear.All.Skip(heard).Select(h => $"{h.Id.Name} {Who(h.Fields["Person"])} by {Who(h.Fields["By"])} {h.Fields["Detail"]}".TrimEnd()).ToList();
            heard += told.Count;
            Assert.Equal(expected, told);
        }

        public async Task<Visitor> Visitor()
        {
            var visitor = town.Visitor();
            visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", Away);
            await visitor.Open("/anmelden");
            return visitor;
        }

        public async Task<Visitor> Enter(string name, string password = Town.Password)
        {
            var visitor = await Visitor();
            await visitor.SignIn(Town.Email(name), password);
            return visitor;
        }

        public async Task<string> Letter(string to, string part) => (await town.Mails()).Last(m => m.To == to && m.Text.Contains(part, StringComparison.Ordinal)).Link(part);

        public Task<long> Id(string name) => town.Ask(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());
    }

    [Fact]
    public async Task Whatever_happens_at_the_doors_is_told_once_and_nobody_is_named()
    {
        using var ear = new SecurityEar();
        await using var town = await Town.Found(s => s.AddSingleton<ILoggerProvider>(ear), settings: ("Digitalbeirat:ChangesPerMinute", "100000"));
        foreach (var name in new[] { Anna, Ben, Lutz }) await town.Account(name);
        foreach (var (name, role) in new[] { (Olga, Roles.Office), (Ada, Roles.Administrator) })
        {
            await town.Account(name, role);
            await town.Do(s => Authenticators.Give(s, name));
        }
        var walk = new Walk(town, ear);
        await AtTheDoor(walk);
        await InOnesAccount(walk);
        await ForTheTown(walk);
        await Refused(walk);
        await Leaving(walk);

        // The provider's is in tests/Digitalbeirat.Journeys/SigningIn/WithTheTownsProvider.cs: it needs one.
        Assert.Equal(["provider.linked"], SecurityEvent.All.Select(e => e.Name).Except(ear.All.Select(h => h.Id.Name!)));
        var known = SecurityEvent.All.ToDictionary(e => e.Id);
        Assert.All(ear.All, h => Assert.Equal((known[h.Id.Id].Name, known[h.Id.Id].Level), (h.Id.Name!, h.Level)));
        Assert.All(ear.All, h => Assert.Matches(Shape(), h.Line));
        var log = string.Join('\n', ear.All.Select(h => h.Line));
        Assert.Contains("network=203.0.113.0/24", log);
        foreach (var person in new[] { Anna, Olga, Ada, Ben, Lutz }.SelectMany(n => n.Split(' ').Append(Town.Email(n))).Append(Away).Append(Town.Password).Append("niemand@example.org"))
            Assert.DoesNotContain(person, log, StringComparison.OrdinalIgnoreCase);
    }

    static async Task AtTheDoor(Walk walk)
    {
        using var anna = await walk.Visitor();
        await walk.Tells(() => anna.Press("Anmelden", ("Email", Town.Email(Anna)), ("Password", "ein falsches")), "sign-in.failed Wilhelmine by - Password");
        await walk.Tells(() => anna.SignIn(Town.Email(Anna), Town.Password), "sign-in.worked Wilhelmine by - Password, one factor");
        await walk.Tells(async () => { for (var i = 0; i < 2; i++) (await walk.Enter(Anna)).Dispose(); }, [.. Enumerable.Repeat("sign-in.worked Wilhelmine by - Password, one factor", 2)]);

        using var guesser = await walk.Visitor();
        await walk.Tells(async () => { for (var i = 0; i < 6; i++) await guesser.Press("Anmelden", ("Email", "niemand@example.org"), ("Password", $"geraten {i}")); },
            [.. Enumerable.Repeat("sign-in.failed - by - Password", 5), "account.locked - by -", "sign-in.failed - by - Password"]);
        await walk.Tells(async () => { for (var i = 0; i < 6; i++) await guesser.Press("Anmelden", ("Email", Town.Email(Lutz)), ("Password", $"geraten {i}")); },
            [.. Enumerable.Repeat("sign-in.failed Leopold by - Password", 5), "account.locked Leopold by -", "sign-in.failed Leopold by - Password"]);

        await guesser.Open("/anmelden");
        await walk.Tells(() => guesser.Post("/anmelden/link/nie-geschickt", ("sure", "ja")), "sign-in.failed - by - Link");
        await guesser.Open("/anmelden");
        await walk.Tells(() => guesser.Post("/anmelden/passkey", ("Credential", "{}")), "sign-in.failed - by - Passkey");
        await walk.Tells(() => guesser.Open("/anmelden/zurueck?error=access_denied"), "sign-in.failed - by - Provider");
        await guesser.Open("/anmelden");
        await guesser.Press("Link", ("Email", Town.Email(Ben)));
        await guesser.Open(await walk.Letter(Town.Email(Ben), "/anmelden/link/"));
        await walk.Tells(() => guesser.Press("Anmelden"), "sign-in.worked Balthasar by - Link, one factor");

        using var olga = await walk.Visitor();
        await olga.Press("Anmelden", ("Email", Town.Email(Olga)), ("Password", Town.Password));
        await walk.Tells(() => olga.Press("Anmelden", ("Code", "000000")), "second-factor.failed Olga by -");
        await walk.Tells(() => olga.Press("Anmelden", ("Code", Authenticators.Code(walk.Town.Clock))), "sign-in.worked Olga by - Password, two factors");
    }

    static async Task InOnesAccount(Walk walk)
    {
        using var anna = await walk.Enter(Anna);
        await walk.Tells(() => anna.Open("/konto/anmeldung"), "sign-in.worked Wilhelmine by - Password, one factor");
        await walk.Tells(() => anna.Post("/konto/passwort", ("Current", "ein falsches"), ("Password", New)), "proof.failed Wilhelmine by Wilhelmine Password");
        await walk.Tells(() => anna.Post("/konto/passwort", ("Current", Town.Password), ("Password", New)), "password.set Wilhelmine by Wilhelmine in the account");
        using (var forgetful = await walk.Visitor())
        {
            await forgetful.Open("/passwort/vergessen");
            await forgetful.Press("Link", ("Email", Town.Email(Anna)));
            await forgetful.Open(await walk.Letter(Town.Email(Anna), "/passwort/neu/"));
            await walk.Tells(() => forgetful.Press("speichern", ("Password", Town.Password)), "password.set Wilhelmine by - by a link");
        }

        using var again = await walk.Enter(Anna);
        await walk.Tells(() => again.Open("/konto"), "sign-in.worked Wilhelmine by - Password, one factor");
        var codes = new List<string>();
        await walk.Tells(async () => codes.AddRange(await Authenticators.SetUp(walk.Town, again)), "second-factor.added Wilhelmine by Wilhelmine");
        using (var without = await walk.Visitor())
        {
            await without.Press("Anmelden", ("Email", Town.Email(Anna)), ("Password", Town.Password));
            await walk.Tells(() => without.Press("Anmelden", ("Code", codes[0])), "recovery-code.used Wilhelmine by -", "sign-in.worked Wilhelmine by - Password, two factors");
        }
        await again.Open("/konto/zweiter-faktor");
        await walk.Tells(() => again.Post("/konto/zweiter-faktor/codes", ("sure", "ja")), "recovery-codes.renewed Wilhelmine by Wilhelmine");
        await again.Open("/konto/zweiter-faktor");
        await walk.Tells(() => again.Post("/konto/zweiter-faktor/ausschalten", ("sure", "ja")), "second-factor.removed Wilhelmine by Wilhelmine");
        await Passkeys(walk, again);

        await again.Open("/konto/geraete");
        await walk.Tells(() => again.Press("Alle anderen Geräte abmelden"), "session.ended Wilhelmine by Wilhelmine all others");
        using (var phone = await walk.Enter(Anna)) await again.Open("/konto/geraete");
        var end = again.Page.QuerySelector("main .keys form")!.GetAttribute("action")!;
        await walk.Tells(() => again.Post(end, ("sure", "ja")), "sign-in.worked Wilhelmine by - Password, one factor", "session.ended Wilhelmine by Wilhelmine another one");
        walk.Town.Clock.Advance(TimeSpan.FromMinutes(31));
        await again.Open("/konto/zweiter-faktor/einrichten");
        await walk.Tells(() => again.Press("Bestätigen", ("Nachweis", "ein falsches")), "proof.failed Wilhelmine by Wilhelmine Password");
        await walk.Tells(() => again.Press("Bestätigen", ("Nachweis", Town.Password)), "proof.worked Wilhelmine by Wilhelmine");
        await walk.Tells(() => again.Open("/konto/daten/export.json"), "data.exported Wilhelmine by Wilhelmine json");
        await again.Open("/konto/anmeldung");
        await again.Post("/konto/email", ("Email", "neu@example.org"), ("CurrentForEmail", Town.Password));
        await again.Open(await walk.Letter("neu@example.org", "/konto/email/"));
        await walk.Tells(() => again.Press("neue Adresse verwenden"), "email.changed Wilhelmine by Wilhelmine");
    }

    static async Task Passkeys(Walk walk, Visitor anna)
    {
        using var passkey = new SoftPasskey(walk.Town.Address);
        anna.Http.DefaultRequestHeaders.Add("Origin", walk.Town.Address);
        await anna.Open("/konto/passkeys");
        var wish = await Options(anna, "/konto/passkeys/optionen");
        await walk.Tells(() => anna.Post("/konto/passkeys", ("Credential", passkey.Create(wish))), "passkey.added Wilhelmine by Wilhelmine");
        using (var there = await walk.Visitor())
        {
            there.Http.DefaultRequestHeaders.Add("Origin", walk.Town.Address);
            var question = await Options(there, "/anmelden/passkey/optionen");
            await walk.Tells(() => there.Post("/anmelden/passkey", ("Credential", passkey.Sign(question))), "sign-in.worked Wilhelmine by - Passkey, two factors");
        }
        await anna.Open("/konto/passkeys");
        await walk.Tells(() => anna.Press("Entfernen"), "passkey.removed Wilhelmine by Wilhelmine");
    }

    static async Task<JsonElement> Options(Visitor visitor, string path)
    {
        using var answer = await visitor.Http.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("token", visitor.Token)]));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    static async Task ForTheTown(Walk walk)
    {
        using var ada = await walk.Enter(Ada);
        var (ben, olga) = (await walk.Id(Ben), await walk.Id(Olga));
        await ada.Open($"/verwaltung/personen/{ben}");
        await walk.Tells(() => ada.Post($"/verwaltung/personen/{ben}/rollen", ("Roles", "Moderator"), ("Roles", "Council")), "sign-in.worked Adelheid by - Password, two factors", "role.given Balthasar by Adelheid Council, Moderator");
        await walk.Tells(() => ada.Post($"/verwaltung/personen/{ben}/rollen", ("Roles", "Council")), "role.taken Balthasar by Adelheid Moderator");
        await walk.Tells(() => ada.Post($"/verwaltung/personen/{ben}/sperren", ("Reason", "Mehrfach Werbung verbreitet")), "account.blocked Balthasar by Adelheid");
        await walk.Tells(() => ada.Post($"/verwaltung/personen/{ben}/entsperren", ("sure", "ja")), "account.unblocked Balthasar by Adelheid");
        await ada.Open($"/verwaltung/personen/{olga}");
        await walk.Tells(() => ada.Post($"/verwaltung/personen/{olga}/zweiter-faktor", ("sure", "ja")), "second-factor.removed Olga by Adelheid by an administrator");
        await ada.Open("/verwaltung/personen/einladen");
        await walk.Tells(() => ada.Press("Einladung schicken", ("Email", Town.Email(Ben)), ("Roles", "Board")), "invitation.sent - by Adelheid Resident, Board");
        using (var invited = await walk.Visitor())
        {
            await invited.Open(await walk.Letter(Town.Email(Ben), "/einladung/"));
            await walk.Tells(() => invited.Press("Einladung annehmen"), "role.given Balthasar by - Board");
        }
        await ada.Open("/verwaltung/einstellungen/aufbewahrung");
        await walk.Tells(() => ada.Press("Speichern"), "settings.changed - by Adelheid /verwaltung/einstellungen/aufbewahrung");
    }

    static async Task Refused(Walk walk)
    {
        using var ben = await walk.Enter(Ben);
        await walk.Tells(() => ben.Open("/verwaltung"), "sign-in.worked Balthasar by - Password, one factor", "access.refused - by Balthasar /verwaltung");
        using var olga = await walk.Visitor();
        await olga.Press("Anmelden", ("Email", Town.Email(Olga)), ("Password", Town.Password));
        await walk.Tells(() => olga.Open("/verwaltung"), "sign-in.worked Olga by - Password, one factor", "access.refused - by Olga /verwaltung");
        await walk.Tells(() => ben.Http.PostAsync("/abmelden", new FormUrlEncodedContent([KeyValuePair.Create("token", "gefälscht")])), "form.forged - by Balthasar /abmelden");
        await walk.Tells(() => ben.Http.GetAsync("/suche?q=%00"), "input.refused - by - /suche");
        using var program = await walk.Visitor();
        await program.Open("/registrieren");
        await walk.Tells(() => program.Press("Konto anlegen", ("Email", "neu2@example.org"), ("Password", New), ("Homepage", "https://example.org")), "limit.hit - by - a trap for programs");
    }

    static async Task Leaving(Walk walk)
    {
        using var ben = await walk.Enter(Ben);
        await ben.Open("/konto");
        await walk.Tells(() => ben.Post("/abmelden", ("sure", "ja")), "sign-in.worked Balthasar by - Password, one factor", "session.ended Balthasar by Balthasar this one");
        using var again = await walk.Enter(Ben);
        await again.Open("/konto/loeschen");
        await walk.Tells(() => again.Press("Konto endgültig löschen", ("Texts", "bleiben"), ("Password", Town.Password)), "sign-in.worked erased by - Password, one factor", "account.erased erased by erased texts stay");
    }

    [Fact]
    public async Task A_limit_is_told_once_a_minute_however_often_it_is_hit()
    {
        using var ear = new SecurityEar();
        await using var town = await Town.Found(s => s.AddSingleton<ILoggerProvider>(ear), settings: ("Digitalbeirat:ChangesPerMinute", "3"));
        using var visitor = town.Visitor();
        await visitor.Open("/anmelden");
        var statuses = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            using var answer = await visitor.Http.PostAsync("/abmelden", new FormUrlEncodedContent([KeyValuePair.Create("token", visitor.Token)]));
            statuses.Add((int)answer.StatusCode);
        }
        Assert.Equal([303, 303, 303, .. Enumerable.Repeat(429, 17)], statuses);
        Assert.Equal("limit.hit", Assert.Single(ear.All).Id.Name);
        Assert.Equal("/abmelden", ear.All[0].Fields["Detail"]);
    }

    [Fact]
    public async Task What_a_change_told_is_not_told_where_the_change_was_taken_back()
    {
        using var ear = new SecurityEar();
        await using var town = await Town.Found(s => s.AddSingleton<ILoggerProvider>(ear));
        await Assert.ThrowsAsync<InvalidOperationException>(() => town.Do(s => s.GetRequiredService<Digitalbeirat.Kernel.Data.AppDb>().Change(() =>
        {
            s.GetRequiredService<SecurityLog>().Note(SecurityEvent.AccountBlocked, 1);
            throw new InvalidOperationException("taken back");
        })));
        Assert.Empty(ear.All);
    }

    [Fact]
    public void The_page_for_the_offices_IT_lists_every_event_with_its_number_and_no_other()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "security-events.md"));
        var listed = Row().Matches(page).Select(m => (int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), m.Groups[2].Value, m.Groups[3].Value));
        Assert.Equal(SecurityEvent.All.Select(e => (e.Id, e.Name, e.Level == LogLevel.Warning ? "warn" : "info")), listed);
    }

    [GeneratedRegex(@"^at=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z event=[a-z-]+\.[a-z]+ id=\d{3} person=(-|\d+) by=(-|\d+) network=(-|[0-9a-f.:]+/(24|48)) detail=""[A-Za-z,/{}: -]*""$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^\| (\d{3}) \| `([a-z.-]+)` \| (warn|info) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
