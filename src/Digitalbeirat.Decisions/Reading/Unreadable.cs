namespace Digitalbeirat.Decisions.Reading;

/// <summary>An input that cannot be understood: where, and why, in one sentence for the person who has to mend it.</summary>
/// <param name="line">Line of the text, counted from 1; 0 where the whole text is meant.</param>
/// <param name="column">Name of the column or field, or null where the line as a whole is wrong.</param>
/// <param name="reason">A sentence without line and column, beginning with a capital letter.</param>
public sealed class Unreadable(int line, string? column, string reason)
    : FormatException((line > 0 ? $"line {line}" : "the file") + (column is null ? "" : $", column {column}") + $": {reason}")
{
    /// <summary>Line of the text, counted from 1; 0 where the whole text is meant.</summary>
    public int Line { get; } = line;

    /// <summary>Name of the column or field, or null.</summary>
    public string? Column { get; } = column;

    /// <summary>What is wrong.</summary>
    public string Reason { get; } = reason;
}
