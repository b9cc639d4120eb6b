using System.Text;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Projects.Progress;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Projects;

public sealed class RunningAProject
{
    static async Task<string> Start(Town town, Visitor office, string milestones = "")
    {
        await office.Open("/verwaltung/projekte/neu");
        await office.Press("Speichern", ("Title", "Antragsauskunft"), ("Summary", "Eine Seite, auf der jeder Antrag zu finden ist."), ("Goal", "Niemand muss mehr anrufen"), ("Unit", "1"), ("Start", town.Day(0)),
            ("IndicatorName", "Anrufe"), ("IndicatorUnit", "je Woche"), ("Direction", "Down"), ("Baseline", "120"), ("Target", "30"), ("Milestones", milestones));
        return office.Status == 200 ? office.Number() : "";
    }

    static async Task Upload(Visitor office, string project, string file)
    {
        await office.Open($"/verwaltung/projekte/{project}");
        await office.Attach("file", "werte.csv", Encoding.UTF8.GetBytes(file)).Press("Datei einlesen");
    }

    [Fact]
    public async Task A_milestone_that_cannot_be_read_is_named_by_its_line()
    {
        await using var town = await Town.Found();
        using var office = await town.Person("Olga", Roles.Office);
        await Start(town, office, "2031-01-15 Entwurf\nirgendwann Start\n2031-05-01");
        Assert.Equal(422, office.Status);
        Assert.Contains("Zeile 2", office.Text);
        Assert.Contains("Zeile 3", office.Text);
        Assert.DoesNotContain("Zeile 1", office.Text);
        Assert.Contains("irgendwann Start", office.Page.GetElementById("Milestones")!.TextContent);
        Assert.Equal(0, await town.Ask(db => db.Items.CountAsync()));
    }

    [Theory, BothStores]
    public async Task A_file_of_values_is_taken_whole_or_not_at_all_and_every_wrong_line_is_named(Database store)
    {
        await using var town = await Town.Found(store);
        using var office = await town.Person("Olga", Roles.Office);
        var project = await Start(town, office);
        await Upload(office, project, "Datum;Wert;Notiz\n01.02.2026;118,5;Anfang\n31.02.2026;5\n2026-03-01;viele\n2099-01-01;3\n");
        Assert.Equal(422, office.Status);
        foreach (var line in new[] { "Zeile 3", "Zeile 4", "Zeile 5" }) Assert.Contains(line, office.Text);
        Assert.DoesNotContain("Zeile 2", office.Text);
        Assert.Equal(0, await town.Ask(db => db.Set<Measurement>().CountAsync()));
        await Upload(office, project, "Datum;Wert;Notiz\n01.02.2026;118,5;\"Anfang; noch ohne Werbung\"\n2026-03-01;1.090,25;\n");
        Assert.Equal(200, office.Status);
        var values = (await office.Api($"/api/projects/{project}")).GetProperty("details").GetProperty("values").EnumerateArray().ToList();
        Assert.Equal([118.5, 1090.25], values.Select(v => v.GetProperty("value").GetDouble()));
        Assert.Equal("Anfang; noch ohne Werbung", values[0].GetProperty("note").GetString());
        await Upload(office, project, "2026-03-01,90\n");
        Assert.Equal([118.5, 90], (await office.Api($"/api/projects/{project}")).GetProperty("details").GetProperty("values").EnumerateArray().Select(v => v.GetProperty("value").GetDouble()));
        Assert.Contains("2026-03-01,90,je Woche", await office.Json($"/projekte/{project}.csv"));
    }

    [Fact]
    public async Task A_failure_is_told_with_its_lessons_like_a_success()
    {
        await using var town = await Town.Found();
        using var office = await town.Person("Olga", Roles.Office);
        var project = await Start(town, office);
        await office.Open($"/verwaltung/projekte/{project}/ergebnis");
        await office.Press("Ergebnis veröffentlichen", ("Outcome", "failed"), ("Text", "Zu kurz."), ("Lessons", ""));
        Assert.Equal(422, office.Status);
        Assert.Equal("true", office.Page.GetElementById("Text")!.GetAttribute("aria-invalid"));
        Assert.Equal("true", office.Page.GetElementById("Lessons")!.GetAttribute("aria-invalid"));
        await office.Press("Ergebnis veröffentlichen", ("Outcome", "failed"), ("Text", "Die Auskunft wurde kaum genutzt, weil niemand von ihr wusste und die Anmeldung zu lange dauerte. Wir stellen sie ein."), ("Lessons", "- Erst fragen, dann bauen\nDie Anmeldung ist die Hürde"));
        using var visitor = town.Visitor();
        Assert.Contains("Erst fragen, dann bauen", (await visitor.Open("/lehren?aus=gescheitertem")).Text);
        Assert.Contains("Antragsauskunft", (await visitor.Open("/projekte?stand=gescheitert")).Text);
        Assert.DoesNotContain("Antragsauskunft", (await visitor.Open("/projekte")).Page.QuerySelector("main")!.TextContent);
        await office.Open($"/verwaltung/projekte/{project}/ergebnis");
        Assert.Equal(409, office.Status);
    }

    [Fact]
    public async Task A_project_is_run_by_its_unit_and_the_office_and_by_nobody_else()
    {
        await using var town = await Town.Found();
        using var office = await town.Person("Olga", Roles.Office);
        using var unit = await town.Person("Dora", Roles.Unit, unit: true);
        using var council = await town.Person("Rat", Roles.Council);
        using var resident = await town.Person("Ben");
        var project = await Start(town, office);
        Assert.Equal(200, await unit.StatusOf($"/verwaltung/projekte/{project}"));
        Assert.Equal(403, await council.StatusOf($"/verwaltung/projekte/{project}"));
        Assert.Equal(403, await resident.StatusOf($"/verwaltung/projekte/{project}"));
        await council.Open("/");
        await council.Post($"/verwaltung/projekte/{project}/werte", ("MeasuredOn", town.Day(0)), ("Value", "1"));
        Assert.Equal(403, council.Status);
    }

    [Fact]
    public async Task A_planned_project_begins_by_itself_on_its_day()
    {
        await using var town = await Town.Found();
        using var office = await town.Person("Olga", Roles.Office);
        await office.Open("/verwaltung/projekte/neu");
        await office.Press("Speichern", ("Title", "Später"), ("Summary", "Das beginnt erst in einigen Tagen."), ("Goal", "Pünktlich sein"), ("Start", town.Day(4)));
        var project = office.Number();
        Assert.Equal("planned", (await town.Item(project)).State);
        await town.Settle();
        town.Clock.Advance(TimeSpan.FromDays(5));
        await town.Settle();
        Assert.Equal("running", (await town.Item(project)).State);
    }
}
