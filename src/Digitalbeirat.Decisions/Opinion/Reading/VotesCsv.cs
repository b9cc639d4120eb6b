using System.Globalization;

namespace Digitalbeirat.Decisions.Opinion.Reading;

/// <summary>Reads votes: one a line (votes.csv of Polis, matrix-votes.csv, our own export) or one participant a line (participants-votes.csv of Polis).</summary>
/// <remarks>
/// One a line: columns voter-id or participant, comment-id or statement, vote, and optionally timestamp or time (milliseconds or ISO 8601).
/// One participant a line: column participant and one column a statement, headed by its id; empty means not voted.
/// A vote is 1 (agree), 0 (pass) or −1 (disagree). The last vote on a statement counts: by time where there is one, else by line.
/// People without a vote and statements without a vote are not part of the conversation.
/// </remarks>
public static class VotesCsv
{
    static readonly HashSet<string> aboutParticipants = new(StringComparer.OrdinalIgnoreCase) { "participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", "" };

    /// <summary>Reads a conversation.</summary>
    /// <param name="text">The votes.</param>
    /// <param name="statements">What is known about the statements; votes on others are counted all the same and named in <see cref="VotesRead.Unlisted"/>.</param>
    /// <exception cref="VoteFileException">The file is broken, or a value is none that it may be.</exception>
    /// <remarks>Time O(file + V log V) at most, space 14 bytes a vote.</remarks>
    public static VotesRead Read(TextReader text, IReadOnlyList<Statement>? statements = null)
    {
        var csv = new CsvReader(text);
        var intake = new VoteIntake();
        if (csv.Read())
        {
            var header = Header.Of(csv);
            if (header.Find("vote", "answer") is { } vote) Long(csv, header, vote, intake);
            else if (header.Find("participant") is { } participant) Wide(csv, header, participant, intake);
            else throw new VoteFileException(csv.Line, null, "There is neither a column vote nor a column participant; the first line names the columns.");
        }
        return intake.Settle(statements ?? []);
    }

    static void Long(CsvReader csv, Header header, int vote, VoteIntake intake)
    {
        var participant = header.Find("voter-id", "participant", "person") ?? throw new VoteFileException(csv.Line, null, "There is no column voter-id or participant.");
        var statement = header.Find("comment-id", "statement", "statement-id") ?? throw new VoteFileException(csv.Line, null, "There is no column comment-id or statement.");
        var time = header.Find("timestamp", "time");
        while (csv.Read())
        {
            header.Check(csv);
            var answer = Answer(csv[vote]) ?? throw Wrong(csv, header, vote);
            intake.Add(csv, Id(csv, header, participant), Id(csv, header, statement), answer, time is { } t ? Time(csv, header, t) : 0);
        }
    }

    static void Wide(CsvReader csv, Header header, int participant, VoteIntake intake)
    {
        var columns = Enumerable.Range(0, header.Count).Where(c => !aboutParticipants.Contains(header[c])).ToArray();
        if (columns.Select(c => header[c]).Distinct(StringComparer.Ordinal).Count() < columns.Length) throw new VoteFileException(csv.Line, null, "Two columns are headed by the same statement.");
        while (csv.Read())
        {
            header.Check(csv);
            foreach (var column in columns)
            {
                var value = csv[column];
                if (value.IsWhiteSpace()) continue;
                var answer = Answer(value) ?? throw Wrong(csv, header, column);
                intake.Add(csv, Id(csv, header, participant), header[column], answer, 0);
            }
        }
    }

    static ReadOnlySpan<char> Id(CsvReader csv, Header header, int column) => csv[column].Trim() is { Length: > 0 } id ? id : throw new VoteFileException(csv.Line, header[column], "It is empty.");

    static VoteFileException Wrong(CsvReader csv, Header header, int column) => new(csv.Line, header[column], $"\"{csv[column]}\" is not a vote; a vote is 1 (agree), 0 (pass) or -1 (disagree).");

    static int? Answer(ReadOnlySpan<char> value) => value.Trim() switch { "1" or "+1" => 1, "0" => 0, "-1" => -1, _ => null };

    static long Time(CsvReader csv, Header header, int column)
    {
        var value = csv[column].Trim();
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)) return milliseconds;
        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return moment.ToUnixTimeMilliseconds();
        throw new VoteFileException(csv.Line, header[column], $"\"{value}\" is not a time; it is milliseconds since 1970 or like 2026-05-04T12:00:00Z.");
    }
}

/// <summary>A conversation that was read, and what was remarkable about the file.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Replaced">Votes that a later one on the same statement replaced.</param>
/// <param name="Unlisted">Statements with votes that the list of statements does not name; empty where there was no list.</param>
public sealed record VotesRead(Conversation Conversation, int Replaced, IReadOnlyList<string> Unlisted);
