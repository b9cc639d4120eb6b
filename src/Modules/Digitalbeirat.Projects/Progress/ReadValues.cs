using System.Globalization;
using System.Text;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Projects.Progress;

/// <summary>Reads a file of values: date, value, and perhaps a note; with or without a line of headings, with comma or semicolon. Whatever is wrong is said with its line, and nothing is taken then.</summary>
public static class ReadValues
{
    const int MostProblems = 20;

    public static (IReadOnlyList<ValueAt> Values, IReadOnlyList<string> Problems) Run(byte[] bytes, DateOnly today)
    {
        var (values, problems) = (new Dictionary<DateOnly, ValueAt>(), new List<string>());
        var rows = Csv.Read(Text(bytes)).Take(Measurement.Most + 1).ToList();
        var (date, value, note) = (0, 1, 2);
        foreach (var (index, (line, cells)) in rows.Index())
        {
            if (index == 0 && Heading(cells) is var (d, v, n))
            {
                (date, value, note) = (d, v, n);
                continue;
            }
            if (problems.Count >= MostProblems) break;
            var (row, problem) = Read(cells, date, value, note, today);
            if (problem is null) values[row.Day] = row;
            else problems.Add(T.LineWrong(line.ToString(CultureInfo.InvariantCulture), problem));
        }
        if (values.Count == 0 && problems.Count == 0) problems.Add(T.FileEmpty);
        return ([.. values.Values], problems);
    }

    static (ValueAt Row, string? Problem) Read(IReadOnlyList<string> cells, int date, int value, int note, DateOnly today)
    {
        var none = new ValueAt(default, 0);
        if (cells.Count <= Math.Max(date, value)) return (none, T.LineTooShort);
        if (!DateOnly.TryParseExact(cells[date], ["yyyy-MM-dd", "d.M.yyyy"], out var day) || day.Year < 1990) return (none, T.NotADay(Short(cells[date])));
        if (day > today) return (none, T.NotInFuture);
        if (new Errors().Number("", cells[value]) is not { } number) return (none, T.NotANumber(Short(cells[value])));
        var words = note >= 0 && note < cells.Count ? cells[note] : "";
        if (words.Length > Measurement.NoteMax) return (none, T.NoteTooLong(Measurement.NoteMax));
        return (new(day, number, words.Length > 0 ? words : null), null);
    }

    // A first line without a date in it names the columns, in German or English.
    static (int Date, int Value, int Note)? Heading(IReadOnlyList<string> cells)
    {
        int Find(params string[] names) => cells.Index().Where(c => names.Contains(c.Item.ToLowerInvariant())).Select(c => c.Index).FirstOrDefault(-1);
        var (date, value) = (Find("datum", "date", "tag", "day", "at"), Find("wert", "value"));
        return date >= 0 && value >= 0 ? (date, value, Find("notiz", "anmerkung", "bemerkung", "note")) : null;
    }

    // Spreadsheets still write files in Windows' own encoding.
    static string Text(byte[] bytes)
    {
        try { return new UTF8Encoding(false, true).GetString(bytes); }
        catch (DecoderFallbackException) { return Encoding.Latin1.GetString(bytes); }
    }

    static string Short(string cell) => cell.Length > 30 ? cell[..30] + "…" : cell;
}
