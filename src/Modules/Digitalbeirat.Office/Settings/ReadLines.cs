using System.Text;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Office.Settings;

/// <summary>A line of a list somebody typed, pasted or uploaded, with the number it has there.</summary>
public sealed record Line(int Number, string[] Cells)
{
    public string Cell(int i) => i < Cells.Length ? Cells[i] : "";
}

/// <summary>Lists as offices have them: from a spreadsheet, from Windows, from a text field.</summary>
public static class ReadLines
{
    static readonly UTF8Encoding strict = new(false, true);

    public static async Task<string?> Of(IFormFile? file)
    {
        if (file is null or { Length: 0 }) return null;
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory);
        return Decode(memory.ToArray());
    }

    /// <summary>UTF-8 where the bytes are that, else what Windows programs in Germany write.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    /// <summary>The lines that hold something, split at the first of the separators that occurs at all.</summary>
    public static IEnumerable<Line> Split(string text, params char[] separators)
    {
        var separator = separators.Cast<char?>().FirstOrDefault(s => text.Contains(s!.Value)) ?? separators[0];
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Trim().Trim(separator).Length > 0) yield return new(i + 1, Cells(lines[i], separator));
    }

    // Quotes as spreadsheets write them: "Ost, Süd" and "" for one quote.
    static string[] Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && (quoted || cell.ToString().Trim().Length == 0))
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"') { cell.Append('"'); i++; }
                else quoted = !quoted;
            }
            else if (c == separator && !quoted) { cells.Add(cell.ToString().Trim()); cell.Clear(); }
            else cell.Append(c);
        }
        cells.Add(cell.ToString().Trim());
        return [.. cells];
    }
}
