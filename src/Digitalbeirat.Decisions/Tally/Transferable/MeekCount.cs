using Digitalbeirat.Decisions.Tally.Ranked;

namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>Single transferable vote after Meek: every candidate keeps a part of each ballot that reaches him and passes the rest on; the parts of the elected are found by iteration, and the quota shrinks with votes that run out.</summary>
/// <remarks>
/// Hill, Wichmann, Woodall 1987 (Algorithm 123), in the fixed-point form of the Proportional Representation Foundation's reference rule: nine decimals, products and quotients rounded up where the rule says so, omega = 10⁻⁶.
/// Whole numbers throughout, so every machine finds the same. O(stages · iterations · length of all ballots).
/// </remarks>
public sealed record MeekCount
{
    const long One = 1_000_000_000;

    /// <summary>The reference rule.</summary>
    public static MeekCount Reference { get; } = new();

    /// <summary>The iteration ends when the surplus of the elected is below this, in units of 10⁻⁹.</summary>
    public long Omega { get; init; } = 1000;

    /// <summary>Seed of the lot; without one the file's order of lots or the order of the list decides.</summary>
    public string? Seed { get; init; }

    /// <summary>Counts. Throws <see cref="NotSupportedException"/> for ballots with equal ranks.</summary>
    public TransferableResult Run(RankedElection election)
    {
        if (election.EqualToLast is not null) throw new NotSupportedException("meek cannot count ballots with equal ranks");
        var ballots = election.WithoutWithdrawn();
        var n = election.Candidates.Count;
        var keep = new long[n];
        Array.Fill(keep, One);
        List<int> hopeful = [.. Enumerable.Range(0, n).Where(c => !election.Withdrawn.Contains(c))], elected = [];
        foreach (var c in election.Withdrawn) keep[c] = 0;
        var votes = new long[n];
        var lots = new Lots(election, Seed);
        List<Stage> stages = [];
        List<int> electedNow = [];
        long exhausted = 0, quota = 0;
        while (elected.Count < election.Seats && elected.Count + hopeful.Count > election.Seats)
        {
            var surplus = Iterate();
            if (electedNow.Count > 0)
            {
                Close(StageStep.Iteration, -1);
                continue;
            }
            // All whom the open surplus could still lift to the lowest count as tied with it.
            var lowest = hopeful.Min(c => votes[c]);
            var c = lots.Choose([.. hopeful.Where(h => votes[h] <= lowest + surplus)], stages.Count, "exclusion", null, most: false);
            hopeful.Remove(c);
            keep[c] = 0;
            Close(StageStep.Exclusion, c);
        }
        if (elected.Count < election.Seats)
        {
            foreach (var c in hopeful) { elected.Add(c); electedNow.Add(c); }
            if (stages.Count == 0) Distribute();
        }
        if (electedNow.Count > 0 || stages.Count == 0) Close(StageStep.Remaining, -1);
        return new("meek", elected, quota, 9, stages, lots.Drawn);

        long Iterate()
        {
            for (var before = long.MaxValue; ;)
            {
                Distribute();
                quota = votes.Sum() / (election.Seats + 1) + 1;
                foreach (var c in hopeful.Where(c => votes[c] >= quota).ToList())
                {
                    hopeful.Remove(c);
                    elected.Add(c);
                    electedNow.Add(c);
                }
                var surplus = Math.Max(0, elected.Sum(c => votes[c] - quota));
                if (electedNow.Count > 0 || surplus < Omega || surplus >= before) return surplus;
                before = surplus;
                foreach (var c in elected) keep[c] = Up((Int128)Up((Int128)keep[c] * quota, One) * One, votes[c]);
            }
        }

        void Distribute()
        {
            Array.Clear(votes);
            exhausted = 0;
            for (var b = 0; b < ballots.Count.Length; b++)
            {
                var weight = One;
                for (var e = ballots.Start[b]; e < ballots.Start[b + 1] && weight > 0; e++)
                {
                    var c = ballots.Choice[e];
                    var part = keep[c] == One ? weight : Up((Int128)weight * keep[c], One);
                    votes[c] += part * ballots.Count[b];
                    weight -= part;
                }
                exhausted += weight * ballots.Count[b];
            }
        }

        void Close(StageStep step, int moved)
        {
            stages.Add(new(stages.Count, step, moved, [.. votes], exhausted, quota, [.. electedNow]));
            electedNow.Clear();
        }
    }

    static long Up(Int128 numerator, long denominator) => (long)((numerator + denominator - 1) / denominator);
}
