using System.Globalization;
using System.Text;

namespace Digitalbeirat.Decisions.Reading;

/// <summary>A table as spreadsheets write it: a header line, then rows; separated by ';', ',' or tab, whichever the header has most of; cells may stand in quotes.</summary>
public sealed class Table
{
    readonly Dictionary<string, int> place;

    Table(IReadOnlyList<string> columns, IReadOnlyList<(int Line, string[] Cells)> rows)
    {
        Columns = columns;
        Rows = rows;
        place = columns.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => x.i, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Names of the columns, trimmed.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Rows with the line they begin on, cells trimmed, as many as there are columns.</summary>
    public IReadOnlyList<(int Line, string[] Cells)> Rows { get; }

    /// <summary>Whether there is such a column; case does not matter.</summary>
    public bool Has(string column) => place.ContainsKey(column);

    /// <summary>The place of a column; throws <see cref="Unreadable"/> where it is missing.</summary>
    public int Column(string name) => place.TryGetValue(name, out var at) ? at : throw new Unreadable(1, name, $"There is no such column; there are {string.Join(", ", Columns)}");

    /// <summary>A whole number of a row, not negative; throws <see cref="Unreadable"/>.</summary>
    public long Whole((int Line, string[] Cells) row, int column) =>
        long.TryParse(row.Cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw new Unreadable(row.Line, Columns[column], row.Cells[column].Length == 0 ? "The cell is empty" : $"\"{row.Cells[column]}\" is no whole number");

    /// <summary>A number of a row, decimals after a point or a comma, not negative; throws <see cref="Unreadable"/>.</summary>
    public double Number((int Line, string[] Cells) row, int column)
    {
        var word = row.Cells[column].Replace(',', '.');
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= 0 ? value
            : throw new Unreadable(row.Line, Columns[column], word.Length == 0 ? "The cell is empty" : $"\"{row.Cells[column]}\" is no number that can be used");
    }

    /// <summary>Reads a table; throws <see cref="Unreadable"/> for an empty text, a column that is there twice, a quote that is not closed, a row with too many cells.</summary>
    public static Table Read(string text)
    {
        if (text.Length > 0 && text[0] == '\uFEFF') text = text[1..];
        var head = text.AsSpan(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length);
        var separator = ';';
        foreach (var s in ",\t") if (head.Count(s) > head.Count(separator)) separator = s;
        List<(int Line, List<string> Cells)> rows = [];
        var line = 1;
        for (var at = 0; at < text.Length;)
        {
            var begin = line;
            List<string> cells = [];
            var cell = new StringBuilder();
            var quoted = false;
            for (; ; at++)
            {
                if (at >= text.Length || !quoted && text[at] == '\n')
                {
                    if (quoted) throw new Unreadable(begin, null, "A quote is not closed");
                    break;
                }
                var c = text[at];
                if (c == '\n') line++;
                if (c == '"')
                {
                    if (quoted && at + 1 < text.Length && text[at + 1] == '"') { cell.Append('"'); at++; }
                    else if (quoted || cell.ToString().Trim().Length == 0) quoted = !quoted;
                    else cell.Append('"');
                }
                else if (c == separator && !quoted)
                {
                    cells.Add(cell.ToString().Trim());
                    cell.Clear();
                }
                else cell.Append(c);
            }
            cells.Add(cell.ToString().Trim());
            at++;
            line++;
            if (cells.Count > 1 || cells[0].Length > 0) rows.Add((begin, cells));
        }
        if (rows.Count == 0) throw new Unreadable(0, null, "There is nothing in it");
        var columns = rows[0].Cells;
        if (columns.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new Unreadable(rows[0].Line, twice.Key, twice.Key.Length == 0 ? "Two columns have no name" : "The column is there twice");
        foreach (var (at, cells) in rows)
            if (cells.Count > columns.Count) throw new Unreadable(at, null, $"The row has {cells.Count} cells, the header {columns.Count}");
        return new(columns, [.. rows.Skip(1).Select(r => (r.Line, (string[])[.. r.Cells, .. Enumerable.Repeat("", columns.Count - r.Cells.Count)]))]);
    }
}
