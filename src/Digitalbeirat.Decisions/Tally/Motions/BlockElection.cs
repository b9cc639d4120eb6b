using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Motions;

/// <summary>Majority election of several (block vote, approval): the most votes have the seats; equal last ones go to a run-off or the lot.</summary>
/// <param name="Seats">How many seats there are.</param>
public sealed record BlockElection(int Seats)
{
    /// <summary>The fewest votes that elect, e.g. more than half of the ballots.</summary>
    public long Least { get; init; }

    /// <summary>Seed of the lot; without one, the tied last ones are named for a run-off.</summary>
    public string? Seed { get; init; }

    /// <summary>Elects; O(candidates log candidates).</summary>
    public BlockOutcome Run(IReadOnlyList<(string Name, long Votes)> votes)
    {
        var standing = votes.Where(v => v.Votes >= Math.Max(1, Least)).OrderByDescending(v => v.Votes).ThenBy(v => v.Name, StringComparer.Ordinal).ToList();
        if (standing.Count <= Seats) return new([.. standing.Select(v => v.Name)], [], 0, null);
        var last = standing[Seats - 1].Votes;
        var sure = standing.Where(v => v.Votes > last).Select(v => v.Name).ToList();
        var tied = standing.Where(v => v.Votes == last).Select(v => v.Name).ToList();
        if (sure.Count + tied.Count == Seats) return new([.. sure, .. tied], [], 0, null);
        if (Seed is null) return new(sure, tied, Seats - sure.Count, null);
        var order = Reading.Lot.Order(Seed, "last seats", tied);
        return new([.. sure, .. order.Take(Seats - sure.Count).Select(i => tied[i])], tied, Seats - sure.Count, $"seed {Seed}: {string.Join(", ", order.Select(i => $"{tied[i]} {Reading.Lot.Shown(Seed, "last seats", tied[i])}"))}");
    }
}

/// <summary>Who is elected, and who is tied for how many last seats.</summary>
/// <param name="Elected">In order of votes.</param>
/// <param name="Tied">Equal for the last seats; empty where nobody is.</param>
/// <param name="TiedSeats">How many seats are among them.</param>
/// <param name="Lot">Where lots were drawn: seed and hashes.</param>
public sealed record BlockOutcome(IReadOnlyList<string> Elected, IReadOnlyList<string> Tied, int TiedSeats, string? Lot);
