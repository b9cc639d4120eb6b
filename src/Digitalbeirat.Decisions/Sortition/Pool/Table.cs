using System.Text;

namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>A list with a header line, as CSV (RFC 4180): separated by comma, semicolon or tab, whichever the header uses most.</summary>
/// <param name="Name">What the list is called in errors.</param>
/// <param name="Columns">The header's cells, trimmed.</param>
/// <param name="Rows">Each row's line number in the file and its cells, trimmed; empty lines are left out.</param>
public sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<(int Line, string[] Cells)> Rows)
{
    /// <summary>Reads a list. O(length).</summary>
    /// <param name="text">The list.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="BadInput">No header, a column named twice, an open quotation mark, a row with more cells than the header, or with fewer.</exception>
    public static Table Read(TextReader text, string name)
    {
        var all = text.ReadToEnd();
        if (all.StartsWith('\uFEFF')) all = all[1..];
        if (all.Contains('\0')) throw new BadInput($"{name} is not a text file (it contains zero bytes); save it as CSV in UTF-8.");
        var separator = Separator(all);
        string[]? header = null;
        var rows = new List<(int, string[])>();
        var wrong = new List<string>();
        foreach (var (line, cells) in Cells(all, separator, name))
        {
            if (cells.All(c => c.Length == 0)) continue;
            if (header is null) { header = cells; continue; }
            if (cells.Length > header.Length && cells.Skip(header.Length).Any(c => c.Length > 0)) wrong.Add($"{name}, line {line}: {cells.Length} cells, but the header has {header.Length} columns.");
            else if (cells.Length < header.Length) wrong.Add($"{name}, line {line}: {cells.Length} cells, but the header has {header.Length} columns.");
            else rows.Add((line, cells));
        }
        if (header is null) throw new BadInput($"{name} is empty.");
        wrong.AddRange(header.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"{name}, line 1: the column '{g.Key}' is there {g.Count()} times."));
        if (wrong.Count > 0) throw new BadInput(Some.Of(wrong));
        return new(name, header, rows);
    }

    /// <summary>The number of the first column that has one of the names, or -1.</summary>
    /// <param name="names">Compared without case.</param>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            for (var c = 0; c < Columns.Count; c++)
                if (Columns[c].Equals(name, StringComparison.OrdinalIgnoreCase)) return c;
        return -1;
    }

    static char Separator(string text)
    {
        var end = text.IndexOfAny(['\n', '\r']);
        var header = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(s => header.Count(c => c == s));
    }

    static IEnumerable<(int Line, string[] Cells)> Cells(string text, char separator, string name)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, first) = (1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '"' && cell.ToString().Trim().Length == 0)
            {
                cell.Clear();
                var opened = line;
                for (i++; ; i++)
                {
                    if (i >= text.Length) throw new BadInput($"{name}, line {opened}: a quotation mark is never closed.");
                    if (text[i] == '"') { if (i + 1 < text.Length && text[i + 1] == '"') i++; else break; }
                    if (text[i] == '\n') line++;
                    cell.Append(text[i]);
                }
                continue;
            }
            if (c != separator && c is not ('\n' or '\r')) { cell.Append(c); continue; }
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            cells.Add(cell.ToString().Trim());
            cell.Clear();
            if (c == separator) continue;
            yield return (first, [.. cells]);
            cells.Clear();
            first = ++line;
        }
    }
}

/// <summary>The first of many complaints, and how many more there are.</summary>
static class Some
{
    const int Shown = 20;

    public static IReadOnlyList<string> Of(IReadOnlyList<string> all) => all.Count <= Shown ? all : [.. all.Take(Shown), $"… and {all.Count - Shown} more of that kind."];
}
