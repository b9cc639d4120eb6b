namespace Digitalbeirat.Decisions.Tally.Seats;

/// <summary>A candidate on a list.</summary>
/// <param name="Name">Unique in the election.</param>
/// <param name="List">The list's name.</param>
/// <param name="Place">Place on the list, from 1.</param>
/// <param name="Votes">Personal votes, all cumulated and cross-voted ones included.</param>
/// <param name="Group">A group for which a quota may be set (e.g. women, under 27, a district), or empty.</param>
public sealed record ListCandidate(string Name, string List, int Place, long Votes, string Group = "");
