using Digitalbeirat.Decisions.Tally.Ranked;
using Digitalbeirat.Decisions.Tally.Transferable;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>A count's result in the form that all methods share.</summary>
sealed record CountOutcome(string Method, string Title, IReadOnlyList<string> Candidates, long Ballots, int Seats, IReadOnlyList<int> Elected, IReadOnlyList<string> Ties)
{
    public TransferableResult? Transferable { get; init; }

    public Ordering? Ordering { get; init; }

    public Pairwise? Pairs { get; init; }

    public IReadOnlyList<IReadOnlyList<int>>? Committees { get; init; }

    public string Names(IEnumerable<int> who) => string.Join(", ", who.Select(c => Candidates[c]));
}
