using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Debate;

public sealed class WritingInOtherLanguages
{
    [Theory, BothStores]
    public async Task Readers_see_the_version_in_their_language_and_everybody_else_the_words_as_written(Database store)
    {
        await using var town = await Town.Found(store);
        using var anna = await town.Person("Anna");
        using var ben = await town.Person("Ben");
        using var visitor = town.Visitor();
        var concern = await town.Concern("Fahrpläne zum Anfassen an jeder Haltestelle", by: "Anna");
        await anna.Open($"/bearbeiten/{concern}/en");
        await anna.Press("Speichern", ("title", "Tactile timetables at every stop"), ("body", "As a blind passenger I need timetables I can touch."));
        await anna.Open($"/bearbeiten/{concern}/de-leicht");
        await anna.Press("Speichern", ("title", "Fahr-Pläne zum Fühlen"), ("body", "Ich bin blind.\n\nIch will den Fahr-Plan fühlen."));

        await visitor.Open($"/anliegen/{concern}?sprache=en");
        Assert.Equal("Tactile timetables at every stop", visitor.Page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Tactile timetables", (await visitor.Open("/anliegen?sprache=en")).Text);
        await visitor.Open($"/anliegen/{concern}?sprache=de-leicht");
        Assert.Contains("Ich will den Fahr-Plan fühlen.", visitor.Text);
        await visitor.Open($"/anliegen/{concern}?sprache=de");
        Assert.Equal("Fahrpläne zum Anfassen an jeder Haltestelle", visitor.Page.QuerySelector("h1")!.TextContent.Trim());
        await town.Settle();
        // Every version is found, whatever the reader's language.
        Assert.Contains(concern, await visitor.Json("/api/search?q=timetables"));

        Assert.Equal(403, await ben.StatusOf($"/bearbeiten/{concern}"));
        Assert.Equal(404, await ben.StatusOf($"/bearbeiten/{concern}/en"));
    }

    [Fact]
    public async Task Where_no_version_is_there_the_words_as_written_say_what_language_they_are_in()
    {
        await using var town = await Town.Found();
        using var visitor = town.Visitor();
        var concern = await town.Concern("Fahrpläne zum Anfassen an jeder Haltestelle");
        await visitor.Open($"/anliegen/{concern}?sprache=en");
        Assert.Equal("en", visitor.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("de", visitor.Page.QuerySelector("main .prose")!.Closest("[lang]")!.GetAttribute("lang"));
    }
}
