namespace Digitalbeirat.Decisions.Budgeting;

/// <summary>Something odd about an election's file that does not keep it from being counted.</summary>
/// <param name="Kind">The class of the finding in Pabulib's own checker where it has one, e.g. "different number of votes".</param>
/// <param name="Line">Line of the file from 1; 0 where the whole file is meant.</param>
/// <param name="Message">One sentence.</param>
public sealed record Finding(string Kind, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"line {Line}: {Message}" : Message;
}
