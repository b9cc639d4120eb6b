using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;
using Calendar = Ical.Net.Calendar;
using Ical.Net.CalendarComponents;

namespace Digitalbeirat.Tests.Board;

public sealed class RunningAMeeting
{
    static async Task<CalendarEvent> Event(Visitor visitor, string meeting) =>
        Assert.Single(Calendar.Load(await visitor.Json($"/sitzungen/{meeting}.ics"))!.Events);

    [Theory, BothStores]
    public async Task Calendars_take_its_date_its_moving_and_its_calling_off(Database store)
    {
        await using var town = await Town.Found(store);
        using var office = await town.Person("Olga", Roles.Office);
        using var visitor = town.Visitor();
        await office.Open("/verwaltung/sitzungen/neu");
        await office.Press("Speichern", ("Title", "Sitzung über Öffnungszeiten, Wartezeiten; und mehr"), ("Day", town.Day(20)), ("Start", "18:00"), ("End", "20:30"), ("PlaceName", "Rathaus"), ("PlaceAddress", "Marktplatz 1"));
        var meeting = office.Number();
        var planned = await Event(visitor, meeting);
        Assert.Equal("Sitzung über Öffnungszeiten, Wartezeiten; und mehr", planned.Summary);
        Assert.Equal("Rathaus, Marktplatz 1", planned.Location);
        Assert.Equal(town.Day(20) + " 18:00", planned.Start!.Value.ToString("yyyy-MM-dd HH:mm", null));
        Assert.Equal("Europe/Berlin", planned.Start.TzId);
        Assert.Equal("TENTATIVE", planned.Status);

        await office.Open($"/verwaltung/sitzungen/{meeting}/bearbeiten");
        await office.Press("Speichern", ("Day", town.Day(27)));
        await office.Open($"/verwaltung/sitzungen/{meeting}");
        await office.Press("Einladen");
        var moved = await Event(visitor, meeting);
        Assert.Equal((planned.Uid, "CONFIRMED"), (moved.Uid, moved.Status));
        Assert.True(moved.Sequence > planned.Sequence);
        Assert.Equal(town.Day(27), moved.Start!.Value.ToString("yyyy-MM-dd", null));

        await office.Open($"/verwaltung/sitzungen/{meeting}/absagen");
        await office.Press("Sitzung absagen", ("Reason", "Das Rathaus ist an diesem Tag gesperrt."));
        var off = await Event(visitor, meeting);
        Assert.Equal((planned.Uid, "CANCELLED"), (off.Uid, off.Status));
        Assert.Contains("Das Rathaus ist an diesem Tag gesperrt.", off.Description);
        Assert.Single(Calendar.Load(await visitor.Json("/sitzungen.ics"))!.Events);
    }

    [Theory, BothStores]
    public async Task Minutes_and_who_was_there_are_the_offices_draft_until_the_meeting_is_closed_and_then_everybodys(Database store)
    {
        await using var town = await Town.Found(store);
        using var office = await town.Person("Olga", Roles.Office);
        using var visitor = town.Visitor();
        await town.Seat("Rita", account: false);
        await town.Seat("Rolf", account: false);
        var meeting = await town.Meeting("Sitzung im Advent", inDays: 0);
        await office.Open($"/verwaltung/sitzungen/{meeting}");
        await office.Press("Einladen");
        await office.Press("Sitzung eröffnen");
        await office.Open($"/verwaltung/sitzungen/{meeting}/niederschrift");
        await office.Press("Sitzung beenden und veröffentlichen");
        Assert.Equal(422, office.Status);
        var rolf = office.Page.QuerySelectorAll("fieldset").First(f => f.TextContent.Contains("Rolf", StringComparison.Ordinal)).QuerySelector("input[type=radio]")!.GetAttribute("name")!;
        await office.Press("Entwurf", ("Minutes", "Frau Rita **begrüßt**."), (rolf, "Excused"));
        await visitor.Open($"/sitzungen/{meeting}");
        Assert.DoesNotContain("begrüßt", visitor.Page.DocumentElement.OuterHtml);

        await office.Open($"/verwaltung/sitzungen/{meeting}/niederschrift");
        Assert.Equal("Excused", office.Page.QuerySelector($"input[name='{rolf}'][checked]")!.GetAttribute("value"));
        await office.Press("Sitzung beenden und veröffentlichen");
        await visitor.Open($"/sitzungen/{meeting}");
        Assert.Contains("<strong>begrüßt</strong>", visitor.Page.DocumentElement.OuterHtml);
        Assert.Matches("Entschuldigt.{0,40}Rolf|Rolf.{0,40}[Ee]ntschuldigt", visitor.Text);

        await office.Open($"/verwaltung/sitzungen/{meeting}/niederschrift");
        await office.Press("Speichern", ("Minutes", "Frau Rita **begrüßt** alle."));
        await visitor.Open($"/verlauf/{meeting}");
        Assert.Contains("Niederschrift", visitor.Text);
    }
}
