using System.Text;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.People;

public sealed class ErasingEverywhere
{
    const string Name = "Philippine Ohnegleichen", Word = "Stachelbeerkompott";

    static async Task<Visitor> PlantEverywhere(Town town)
    {
        var person = await town.Person(Name);
        person.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0");
        using var ben = await town.Person("Ben");
        var (own, other) = (await town.Concern($"Mehr {Word} im Bürgeramt", by: Name, more: $"Viel {Word}."), await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Ben"));
        await person.Open($"/anliegen/{other}");
        await person.Press("Unterstützen");
        await person.Press("Beitrag schreiben", ("text", $"Wie {Word}, sagt {Name}."));
        await person.Open($"/bearbeiten/{own}");
        person.Attach("file", $"{Word}.pdf", Encoding.UTF8.GetBytes($"%PDF-1.4\n% {Word} {Name}\n%%EOF"));
        await person.Press("Speichern", ("body", $"Noch mehr {Word} für alle."));
        await person.Open($"/bearbeiten/{own}/en");
        await person.Press("Speichern", ("title", $"More {Word}"), ("body", $"A lot of {Word}."));
        await person.Open($"/melden/{other}");
        // What a report says stays without its author: it may still have to be shown to a court.
        await person.Press("Meldung absenden", ("reason", "spam"), ("text", "Das ist nur Werbung."), ("honest", "ja"));
        await person.Open("/organisationen/neu");
        await person.Open("/konto/anmeldung");
        await person.Press("Link", ("Email", "philippine.neu@example.org"), ("CurrentForEmail", Town.Password));
        using (var forgetful = town.Visitor())
        {
            await forgetful.Open("/passwort/vergessen");
            await forgetful.Press("Link", ("Email", Town.Email(Name)));
        }
        await Authenticators.SetUp(town, person);
        await ben.Open($"/anliegen/{own}");
        await ben.Press("Beitrag schreiben", ("text", "Das möchte ich auch."));
        await town.Settle();
        return person;
    }

    static byte[][] Marks => [.. new[] { Name, Town.Email(Name), "philippine.neu@example.org", Word, Word.ToLowerInvariant() }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Files of the installation in which any of the marks stands, byte by byte: database, log, search index, attachments, mails, keys.</summary>
    static List<string> Files(Town town) =>
        [.. Directory.EnumerateFiles(town.Folder, "*", SearchOption.AllDirectories).Where(f => Marks.Any(m => Bytes(f).AsSpan().IndexOf(m) >= 0)).Select(f => Path.GetRelativePath(town.Folder, f))];

    static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [Fact]
    public async Task Of_somebody_erased_with_all_they_wrote_no_byte_is_left_in_any_file_of_the_installation()
    {
        await using var town = await Town.Found();
        using var person = await PlantEverywhere(town);
        Assert.NotEmpty(Files(town));
        await person.Open("/konto/loeschen");
        await person.Press("Konto endgültig löschen", ("Texts", "weg"), ("Password", Town.Password));
        Assert.Equal("/", person.Path);
        await town.Settle();
        // The letters that told others what somebody wrote are theirs; they go when letters go.
        town.Clock.Advance(TimeSpan.FromDays(15));
        await town.Run("data.retention");
        await town.Run("files.sweep");
        // The night's last word: until then the database's log may hold what was.
        await town.Run("data.tend");
        Assert.Empty(Files(town));
    }

    [Theory, BothStores]
    public async Task Nothing_of_them_is_found_on_any_way_in(Database store)
    {
        await using var town = await Town.Found(store);
        using var person = await PlantEverywhere(town);
        await person.Open("/konto/loeschen");
        await person.Press("Konto endgültig löschen", ("Texts", "weg"), ("Password", Town.Password));
        await town.Settle();
        using var office = await town.Person("Olga", Roles.Office);
        foreach (var address in new[] { "/anliegen", "/api/concerns", "/feeds/anliegen", "/api/comments.csv", "/api/comments.json", "/api/journal", "/journal", $"/suche?q={Word}", $"/api/search?q={Word}", "/sitemap.xml", "/verwaltung", "/verwaltung/personen", "/verwaltung/meldungen", "/organisationen" })
        {
            using var answer = await office.Http.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            Assert.DoesNotContain(Name, text);
            Assert.DoesNotContain(Town.Email(Name), text);
            if (!address.Contains("q=", StringComparison.Ordinal)) Assert.DoesNotContain(Word, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
