namespace Digitalbeirat.Decisions.Opinion.Reading;

/// <summary>A file of votes or statements cannot be read; the message is a sentence that names the line, the column where there is one, and the reason.</summary>
/// <param name="line">Line, from 1.</param>
/// <param name="column">Name of the column, null where the whole line is wrong.</param>
/// <param name="reason">What is wrong, as a sentence.</param>
public sealed class VoteFileException(long line, string? column, string reason)
    : FormatException(column is null ? $"line {line}: {reason}" : $"line {line}, column {column}: {reason}")
{
    /// <summary>Line, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>Name of the column, null where the whole line is wrong.</summary>
    public string? Column { get; } = column;
}
