using System.Text;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>Lists in files, and files written whole or not at all.</summary>
static class Lists
{
    public static Table Read(FileInfo file)
    {
        if (!file.Exists) throw new BadInput($"There is no file {file.FullName}.");
        using var reader = Open(file);
        return Table.Read(reader, file.Name);
    }

    // Lists out of old office programs are Windows-1252; what is not valid UTF-8 is read as that. A byte order mark decides for UTF-16.
    static StreamReader Open(FileInfo file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var test = new StreamReader(file.OpenRead(), new UTF8Encoding(false, true), true);
            var buffer = new char[64 * 1024];
            while (test.Read(buffer) > 0) { }
            return new StreamReader(file.OpenRead(), Encoding.UTF8, true);
        }
        catch (DecoderFallbackException)
        {
            return new StreamReader(file.OpenRead(), Encoding.GetEncoding(1252));
        }
    }

    public static void Write(string path, string content)
    {
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var half = $"{target}.half";
        File.WriteAllText(half, content, new UTF8Encoding(false));
        File.Move(half, target, true);
    }

    // A cell that a spreadsheet would take for a formula gets an apostrophe.
    public static string Csv(IEnumerable<IEnumerable<string>> rows) => string.Concat(rows.Select(r => string.Join(',', r.Select(Cell)) + "\r\n"));

    static string Cell(string text)
    {
        if (text.Length > 0 && "=+-@".Contains(text[0], StringComparison.Ordinal) && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",;\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
