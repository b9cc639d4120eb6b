using System.Text;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Kernel.Web;

/// <summary>Rows as comma separated values (RFC 4180), for open data and for people's spreadsheets.</summary>
public static class Csv
{
    /// <summary>A file to download.</summary>
    public static IResult File(string name, IEnumerable<string?> head, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        Line(text, head);
        foreach (var row in rows) Line(text, row);
        // The byte order mark tells spreadsheets that umlauts are UTF-8.
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", name);
    }

    static void Line(StringBuilder text, IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>One row of a file that is written while it is read.</summary>
    public static Task Line(TextWriter text, IEnumerable<string?> cells) => text.WriteAsync(string.Join(',', cells.Select(Cell)) + "\r\n");

    static string Cell(string? value)
    {
        var cell = value ?? "";
        // A spreadsheet would run what begins like a formula; numbers below zero are none.
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' && !double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _)) cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"") + "\"";
    }

    /// <summary>Reads comma or semicolon separated lines; each with its line number, for messages.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        var separator = text.AsSpan(0, text.IndexOf('\n') is var end and >= 0 ? end : text.Length).Contains(';') ? ';' : ',';
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, start, quoted) = (1, 1, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '\n') line++;
            if (quoted && i < text.Length)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == separator) { cells.Add(cell.ToString().Trim()); cell.Clear(); }
            else if (c == '\n')
            {
                cells.Add(cell.ToString().Trim());
                if (cells.Count > 1 || cells[0].Length > 0) yield return (start, cells);
                cells = [];
                cell.Clear();
                start = line;
            }
            else if (c != '\r' && !(c == '\uFEFF' && i == 0)) cell.Append(c);
        }
    }
}
