using System.Globalization;
using System.Security;
using System.Text;

namespace Digitalbeirat.Decisions.Opinion.Drawing;

/// <summary>The map as a picture (SVG): a mark for each person, a hull and a badge for each group.</summary>
/// <remarks>
/// Readable without colour: every group has a mark, a line and a letter of its own; black on white, for paper as well. The area of a badge grows with the number of people.
/// A hull holds the nine tenths of a group that stand closest to its middle. Beyond two thousand people a fixed sample is drawn, and said so.
/// </remarks>
public static class MapDrawing
{
    const double Width = 900, Height = 680, Edge = 40, Plot = 580;
    const int MostDrawn = 2000;

    static readonly string[] fills = ["#1f6fb4", "#c2571a", "#3a7d34", "#7b4fa3", "#a3841c", "#b03060", "#2f8f8f", "#555555"];
    static readonly string[] lines = ["none", "8 4", "2 4", "12 4 2 4", "16 6", "4 2", "1 3", "10 2 2 2 2 2"];

    /// <summary>Draws the map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="words">The words; see <see cref="MapWords.German"/>.</param>
    /// <returns>A whole SVG document, the same for the same map on every machine.</returns>
    public static string Draw(OpinionMap map, MapWords words)
    {
        var scale = Scale.Of(map.People);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" lang="{words.Language}" role="img" aria-labelledby="map-title map-text" font-family="Arial, Helvetica, sans-serif">
            <title id="map-title">{Escaped(words.Title)}</title>
            <desc id="map-text">{Escaped(Described(map, words))}</desc>
            <rect width="{Width}" height="{Height}" fill="#fff"/>

            """);
        foreach (var group in map.Groups) svg.Append(HullOf(map, group, scale));
        var drawn = Sampled(map.People);
        foreach (var person in drawn) svg.Append(Mark(person.Group is { } g ? map.Groups[g].Name : null, scale.X(person.X), scale.Y(person.Y), 3.2));
        foreach (var group in map.Groups) svg.Append(Badge(map, group, scale));
        Legend(svg, map, words, drawn.Count);
        return svg.Append("</svg>\n").ToString();
    }

    static IReadOnlyList<PersonOnMap> Sampled(IReadOnlyList<PersonOnMap> people) => people.Count <= MostDrawn ? people
        : [.. people.OrderBy(p => Improved.Learning.Mix((ulong)p.Participant)).Take(MostDrawn).OrderBy(p => p.Participant)];

    static string HullOf(OpinionMap map, OpinionGroup group, Scale scale)
    {
        var members = map.People.Where(p => p.Group == group.Id).OrderBy(p => (p.X - group.X) * (p.X - group.X) + (p.Y - group.Y) * (p.Y - group.Y)).ToArray();
        var hull = Hull.Of(members.Take((int)Math.Ceiling(0.9 * members.Length)).Select(p => (scale.X(p.X), scale.Y(p.Y))));
        if (hull.Count == 0) return "";
        var path = string.Join(' ', hull.Select(p => $"{Number(p.X)},{Number(p.Y)}"));
        var colour = fills[group.Name % fills.Length];
        return $"<polygon points=\"{path}\" fill=\"{colour}\" fill-opacity=\"0.08\" stroke=\"{colour}\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-dasharray=\"{lines[group.Name % lines.Length]}\"/>\n";
    }

    static string Mark(int? group, double x, double y, double r)
    {
        if (group is not { } g) return $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"1.6\" fill=\"#999\"/>\n";
        var fill = $"fill=\"{fills[g % fills.Length]}\" fill-opacity=\"0.75\"";
        return (g % 8) switch
        {
            0 => $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(r)}\" {fill}/>\n",
            1 => $"<rect x=\"{Number(x - r)}\" y=\"{Number(y - r)}\" width=\"{Number(2 * r)}\" height=\"{Number(2 * r)}\" {fill}/>\n",
            2 => Shape((0, -1.3), (1.2, 0.9), (-1.2, 0.9)),
            3 => Shape((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
            4 => Shape((0, 1.3), (1.2, -0.9), (-1.2, -0.9)),
            5 => Shape((-0.4, -1.3), (0.4, -1.3), (0.4, -0.4), (1.3, -0.4), (1.3, 0.4), (0.4, 0.4), (0.4, 1.3), (-0.4, 1.3), (-0.4, 0.4), (-1.3, 0.4), (-1.3, -0.4), (-0.4, -0.4)),
            6 => Shape((-1.3, -0.5), (0, -1.3), (1.3, -0.5), (0.8, 1.1), (-0.8, 1.1)),
            _ => Shape((-1.3, -1.3), (1.3, -1.3), (0, 0), (1.3, 1.3), (-1.3, 1.3), (0, 0)),
        };

        string Shape(params (double X, double Y)[] corners) => $"<polygon points=\"{string.Join(' ', corners.Select(c => $"{Number(x + r * c.X)},{Number(y + r * c.Y)}"))}\" {fill}/>\n";
    }

    static string Badge(OpinionMap map, OpinionGroup group, Scale scale)
    {
        var largest = map.Groups.Max(g => g.Size);
        var r = 14 + 16 * Math.Sqrt((double)group.Size / Math.Max(1, largest));
        var (x, y) = (Number(scale.X(group.X)), scale.Y(group.Y));
        return $"<circle cx=\"{x}\" cy=\"{Number(y)}\" r=\"{Number(r)}\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"2\"/>\n"
            + $"<text x=\"{x}\" y=\"{Number(y - 1)}\" text-anchor=\"middle\" font-size=\"15\" font-weight=\"bold\">{Letter(group.Name)}</text>\n"
            + $"<text x=\"{x}\" y=\"{Number(y + 12)}\" text-anchor=\"middle\" font-size=\"11\">{group.Size}</text>\n";
    }

    static void Legend(StringBuilder svg, OpinionMap map, MapWords words, int drawn)
    {
        var x = Edge + Plot + 24;
        var y = Edge + 10;
        svg.Append($"<text x=\"{Number(x)}\" y=\"{y}\" font-size=\"18\" font-weight=\"bold\">{Escaped(words.Title)}</text>\n");
        foreach (var group in map.Groups.OrderBy(g => g.Name))
        {
            y += 30;
            svg.Append(Mark(group.Name, x + 8, y - 5, 6));
            svg.Append($"<text x=\"{Number(x + 24)}\" y=\"{y}\" font-size=\"14\">{Escaped(Named(group, words))}</text>\n");
        }
        var loose = map.People.Count(p => p.Group is null);
        if (loose > 0)
        {
            y += 30;
            svg.Append(Mark(null, x + 8, y - 5, 3));
            Lines(string.Format(CultureInfo.InvariantCulture, words.Ungrouped, loose), 24);
        }
        y += 16;
        Lines(words.Near, 0);
        if (drawn < map.People.Count) Lines(string.Format(CultureInfo.InvariantCulture, words.Sampled, drawn, map.People.Count), 0);

        void Lines(string text, double indent)
        {
            var line = "";
            foreach (var word in text.Split(' '))
            {
                if (line.Length + word.Length > 30) Write();
                line += line.Length == 0 ? word : " " + word;
            }
            Write();

            void Write()
            {
                svg.Append($"<text x=\"{Number(x + indent)}\" y=\"{y}\" font-size=\"12\">{Escaped(line)}</text>\n");
                line = "";
                y += 16;
            }
        }
    }

    static string Named(OpinionGroup group, MapWords words) => $"{string.Format(CultureInfo.InvariantCulture, words.Group, Letter(group.Name))}: {string.Format(CultureInfo.InvariantCulture, words.People, group.Size)}";

    static string Described(OpinionMap map, MapWords words) => string.Join(". ", map.Groups.OrderBy(g => g.Name).Select(g => Named(g, words)).Append(words.Near));

    /// <summary>The letter a group is called by: A, B, C …</summary>
    public static string Letter(int group) => group < 26 ? ((char)('A' + group)).ToString() : (group + 1).ToString(CultureInfo.InvariantCulture);

    static string Escaped(string text) => SecurityElement.Escape(text);

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // The same scale on both axes: distance must mean the same in every direction.
    sealed record Scale(double CenterX, double CenterY, double Half)
    {
        public static Scale Of(IReadOnlyList<PersonOnMap> people)
        {
            if (people.Count == 0) return new(0, 0, 1);
            var (x, y) = ((people.Min(p => p.X), people.Max(p => p.X)), (people.Min(p => p.Y), people.Max(p => p.Y)));
            return new((x.Item1 + x.Item2) / 2, (y.Item1 + y.Item2) / 2, Math.Max(1e-9, Math.Max(x.Item2 - x.Item1, y.Item2 - y.Item1) / 2));
        }

        public double X(double x) => Edge + Plot / 2 + (x - CenterX) / Half * Plot / 2;

        public double Y(double y) => Edge + Plot / 2 - (y - CenterY) / Half * Plot / 2;
    }
}
