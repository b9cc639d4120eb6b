using System.Text;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>Files are read and written whole: a result is put in its place only once it is complete.</summary>
static class WholeFile
{
    /// <summary>The text of a file, lines ending as they end on Unix where they ended in a carriage return alone: UTF-8, or UTF-16 with its mark. What is neither comes out of an old office program and is read as Windows-1252, which is said, unless the format allows UTF-8 only.</summary>
    public static string Read(string path, bool onlyUtf8 = false)
    {
        var text = Decode(path, onlyUtf8);
        return text.Contains('\n', StringComparison.Ordinal) ? text : text.Replace('\r', '\n');
    }

    static string Decode(string path, bool onlyUtf8)
    {
        if (Directory.Exists(path)) throw new Refusal($"{path} is a folder, not a file");
        if (!File.Exists(path)) throw new Refusal($"There is no file {path}");
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{path} cannot be read: {e.Message}");
        }
        if (bytes is [0xFF, 0xFE, ..] && !onlyUtf8) return Encoding.Unicode.GetString(bytes.AsSpan(2));
        if (bytes is [0xFE, 0xFF, ..] && !onlyUtf8) return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2));
        if (bytes.IndexOf((byte)0) is >= 0 and var zero) throw new Refusal($"{path}, line {Line(zero)}: There is a zero byte; this is not a text file");
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException e)
        {
            var first = Line(Math.Max(0, e.Index));
            if (onlyUtf8) throw new Refusal($"{path}, line {first}: The text is not UTF-8, which the format asks for; save the file as UTF-8");
            Console.Error.WriteLine($"{path}, line {first}: The text is not UTF-8 and was read as Windows-1252");
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(1252).GetString(bytes);
        }

        int Line(int at) => bytes.AsSpan(0, at).Count((byte)'\n') + 1;
    }

    public static void Write(string path, string text)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new Refusal($"There is no folder {folder} to write {Path.GetFileName(path)} into");
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}");
        try
        {
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
            throw new Refusal($"{path} cannot be written: {e.Message}");
        }
    }
}
