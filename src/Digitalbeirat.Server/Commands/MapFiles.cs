using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Reading;

namespace Digitalbeirat.Server.Commands;

/// <summary>Finds and reads the files of a conversation; says on standard error what is wrong with them.</summary>
static class MapFiles
{
    static readonly string[] votes = ["votes.csv", "matrix-votes.csv", "participants-votes.csv"];

    public static VotesRead? Read(string source, FileInfo? comments)
    {
        var folder = Directory.Exists(source);
        var file = folder ? votes.Select(v => Path.Combine(source, v)).FirstOrDefault(File.Exists) : source;
        if (file is null) return Fail($"{source}: there is none of {string.Join(", ", votes)} in this folder.");
        if (!File.Exists(file)) return Fail($"{file}: there is no such file or folder.");
        if (comments is { Exists: false }) return Fail($"{comments}: there is no such file.");
        var beside = Path.Combine(source, "comments.csv");
        var listed = comments?.FullName ?? (folder && File.Exists(beside) ? beside : null);
        IReadOnlyList<Statement> statements = [];
        if (listed is not null)
        {
            if (Read(listed, StatementsCsv.Read) is not { } known) return null;
            statements = known;
        }
        return Read(file, text => VotesCsv.Read(text, statements));
    }

    static T? Read<T>(string file, Func<TextReader, T> read) where T : class
    {
        try
        {
            using var text = new StreamReader(file);
            return read(text);
        }
        catch (VoteFileException e)
        {
            Console.Error.WriteLine($"{file}, {e.Message}");
            return null;
        }
    }

    static VotesRead? Fail(string why)
    {
        Console.Error.WriteLine(why);
        return null;
    }
}
