using Digitalbeirat.Decisions.Tally.Ranked;

namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>The ballots in piles, one for each candidate: what a counting hall looks like.</summary>
/// <remarks>Each ballot lies on one pile with its present value in units; piles are linked lists through arrays, so a transfer moves indices.</remarks>
sealed class Piles
{
    readonly RankedElection election;
    readonly int[] place, next, top;
    readonly long[] value;

    public Piles(RankedElection election, long unit)
    {
        this.election = election;
        place = new int[election.Count.Length];
        next = new int[election.Count.Length];
        value = new long[election.Count.Length];
        top = new int[election.Candidates.Count];
        Votes = new long[election.Candidates.Count];
        Array.Fill(top, -1);
        Array.Fill(value, unit);
    }

    public long[] Votes { get; }

    public long NonTransferable { get; private set; }

    /// <summary>Puts every ballot on the pile of its first choice that stands.</summary>
    public void Deal(ReadOnlySpan<bool> standing)
    {
        for (var b = 0; b < place.Length; b++)
        {
            place[b] = election.Start[b] - 1;
            Place(b, standing);
        }
    }

    /// <summary>Moves a candidate's pile to the next choices that stand, each ballot at value · numerator / denominator rounded down.</summary>
    public void Transfer(int candidate, long numerator, long denominator, ReadOnlySpan<bool> standing)
    {
        var b = top[candidate];
        top[candidate] = -1;
        while (b >= 0)
        {
            var after = next[b];
            if (numerator != denominator) value[b] = (long)((Int128)value[b] * numerator / denominator);
            Place(b, standing);
            b = after;
        }
    }

    void Place(int b, ReadOnlySpan<bool> standing)
    {
        var at = place[b] + 1;
        var end = election.Start[b + 1];
        var choice = election.Choice;
        while (at < end && !standing[choice[at]]) at++;
        place[b] = at;
        var worth = value[b] * election.Count[b];
        if (at == end)
        {
            NonTransferable += worth;
            return;
        }
        var c = choice[at];
        Votes[c] += worth;
        next[b] = top[c];
        top[c] = b;
    }
}
