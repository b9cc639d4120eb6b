namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>A tie of candidates, and how it ended.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Tied">By index.</param>
/// <param name="Chosen">Who was elected, transferred or excluded first.</param>
/// <param name="By">"stage n" where they had differed at the end of that earlier stage, "order" where the order of lots laid down beforehand or of the list decided, otherwise the lot: seed, occasion and hash.</param>
/// <param name="Purpose">What it was about: surplus or exclusion.</param>
public sealed record Draw(int Stage, IReadOnlyList<int> Tied, int Chosen, string By, string Purpose);
