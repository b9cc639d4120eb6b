namespace Digitalbeirat.Decisions.Opinion.Reading;

/// <summary>Reads comments.csv of a Polis export, or our own list of statements.</summary>
/// <remarks>Columns: comment-id or statement; optionally comment-body or text, moderated (−1 rejected) and is-meta (true or 1). Other columns are not looked at.</remarks>
public static class StatementsCsv
{
    /// <summary>Reads all statements, in the order of the file.</summary>
    /// <exception cref="VoteFileException">The file is broken, lacks the column of ids, or names a statement twice.</exception>
    public static IReadOnlyList<Statement> Read(TextReader text)
    {
        var csv = new CsvReader(text);
        var statements = new List<Statement>();
        if (!csv.Read()) return statements;
        var header = Header.Of(csv);
        var id = header.Find("comment-id", "statement", "statement-id", "id") ?? throw new VoteFileException(csv.Line, null, "There is no column comment-id or statement.");
        var (body, moderated, meta) = (header.Find("comment-body", "text"), header.Find("moderated"), header.Find("is-meta", "meta"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            header.Check(csv);
            var name = csv[id].Trim().ToString();
            if (name.Length == 0) throw new VoteFileException(csv.Line, header[id], "A statement has no id.");
            if (!seen.Add(name)) throw new VoteFileException(csv.Line, header[id], $"The statement {name} is listed twice.");
            var rejected = moderated is { } m && csv[m].Trim() switch
            {
                "-1" => true,
                "0" or "1" or "" => false,
                var other => throw new VoteFileException(csv.Line, header[m], $"\"{other}\" is not a state of moderation; it is 1 (accepted), 0 (open) or -1 (rejected)."),
            };
            statements.Add(new(name, body is { } b ? csv[b].ToString() : null, rejected, meta is { } t && csv[t].Trim() is "1" or "true" or "True" or "TRUE"));
        }
        return statements;
    }
}
