namespace Digitalbeirat.House.Tests;

/// <summary>The house as files.</summary>
static class Sources
{
    public static string Root { get; } = FindRoot();

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Digitalbeirat.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    /// <summary>What people write and read; what tools write is left out.</summary>
    public static IEnumerable<string> Written(params string[] endings) => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
        .Where(f => endings.Contains(Path.GetExtension(f)) && !f.EndsWith(".g.cs", StringComparison.Ordinal))
        .Where(f => !new[] { "obj", "bin", "node_modules", "Migrations", "kern" }.Any(d => f.Contains($"{Path.DirectorySeparatorChar}{d}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal);

    public static string Short(string file) => Path.GetRelativePath(Root, file);
}
