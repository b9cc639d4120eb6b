namespace Digitalbeirat.Bench;

/// <summary>The open data beside the repository, or where OPEN_DATA says.</summary>
static class OpenFiles
{
    public static string Folder(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("OPEN_DATA") is { Length: > 0 } named ? named : Beside();
        var path = Path.Combine([root, .. parts]);
        return Path.Exists(path) ? path : throw new DirectoryNotFoundException($"The open data {string.Join('/', parts)} is not here (OPEN_DATA names its folder)");
    }

    static string Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Digitalbeirat.slnx"))) return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
        return "";
    }
}
