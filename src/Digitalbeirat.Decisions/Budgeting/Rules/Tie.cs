namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>A tie that came up while counting, and how it ended.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Tied">The projects by id, in the order of the file.</param>
/// <param name="Chosen">The one that went first.</param>
/// <param name="By">What told them apart in the end.</param>
/// <param name="Lot">Where lots were drawn: seed, occasion and the drawn name's hash, enough to draw again.</param>
public sealed record Tie(int Round, IReadOnlyList<string> Tied, string Chosen, TieRule By, string? Lot = null);
