using Xunit;

namespace Digitalbeirat.Decisions.Tests;

/// <summary>Real open data that is not part of the repository. OPEN_DATA names its folder; without it, ../shared/data beside the repository is tried. Tests that need it are skipped, visibly, where it is absent.</summary>
static class OpenData
{
    static string? Root { get; } = Environment.GetEnvironmentVariable("OPEN_DATA") is { Length: > 0 } named ? named : Beside();

    static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Digitalbeirat.slnx"))) return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared", "data"));
        return null;
    }

    /// <summary>The path of a file or folder of the open data; skips the test where there is none.</summary>
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Root ?? "", .. parts]);
        Assert.SkipUnless(Root is not null && (File.Exists(path) || Directory.Exists(path)), $"The open data {string.Join('/', parts)} is not here (OPEN_DATA names its folder).");
        return path;
    }
}
