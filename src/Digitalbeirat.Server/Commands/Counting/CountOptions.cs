using Digitalbeirat.Decisions.Tally.Ranked;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>What a method leaves to those who use it.</summary>
/// <param name="Seed">Of the lot.</param>
/// <param name="EqualRanks">What an instant run-off does with them.</param>
/// <param name="Batch">Whether in an instant run-off all leave at once who cannot catch up together.</param>
sealed record CountOptions(string? Seed, EqualRanks EqualRanks, bool Batch)
{
    public static IReadOnlyList<(string Names, EqualRanks Value)> EqualRankNames { get; } = [("refuse", EqualRanks.Refuse), ("skip", EqualRanks.Skip), ("end", EqualRanks.End), ("end-if-several-stand", EqualRanks.EndIfSeveralStand)];
}
