namespace Digitalbeirat.Decisions.Opinion;

/// <summary>A conversation as it is computed on: who and what the rows and columns of the votes are.</summary>
/// <param name="Participants">Id of each row, ascending: numbers by value, then words by their characters.</param>
/// <param name="Statements">Each column, in the same order of ids.</param>
/// <param name="Votes">The last vote of each participant on each statement.</param>
public sealed record Conversation(IReadOnlyList<string> Participants, IReadOnlyList<Statement> Statements, VoteMatrix Votes)
{
    /// <summary>True for each statement that is rejected or about the conversation itself; it does not shape the map.</summary>
    public bool[] Left => [.. Statements.Select(s => s.Left)];
}

/// <summary>A statement people vote on.</summary>
/// <param name="Id">Its id in the source.</param>
/// <param name="Text">Its words, if known.</param>
/// <param name="Rejected">True if moderation took it out.</param>
/// <param name="Meta">True if it is about the people or the conversation, not the matter.</param>
public sealed record Statement(string Id, string? Text = null, bool Rejected = false, bool Meta = false)
{
    /// <summary>True if the statement does not shape the map.</summary>
    public bool Left => Rejected || Meta;
}
