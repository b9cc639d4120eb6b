using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Reading;

namespace Digitalbeirat.Bench.Opinion;

/// <summary>The open Polis conversations (CC BY 4.0, The Computational Democracy Project) beside the repository; OPEN_DATA names their folder.</summary>
static class OpenConversations
{
    public static IReadOnlyList<(string Name, Conversation Conversation)> All { get; } = Read();

    static List<(string, Conversation)> Read()
    {
        var all = new List<(string, Conversation)>();
        if (Root() is not { } root) return all;
        foreach (var folder in Directory.GetDirectories(root).Order(StringComparer.Ordinal))
        {
            using var comments = new StreamReader(Path.Combine(folder, "comments.csv"));
            using var votes = new StreamReader(Path.Combine(folder, "matrix-votes.csv"));
            all.Add((Path.GetFileName(folder), VotesCsv.Read(votes, StatementsCsv.Read(comments)).Conversation));
        }
        return all;
    }

    static string? Root()
    {
        if (Environment.GetEnvironmentVariable("OPEN_DATA") is { Length: > 0 } named) return Existing(Path.Combine(named, "polis"));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Digitalbeirat.slnx"))) return Existing(Path.Combine(folder.FullName, "..", "shared", "data", "polis"));
        return null;
    }

    static string? Existing(string path) => Directory.Exists(path) ? path : null;
}
