using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>Breaks ties of a count: first by looking back where the method does so, then by an order laid down beforehand, a seeded lot, or the order of the list.</summary>
/// <param name="election">For names and the file's order of lots.</param>
/// <param name="seed">The lot's seed; without one the order of the list decides.</param>
sealed class Lots(Ranked.RankedElection election, string? seed)
{
    public List<Draw> Drawn { get; } = [];

    /// <summary>One of the tied: by the earlier stages to look back at, if any, the one with the most (otherwise the fewest) votes there; then by order or lot.</summary>
    public int Choose(IReadOnlyList<int> tied, int stage, string purpose, IReadOnlyList<Stage>? lookBack, bool most)
    {
        if (tied.Count == 1) return tied[0];
        var left = tied.ToList();
        for (var s = (lookBack?.Count ?? 0) - 1; s >= 0 && left.Count > 1; s--)
        {
            var then = lookBack![s].Votes;
            var extreme = most ? left.Max(c => then[c]) : left.Min(c => then[c]);
            left.RemoveAll(c => then[c] != extreme);
            if (left.Count == 1) return Note(left[0], $"stage {s}");
        }
        if (election.TieOrder is { } order) return Note(left.MinBy(c => order.ToList().IndexOf(c) is >= 0 and var at ? at : int.MaxValue), "order");
        if (seed is null) return Note(left.Min(), "order");
        var names = left.Select(c => election.Candidates[c]).ToList();
        var drawn = left[Lot.Draw(seed, $"stage {stage}", names)];
        return Note(drawn, $"lot: seed {seed}, stage {stage}, {Lot.Shown(seed, $"stage {stage}", election.Candidates[drawn])}");

        int Note(int chosen, string by)
        {
            Drawn.Add(new(stage, [.. tied.Order()], chosen, by, purpose));
            return chosen;
        }
    }
}
