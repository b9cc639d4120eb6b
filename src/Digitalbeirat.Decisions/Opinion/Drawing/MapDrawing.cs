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
    // Narrow and with large letters, so that it can be read on a phone; the words stand below.
    const double Width = 640, Edge = 24, Plot = 592, Lowest = 200;
    const int MostDrawn = 2000, Wrapped = 66;

    static readonly string[] fills = ["#1f6fb4", "#c2571a", "#3a7d34", "#7b4fa3", "#a3841c", "#b03060", "#2f8f8f", "#555555"];
    static readonly string[] lines = ["none", "8 4", "2 4", "12 4 2 4", "16 6", "4 2", "1 3", "10 2 2 2 2 2"];

    /// <summary>Draws the map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="words">The words; see <see cref="MapWords.German"/>.</param>
    /// <returns>A whole SVG document, the same for the same map on every machine.</returns>
    public static string Draw(OpinionMap map, MapWords words)
    {
        var scale = Scale.Of(map.People);
        var drawn = Sampled(map.People);
        var (legend, height) = Legend(map, words, drawn.Count, scale.Height + 2 * Edge);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" lang="{words.Language}" role="img" aria-labelledby="map-title map-text" font-family="Arial, Helvetica, sans-serif">
            <title id="map-title">{Escaped(words.Title)}</title>
            <desc id="map-text">{Escaped(Described(map, words))}</desc>
            <rect width="{Width}" height="{height}" fill="#fff"/>

            """);
        foreach (var group in map.Groups) svg.Append(HullOf(map, group, scale));
        foreach (var person in drawn) svg.Append(Mark(person.Group is { } g ? map.Groups[g].Name : null, scale.X(person.X), scale.Y(person.Y), 3.2));
        foreach (var group in map.Groups) svg.Append(Badge(map, group, scale));
        return svg.Append(legend).Append("</svg>\n").ToString();
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
        // Smaller than the others, but still to be seen on paper.
        if (group is not { } g) return $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(0.65 * r)}\" fill=\"#666\"/>\n";
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
        var r = 20 + 16 * Math.Sqrt((double)group.Size / Math.Max(1, largest));
        var (x, y) = (Number(scale.X(group.X)), scale.Y(group.Y));
        return $"<circle cx=\"{x}\" cy=\"{Number(y)}\" r=\"{Number(r)}\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"2\"/>\n"
            + $"<text x=\"{x}\" y=\"{Number(y)}\" text-anchor=\"middle\" font-size=\"20\" font-weight=\"bold\">{Letter(group.Name)}</text>\n"
            + $"<text x=\"{x}\" y=\"{Number(y + 15)}\" text-anchor=\"middle\" font-size=\"15\">{group.Size}</text>\n";
    }

    // What stands below, from a height on, and where it ends.
    static (string Svg, int Height) Legend(OpinionMap map, MapWords words, int drawn, double from)
    {
        var svg = new StringBuilder();
        var y = (int)from + 20;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Edge}\" y=\"{y}\" font-size=\"22\" font-weight=\"bold\">{Escaped(words.Title)}</text>\n");
        foreach (var group in map.Groups.OrderBy(g => g.Name))
        {
            y += 28;
            svg.Append(Mark(group.Name, Edge + 8, y - 6, 7));
            Line(Named(group, words), 24, 18);
        }
        var loose = map.People.Count(p => p.Group is null);
        if (loose > 0)
        {
            y += 28;
            svg.Append(Mark(null, Edge + 8, y - 6, 7));
            Lines(string.Format(CultureInfo.InvariantCulture, words.Ungrouped, loose), 24);
        }
        y += 28;
        Lines(words.Near, 0);
        if (drawn < map.People.Count)
        {
            y += 22;
            Lines(string.Format(CultureInfo.InvariantCulture, words.Sampled, drawn, map.People.Count), 0);
        }
        return (svg.ToString(), y + (int)Edge);

        void Lines(string text, int indent)
        {
            var line = "";
            foreach (var word in text.Split(' '))
            {
                if (line.Length + word.Length > Wrapped)
                {
                    Line(line, indent, 16);
                    (line, y) = ("", y + 22);
                }
                line += line.Length == 0 ? word : " " + word;
            }
            Line(line, indent, 16);
        }

        void Line(string text, int indent, int size) => svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Edge + indent}\" y=\"{y}\" font-size=\"{size}\">{Escaped(text)}</text>\n");
    }

    static string Named(OpinionGroup group, MapWords words) => $"{string.Format(CultureInfo.InvariantCulture, words.Group, Letter(group.Name))}: {string.Format(CultureInfo.InvariantCulture, words.People, group.Size)}";

    static string Described(OpinionMap map, MapWords words) => string.Join(". ", map.Groups.OrderBy(g => g.Name).Select(g => Named(g, words)).Append(words.Near));

    /// <summary>The letter a group is called by: A, B, C …</summary>
    public static string Letter(int group) => group < 26 ? ((char)('A' + group)).ToString() : (group + 1).ToString(CultureInfo.InvariantCulture);

    static string Escaped(string text) => SecurityElement.Escape(text);

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // The same scale on both axes: distance must mean the same in every direction. The picture is no higher than what is on it.
    sealed record Scale(double CenterX, double CenterY, double Unit, double Height)
    {
        public static Scale Of(IReadOnlyList<PersonOnMap> people)
        {
            if (people.Count == 0) return new(0, 0, 1, Lowest);
            var (left, right, low, high) = (people.Min(p => p.X), people.Max(p => p.X), people.Min(p => p.Y), people.Max(p => p.Y));
            var unit = Plot / Math.Max(1e-9, Math.Max(right - left, high - low));
            return new((left + right) / 2, (low + high) / 2, unit, Math.Max(Lowest, Math.Ceiling((high - low) * unit)));
        }

        public double X(double x) => Width / 2 + (x - CenterX) * Unit;

        public double Y(double y) => Edge + Height / 2 - (y - CenterY) * Unit;
    }
}
