using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Office;

public sealed class SortingConcerns
{
    static async Task Support(Visitor visitor, params string[] concerns)
    {
        foreach (var concern in concerns)
        {
            await visitor.Open($"/anliegen/{concern}");
            await visitor.Press("Unterstützen");
        }
    }

    [Theory, BothStores]
    public async Task A_merged_concern_leads_to_the_other_with_its_supporters_each_once_and_can_be_parted_again(Database store)
    {
        await using var town = await Town.Found(store);
        using var office = await town.Person("Olga", Roles.Office);
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        using var visitor = town.Visitor();
        var (stays, goes, older) = (await town.Concern("Ein Fahrplan an jeder Haltestelle"), await town.Concern("Fahrpläne an Haltestellen"), await town.Concern("Haltestellen mit Fahrplan"));
        await Support(anna, stays, goes);
        await Support(ben, goes);
        async Task Merge(string from, string to)
        {
            await office.Open($"/verwaltung/zusammenfuehren/{from}?mit={to}");
            await office.Press("Jetzt zusammenführen");
        }
        await Merge(older, goes);
        await Merge(goes, stays);
        Assert.Equal(2, (await town.Item(stays)).Supports);
        foreach (var gone in new[] { goes, older })
        {
            using var answer = await visitor.Http.GetAsync($"/anliegen/{gone}");
            Assert.Equal((301, $"/anliegen/{stays}"), ((int)answer.StatusCode, answer.Headers.Location!.OriginalString));
        }
        await town.Settle();
        Assert.Equal([stays], (await visitor.Api("/api/concerns")).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("number").GetString()));
        Assert.Equal(1, (await visitor.Api("/api/search?q=Haltestelle")).GetProperty("rows").GetArrayLength());
        await office.Open($"/anliegen/{goes}");
        await office.Press("Zusammenführung aufheben");
        Assert.Equal(200, await visitor.StatusOf($"/anliegen/{goes}"));
        await town.Settle();
        Assert.Equal(2, (await visitor.Api("/api/search?q=Haltestelle")).GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task A_concern_is_neither_merged_with_itself_nor_with_what_is_not_there()
    {
        await using var town = await Town.Found();
        using var office = await town.Person("Olga", Roles.Office);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        var meeting = await town.Meeting("Erste Sitzung");
        foreach (var with in new[] { concern, "A-1999-0001", meeting })
        {
            await office.Open($"/verwaltung/zusammenfuehren/{concern}?mit={with}");
            Assert.Equal(422, office.Status);
            await office.Post($"/verwaltung/zusammenfuehren/{concern}", ("with", with));
            Assert.Equal(422, office.Status);
        }
        Assert.Null((await town.Item(concern)).MergedIntoId);
    }

    [Fact]
    public async Task An_assigned_concern_says_who_acts_until_when_and_two_who_sort_at_once_are_told()
    {
        await using var town = await Town.Found();
        using var office = await town.Person("Olga", Roles.Office);
        using var colleague = await town.Person("Otto", Roles.Office);
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await office.Open($"/verwaltung/zuordnen/{concern}");
        await colleague.Open($"/verwaltung/zuordnen/{concern}");
        await office.Press("Speichern", ("unit", "1"), ("due", town.Day(20)), ("tags", "Bus, Bahn"));
        await colleague.Press("Speichern", ("unit", "1"), ("due", town.Day(40)));
        Assert.Equal(422, colleague.Status);
        var item = await town.Item(concern);
        Assert.Equal(("assigned", town.Day(20)), (item.State, Digitalbeirat.Kernel.Texts.Show.Day(item.DueAt!.Value).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["bahn", "bus"], item.Tags.Select(t => t.Tag.ToLowerInvariant()).Order());
        using var visitor = town.Visitor();
        Assert.Contains("Amt für Digitalisierung", (await visitor.Open($"/anliegen/{concern}")).Text);
        await town.Settle();
        Assert.Contains(await town.Mails(), m => m.To == "doit@stadt.example" && m.Text.Contains(concern, StringComparison.Ordinal));
    }

    [Theory, BothStores]
    public async Task What_the_office_deletes_says_why_and_comes_back_whole(Database store)
    {
        await using var town = await Town.Found(store);
        using var office = await town.Person("Olga", Roles.Office);
        using var anna = await town.Person("Anna");
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        await office.Open($"/verwaltung/loeschen/{concern}");
        await office.Press("Löschen", ("text", "Auf Wunsch der Verfasserin entfernt."));
        await town.Settle();
        await visitor.Open($"/anliegen/{concern}");
        Assert.Equal(410, visitor.Status);
        Assert.Contains("Auf Wunsch der Verfasserin entfernt.", visitor.Text);
        Assert.DoesNotContain("Fahrplan", visitor.Text);
        Assert.Contains(await town.Mails(), m => m.To == Town.Email("Anna") && m.Text.Contains("Auf Wunsch der Verfasserin", StringComparison.Ordinal));
        Assert.Equal(0, (await visitor.Api("/api/concerns")).GetProperty("rows").GetArrayLength());
        await office.Open($"/anliegen/{concern}");
        await office.Press("Wiederherstellen");
        await town.Settle();
        Assert.Equal(200, await visitor.StatusOf($"/anliegen/{concern}"));
        Assert.Equal(1, (await visitor.Api("/api/search?q=Fahrplan")).GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task Undoing_a_deletion_does_not_make_public_what_was_hidden()
    {
        await using var town = await Town.Found();
        using var office = await town.Person("Olga", Roles.Office);
        using var visitor = town.Visitor();
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle");
        await office.Open($"/verwaltung/ausblenden/{concern}");
        await office.Press("Ausblenden", ("reason", "spam"), ("text", "Das ist Werbung für einen Laden."));
        await office.Open($"/verwaltung/loeschen/{concern}");
        await office.Press("Löschen", ("text", "Endgültig Werbung für einen Laden."));
        await office.Open($"/anliegen/{concern}");
        await office.Press("Wiederherstellen");
        Assert.Equal(410, await visitor.StatusOf($"/anliegen/{concern}"));
        Assert.Equal(Digitalbeirat.Kernel.Items.Visibility.Hidden, (await town.Item(concern)).Visibility);
    }
}
