using System.Xml.Linq;
using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Drawing;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

public sealed class DrawnMaps
{
    [Fact]
    public void A_drawn_map_is_a_picture_that_says_in_words_what_it_shows()
    {
        var votes = Conversations.Of(150, 30, 3);
        var svg = XDocument.Parse(MapDrawing.Draw(MapOpinions.Of(votes, new bool[30]), MapWords.German));
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal("Karte der Meinungen", svg.Root!.Element(ns + "title")!.Value);
        Assert.Contains("Gruppe C: ", svg.Root.Element(ns + "desc")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        foreach (var letter in new[] { "A", "B", "C" }) Assert.Contains(svg.Descendants(ns + "text"), t => t.Value == letter);
        // Without colour: every hull has a line of its own.
        string[] dashes = [.. svg.Descendants(ns + "polygon").Select(p => (string?)p.Attribute("stroke-dasharray")).OfType<string>()];
        Assert.Equal(3, dashes.Distinct().Count());
    }

    [Fact]
    public void Groups_are_drawn_by_the_names_they_had_before()
    {
        var map = MapOpinions.Of(Conversations.Of(150, 30, 3), new bool[30]);
        var svg = XDocument.Parse(MapDrawing.Draw(map with { Groups = [.. map.Groups.Zip([4, 0, 2], (g, name) => g with { Name = name })] }, MapWords.German));
        XNamespace ns = "http://www.w3.org/2000/svg";
        foreach (var (letter, size) in new[] { ("E", map.Groups[0].Size), ("A", map.Groups[1].Size), ("C", map.Groups[2].Size) })
            Assert.Contains(svg.Descendants(ns + "text"), t => t.Value == $"Gruppe {letter}: {size} Personen");
    }

    [Fact]
    public void Nobody_is_a_picture_as_well() => Assert.NotNull(XDocument.Parse(MapDrawing.Draw(MapOpinions.Of(VoteMatrix.From(0, 0, []), []), MapWords.English)).Root);
}
