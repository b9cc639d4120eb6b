using System.Globalization;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Office.Settings;

public sealed record DistrictRow(string Name, int? Population);

/// <summary>Districts and how many people live there: one a line, or the table of a statistical office, which is summed.</summary>
public static class ReadDistricts
{
    public const int Most = 500, NameMax = 60;

    static readonly string[] nameWords = ["stadtbezirk", "bezirk", "ortsteil", "stadtteil", "ortschaft", "name"], countWords = ["einwohner", "bevölkerung", "bevoelkerung", "population", "anzahl"],
        dateWords = ["stichtag", "datum", "jahr"], totalWords = ["insgesamt", "gesamt", "zusammen", "summe", "alle"];

    public static IReadOnlyList<DistrictRow> Run(string text, string field, Errors errors)
    {
        var lines = ReadLines.Split(text, ';', '\t', ',').ToList();
        var rows = lines.Count > 0 && Columns(lines[0]) is { } c ? Sum(lines.Skip(1), c, field, errors) : Plain(lines, field, errors);
        errors.AddIf(!errors.Any && rows.Count == 0, field, T.NoDistrictFound);
        errors.AddIf(rows.Count > Most, field, T.TooManyLines(Most, rows.Count));
        return rows;
    }

    static List<DistrictRow> Plain(List<Line> lines, string field, Errors errors)
    {
        var rows = new List<DistrictRow>();
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            var (name, number) = (line.Cell(0), line.Cell(1));
            var population = Whole(number);
            // A first line with words where numbers should stand is a headline.
            if (i == 0 && population is null && !number.Any(char.IsDigit) && (number.Length > 0 || nameWords.Contains(name.ToLowerInvariant()))) continue;
            if (name.Length == 0) errors.Add(field, T.LineWithoutName(line.Number));
            else if (name.Length > NameMax) errors.Add(field, T.LineNameTooLong(line.Number, NameMax));
            else if (number.Length > 0 && population is null) errors.Add(field, T.LineNotANumber(line.Number, number));
            else if (rows.Any(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) errors.Add(field, T.LineTwice(line.Number, name));
            else rows.Add(new(name, population));
        }
        return rows;
    }

    sealed record Places(int Name, int Count, int Date);

    static Places? Columns(Line head)
    {
        var (name, count, date) = (Find(head, nameWords), Find(head, countWords), Find(head, dateWords));
        return head.Cells.Length > 2 && name >= 0 && count >= 0 && name != count ? new(name, count, date) : null;
    }

    static int Find(Line head, string[] words) => words.Select(w => Array.FindIndex(head.Cells, c => c.Contains(w, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(i => i >= 0, -1);

    // One row for each age and sex: only the latest day counts, and rows that are sums themselves are left out where there are parts.
    static List<DistrictRow> Sum(IEnumerable<Line> lines, Places c, string field, Errors errors)
    {
        var read = new List<(string Name, int Count, string Date, bool Total)>();
        foreach (var line in lines)
        {
            var name = line.Cell(c.Name);
            if (name.Length == 0) errors.Add(field, T.LineWithoutName(line.Number));
            else if (Whole(line.Cell(c.Count)) is not { } count) errors.Add(field, T.LineNotANumber(line.Number, line.Cell(c.Count)));
            else if (!totalWords.Contains(name.ToLowerInvariant()))
                read.Add((name, count, Day(line.Cell(c.Date < 0 ? int.MaxValue : c.Date)), line.Cells.Where((_, i) => i != c.Name).Any(x => totalWords.Contains(x.ToLowerInvariant()))));
        }
        if (read.Count == 0) return [];
        var latest = read.Select(r => r.Date).Max(StringComparer.Ordinal);
        var rows = read.Where(r => r.Date == latest).ToList();
        if (rows.Any(r => !r.Total)) rows.RemoveAll(r => r.Total);
        return [.. rows.GroupBy(r => r.Name).Select(g => new DistrictRow(g.Key, g.Sum(r => r.Count)))];
    }

    // So that days sort as text.
    static string Day(string typed) => DateOnly.TryParseExact(typed, ["d.M.yyyy", "yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : typed;

    /// <summary>A whole number as people write it, with points, spaces or apostrophes between the thousands; null where it is none.</summary>
    public static int? Whole(string typed)
    {
        var digits = string.Concat(typed.Where(c => c is not ('.' or ' ' or '\'' or '’' or '\u00A0' or '\u202F')));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 100_000_000 ? n : null;
    }
}
