namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>Files are read and written whole: a result is put in its place only once it is complete.</summary>
static class WholeFile
{
    public static string Read(string path)
    {
        if (Directory.Exists(path)) throw new Refusal($"{path} is a folder, not a file");
        if (!File.Exists(path)) throw new Refusal($"There is no file {path}");
        try
        {
            return new System.Text.UTF8Encoding(false, true).GetString(File.ReadAllBytes(path)) is ['\uFEFF', .. var rest] ? rest : File.ReadAllText(path);
        }
        catch (System.Text.DecoderFallbackException e)
        {
            throw new Refusal($"{path}: the file is not UTF-8 (byte {e.Index})");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{path} cannot be read: {e.Message}");
        }
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
