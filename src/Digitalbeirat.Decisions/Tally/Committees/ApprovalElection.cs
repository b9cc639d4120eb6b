namespace Digitalbeirat.Decisions.Tally.Committees;

/// <summary>Approval ballots from which a committee or shortlist of fixed size is to be chosen.</summary>
/// <param name="Candidates">How many candidates there are; they are meant by index.</param>
/// <param name="Ballots">The approved candidates of each voter (or group of equal voters).</param>
/// <param name="Weights">How many voters cast each ballot.</param>
/// <param name="Size">The size of the committee.</param>
public sealed record ApprovalElection(int Candidates, IReadOnlyList<IReadOnlyList<int>> Ballots, IReadOnlyList<long> Weights, int Size)
{
    /// <summary>Number of voters.</summary>
    public long Voters => Weights.Sum();

    /// <summary>One voter a ballot.</summary>
    public static ApprovalElection Of(int candidates, int size, params IReadOnlyList<IReadOnlyList<int>> ballots) => new(candidates, ballots, [.. ballots.Select(_ => 1L)], size);
}
