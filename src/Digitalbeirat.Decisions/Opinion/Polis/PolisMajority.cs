namespace Digitalbeirat.Decisions.Opinion.Polis;

/// <summary>A statement that a majority of everybody agrees (or disagrees) with, in the sense of Polis.</summary>
/// <param name="Statement">Column.</param>
/// <param name="Successes">Votes in the direction.</param>
/// <param name="Trials">All votes on it, passes included.</param>
/// <param name="Share">(successes + 1) / (trials + 2).</param>
/// <param name="Test">z of the share against one half.</param>
public sealed record PolisMajority(int Statement, int Successes, int Trials, double Share, double Test)
{
    const int Most = 5;

    internal static IReadOnlyList<PolisMajority> Select(StatementCounts[] all, bool[] skipped, Func<StatementCounts, int> direction) =>
        [.. Enumerable.Range(0, all.Length).Where(j => !skipped[j])
            .Select(j => new PolisMajority(j, direction(all[j]), all[j].Seen, (direction(all[j]) + 1.0) / (all[j].Seen + 2), PolisRepresentative.Direction.OneShare(direction(all[j]), all[j].Seen)))
            .Where(m => m.Share > 0.5 && m.Test > PolisRepresentative.Significant)
            .OrderByDescending(m => m.Share * m.Test).Take(Most)];
}
