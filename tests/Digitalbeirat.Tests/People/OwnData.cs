using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.People;

public sealed class OwnData
{
    const string Name = "Bertholda Unverkennbar", Word = "Quittengelee";

    /// <summary>Somebody who has left a trace in every room.</summary>
    static async Task<(Visitor Bertholda, string Own, string Other)> Live(Town town)
    {
        var bertholda = await town.Person(Name, Roles.Resident | Roles.Board);
        using var ben = await town.Person("Ben");
        await town.Seat(Name);
        var (own, other) = (await town.Concern($"Ein Rezept für {Word} im Bürgeramt", by: Name), await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Ben"));
        await bertholda.Open($"/anliegen/{other}");
        await bertholda.Press("Unterstützen");
        await bertholda.Press("Beitrag schreiben", ("text", $"So gut wie {Word}!"));
        await bertholda.Open($"/melden/{other}");
        await bertholda.Press("Meldung absenden", ("reason", "spam"), ("text", "Das ist doch nur Werbung."), ("honest", "ja"));
        await bertholda.Open($"/bearbeiten/{own}");
        await bertholda.Press("Speichern", ("body", $"Noch mehr {Word} für alle."));
        await ben.Open($"/anliegen/{own}");
        await ben.Press("Beitrag schreiben", ("text", "Das möchte ich auch."));
        await town.Settle();
        return (bertholda, own, other);
    }

    [Fact]
    public async Task The_export_holds_what_every_room_knows()
    {
        await using var town = await Town.Found();
        var (bertholda, own, other) = await Live(town);
        var text = await bertholda.Json("/konto/daten/export.json");
        var export = JsonDocument.Parse(text).RootElement;
        await using var scope = town.Services.CreateAsyncScope();
        var parts = scope.ServiceProvider.GetServices<IPersonalData>().Select(p => p.Part).ToList();
        Assert.Equal(parts.Count, parts.Distinct().Count());
        Assert.All(parts, p => Assert.True(export.TryGetProperty(p, out _), $"{p} is missing"));
        Assert.Contains(Town.Email(Name), text);
        Assert.Equal(own, export.GetProperty("concerns")[0].GetProperty("number").GetString());
        Assert.Equal(other, export.GetProperty("comments")[0].GetProperty("on").GetString());
        Assert.Equal(other, export.GetProperty("takingPart").GetProperty("supported")[0].GetProperty("number").GetString());
        Assert.Equal("comment.posted", export.GetProperty("notifications").GetProperty("notifications")[0].GetProperty("what").GetString());
        Assert.Equal("spam", export.GetProperty("reports").GetProperty("reports")[0].GetProperty("reason").GetString());
        bertholda.Dispose();
    }

    static async Task Erase(Visitor person, string texts)
    {
        await person.Open("/konto/loeschen");
        await person.Press("Konto endgültig löschen", ("Texts", texts), ("Password", Town.Password));
        Assert.Equal("/", person.Path);
    }

    [Theory, BothStores]
    public async Task Erasure_leaves_neither_name_nor_address_in_any_table(Database store)
    {
        await using var town = await Town.Found(store);
        var (bertholda, own, other) = await Live(town);
        Assert.NotEmpty(await WholeDatabase.Traces(town, Name));
        await Erase(bertholda, "bleiben");
        await town.Settle();
        // A seat in the board is a public mandate: its name stays in the roll of the board.
        Assert.DoesNotContain(await WholeDatabase.Traces(town, Name, Town.Email(Name)), t => !t.StartsWith("board_members.", StringComparison.Ordinal));
        Assert.Equal(0, await town.Ask(db => db.Follows.CountAsync(f => f.Reason == Digitalbeirat.Kernel.Items.FollowReason.Supported)));
        Assert.Equal(0, (await town.Item(other)).Supports);
        using var reader = town.Visitor();
        await reader.Open($"/anliegen/{own}");
        Assert.Contains(Word, reader.Text);
        await reader.Open($"/anliegen/{other}");
        Assert.Contains($"So gut wie {Word}!", reader.Text);
        Assert.Contains("Gelöschtes Konto", reader.Text);
        bertholda.Dispose();
    }

    [Theory, BothStores]
    public async Task Who_takes_their_texts_along_leaves_no_word_of_them_and_search_finds_nothing(Database store)
    {
        await using var town = await Town.Found(store);
        var (bertholda, own, other) = await Live(town);
        using var reader = town.Visitor();
        Assert.Equal(2, (await reader.Api($"/api/search?q={Word}")).GetProperty("rows").GetArrayLength());
        await Erase(bertholda, "weg");
        await town.Settle();
        Assert.Equal(0, (await reader.Api($"/api/search?q={Word}")).GetProperty("rows").GetArrayLength());
        Assert.Empty(await WholeDatabase.Traces(town, Word));
        foreach (var page in new[] { $"/anliegen/{own}", $"/verlauf/{own}", $"/anliegen/{other}", $"/weg/{own}", "/journal", "/feeds/anliegen" })
        {
            await reader.Open(page);
            Assert.NotInRange(reader.Status, 500, 599);
            Assert.DoesNotContain(Word, reader.Page.DocumentElement.OuterHtml);
        }
        bertholda.Dispose();
    }

    [Fact]
    public async Task The_last_administrator_can_neither_leave_nor_give_up_the_role()
    {
        await using var town = await Town.Found();
        using var ada = await town.Person("Ada", Roles.Administrator);
        await ada.Open("/konto/loeschen");
        await ada.Press("Konto endgültig löschen", ("Texts", "bleiben"), ("Password", Town.Password));
        Assert.Equal(422, ada.Status);
        Assert.Contains("das letzte Konto", ada.Text);
        var id = await town.Ask(db => db.People.Select(p => p.Id).SingleAsync());
        await ada.Open($"/verwaltung/personen/{id}");
        await ada.Press("Speichern", ("Roles", "Office"));
        Assert.Equal(422, ada.Status);
        Assert.True((await town.Ask(db => db.People.SingleAsync())).Roles.HasFlag(Roles.Administrator));
        using var second = await town.Person("Bea", Roles.Administrator);
        await Erase(ada, "bleiben");
        Assert.Equal(1, await town.Ask(db => db.People.CountAsync(p => (p.Roles & Roles.Administrator) != 0)));
    }
}
