using Digitalbeirat.Decisions.Tally.Ranked;

namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>Single transferable vote with weighted inclusive Gregory transfers: a surplus passes on all ballots of the elected, each at a reduced value.</summary>
/// <remarks>Whole numbers of a fixed unit throughout, rounded down as the statutes say. O(stages · ballots moved).</remarks>
public sealed record GregoryCount
{
    /// <summary>The Scottish Local Government Elections Order 2007, schedule 1 part III (rules 45–52; rules 46–53 of the Order of 2011): quota floor(ballots / (seats + 1)) + 1, five decimals, ties by looking back, then lot; as many left as seats are elected without a further transfer. A ballot whose next choices have the same rank is not transferable.</summary>
    public static GregoryCount Scottish { get; } = new() { Name = "scottish-stv", Decimals = 5, WholeQuota = true, LooksBack = true, EndsAtEqualRank = true };

    /// <summary>The Proportional Representation Foundation's reference rule WIGM: four decimals, quota one unit above ballots / (seats + 1), ties by an order laid down beforehand.</summary>
    public static GregoryCount Reference { get; } = new() { Name = "wigm-prf", Decimals = 4 };

    /// <summary>What the method is called.</summary>
    public string Name { get; init; } = "stv";

    /// <summary>Decimals of the value of a vote.</summary>
    public int Decimals { get; init; } = 5;

    /// <summary>Whether the quota is a whole number of votes.</summary>
    public bool WholeQuota { get; init; }

    /// <summary>Whether ties are broken by the last earlier stage at which the tied differed.</summary>
    public bool LooksBack { get; init; }

    /// <summary>Whether a ballot ends before equal ranks; otherwise they are refused.</summary>
    public bool EndsAtEqualRank { get; init; }

    /// <summary>Seed of the lot; without one the file's order of lots or the order of the list decides.</summary>
    public string? Seed { get; init; }

    /// <summary>Counts. Throws <see cref="NotSupportedException"/> for ballots with equal ranks that the rule does not know.</summary>
    public TransferableResult Run(RankedElection election)
    {
        if (EndsAtEqualRank) election = election.UntilEqualRank();
        election.RefuseEqualRanks(Name);
        var unit = (long)Math.Pow(10, Decimals);
        var n = election.Candidates.Count;
        var standing = new bool[n];
        for (var c = 0; c < n; c++) standing[c] = !election.Withdrawn.Contains(c);
        var piles = new Piles(election, unit);
        piles.Deal(standing);
        // Ballots that name nobody who stands are not valid and do not count for the quota.
        var valid = piles.Votes.Sum() / unit;
        var quota = WholeQuota ? (valid / (election.Seats + 1) + 1) * unit : valid * unit / (election.Seats + 1) + 1;
        var blank = piles.NonTransferable;
        var lots = new Lots(election, Seed);
        List<Stage> stages = [];
        List<int> elected = [], electedNow = [], waiting = [];
        Elect();
        Close(StageStep.FirstPreferences, -1);
        while (true)
        {
            var hopeful = Enumerable.Range(0, n).Where(c => standing[c]).ToList();
            if (elected.Count >= election.Seats || hopeful.Count == 0) break;
            if (waiting.Count > 0)
            {
                var most = waiting.Max(c => piles.Votes[c]);
                var c = lots.Choose([.. waiting.Where(w => piles.Votes[w] == most)], stages.Count, "surplus", LooksBack ? stages : null, most: true);
                waiting.Remove(c);
                var surplus = piles.Votes[c] - quota;
                var had = piles.Votes[c];
                piles.Votes[c] = quota;
                if (surplus > 0) piles.Transfer(c, surplus, had, standing);
                Elect();
                Close(StageStep.Surplus, c);
            }
            else
            {
                var fewest = hopeful.Min(c => piles.Votes[c]);
                var c = lots.Choose([.. hopeful.Where(h => piles.Votes[h] == fewest)], stages.Count, "exclusion", LooksBack ? stages : null, most: false);
                standing[c] = false;
                piles.Votes[c] = 0;
                piles.Transfer(c, 1, 1, standing);
                Elect();
                Close(StageStep.Exclusion, c);
            }
        }
        return new(Name, elected, quota, Decimals, stages, lots.Drawn);

        void Elect()
        {
            var left = Enumerable.Range(0, n).Where(c => standing[c]).ToList();
            // Who has the quota is elected by votes; of equal votes the later listed is named first, as in droop.
            List<int> reached = [.. left.Where(c => piles.Votes[c] >= quota).OrderByDescending(c => piles.Votes[c]).ThenByDescending(c => c)];
            // Rule 52: no more stand than there are seats left, so they are elected as listed, whatever their votes, without a lot and without another transfer. An election cannot bring that about, only an exclusion or a list that is short from the start.
            var last = left.Count <= election.Seats - elected.Count;
            foreach (var c in !last ? reached : stages.Count > 0 ? left : [.. reached, .. left.Except(reached)])
            {
                standing[c] = false;
                elected.Add(c);
                electedNow.Add(c);
                waiting.Add(c);
            }
        }

        void Close(StageStep step, int moved)
        {
            stages.Add(new(stages.Count, step, moved, [.. piles.Votes], piles.NonTransferable - blank, quota, [.. electedNow]));
            electedNow.Clear();
        }
    }
}
