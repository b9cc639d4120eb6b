using System.Numerics;
using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Ranked;

namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>Quota preferential by quotient: like Sainte-Laguë for ranked ballots, without a list and without fractions of votes.</summary>
/// <remarks>
/// Woodall 2003, "QPQ, a quota-preferential STV-like election rule" (Voting matters 17), with a new start after each exclusion. A candidate's quotient is v / (1 + t): v ballots name him first among those who stand, t is what these ballots have
/// contributed to elected ones. Who has the largest quotient above the quota active / (1 + seats − t of the inactive) is elected and each of his ballots has contributed 1 / quotient; otherwise the smallest is excluded.
/// Counted in exact fractions; stages show quotients rounded to nine decimals. O(stages · length of all ballots).
/// </remarks>
public sealed record QuotientCount
{
    /// <summary>The rule with ties by the order of lots or list.</summary>
    public static QuotientCount Reference { get; } = new();

    /// <summary>Seed of the lot; without one the file's order of lots or the order of the list decides.</summary>
    public string? Seed { get; init; }

    /// <summary>Counts. Throws <see cref="NotSupportedException"/> for ballots with equal ranks.</summary>
    public TransferableResult Run(RankedElection election)
    {
        if (election.EqualToLast is not null) throw new NotSupportedException("qpq cannot count ballots with equal ranks");
        var ballots = election.WithoutWithdrawn();
        var n = election.Candidates.Count;
        var excluded = new bool[n];
        foreach (var c in election.Withdrawn) excluded[c] = true;
        var quotients = new Fraction[n];
        var lots = new Lots(election, Seed);
        List<Stage> stages = [];
        List<int> elected = [];
        // What a ballot has contributed is 1 / quotient of the last elected whom it named: one amount for each of them.
        var gave = new int[ballots.Count.Length];
        Restart();
        Fraction quota = 0;
        while (elected.Count < election.Seats)
        {
            List<int> standing = [.. Enumerable.Range(0, n).Where(c => !excluded[c] && !elected.Contains(c))];
            if (standing.Count + elected.Count <= election.Seats)
            {
                elected.AddRange(standing);
                Close(StageStep.Remaining, -1, standing);
                break;
            }
            var top = Weigh(standing);
            var most = standing.Max(c => quotients[c]);
            if (most > quota)
            {
                var c = lots.Choose([.. standing.Where(s => quotients[s] == most)], stages.Count, "surplus", null, most: true);
                elected.Add(c);
                for (var b = 0; b < gave.Length; b++) if (top[b] == c) gave[b] = c;
                Close(StageStep.Surplus, c, [c]);
            }
            else
            {
                var least = standing.Min(c => quotients[c]);
                var c = lots.Choose([.. standing.Where(s => quotients[s] == least)], stages.Count, "exclusion", null, most: false);
                excluded[c] = true;
                Close(StageStep.Exclusion, c, []);
                if (Enumerable.Range(0, n).Count(o => !excluded[o]) > election.Seats) Restart();
            }
        }
        return new("qpq", elected, Rounded(quota), 9, stages, lots.Drawn);

        void Restart()
        {
            elected.Clear();
            Array.Fill(gave, -1);
        }

        int[] Weigh(List<int> standing)
        {
            var votes = new long[n];
            var given = new Dictionary<(int Top, int Gave), long>();
            var top = new int[gave.Length];
            long active = 0;
            for (var b = 0; b < gave.Length; b++)
            {
                top[b] = -1;
                for (var e = ballots.Start[b]; e < ballots.Start[b + 1] && top[b] < 0; e++)
                    if (!excluded[ballots.Choice[e]] && !elected.Contains(ballots.Choice[e])) top[b] = ballots.Choice[e];
                if (top[b] >= 0) { votes[top[b]] += ballots.Count[b]; active += ballots.Count[b]; }
                if (gave[b] >= 0) given[(top[b], gave[b])] = given.GetValueOrDefault((top[b], gave[b])) + ballots.Count[b];
            }
            Fraction Given(int c) => given.Where(g => g.Key.Top == c).Aggregate((Fraction)0, (sum, g) => sum + g.Value / quotients[g.Key.Gave]);
            var inactive = Given(-1);
            foreach (var c in standing) quotients[c] = votes[c] / (1 + Given(c));
            quota = active / (1 + election.Seats - inactive);
            return top;
        }

        void Close(StageStep step, int moved, IReadOnlyList<int> now) => stages.Add(new(stages.Count, step, moved, [.. quotients.Select(Rounded)], 0, Rounded(quota), [.. now]));
    }

    static long Rounded(Fraction f) => (long)((f.Numerator * 2_000_000_000 + f.Denominator) / (2 * f.Denominator));
}
