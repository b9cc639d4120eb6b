namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>Rankings from the order on each ballot: plurality and Bucklin.</summary>
public static class Preferential
{
    /// <summary>Most first choices. Equal first choices count for nobody.</summary>
    public static Ordering Plurality(RankedElection election)
    {
        var standing = Enumerable.Range(0, election.Candidates.Count).Select(c => !election.Withdrawn.Contains(c)).ToArray();
        var votes = election.FirstChoices(standing, EqualRanks.EndIfSeveralStand, new bool[election.Count.Length]);
        return Ordering.By("plurality", Enumerable.Range(0, votes.Length).Where(c => standing[c]).Select(c => (c, votes[c])));
    }

    /// <summary>Bucklin: first choices, then second choices added, and so on until somebody is on more than half of the ballots; the most votes then win. Throws <see cref="NotSupportedException"/> for ballots with equal ranks.</summary>
    public static Ordering Bucklin(RankedElection election)
    {
        election.RefuseEqualRanks("Bucklin");
        var e = election.WithoutWithdrawn();
        var votes = Enumerable.Range(0, e.Candidates.Count).Where(c => !e.Withdrawn.Contains(c)).ToDictionary(c => c, _ => 0L);
        var cast = Enumerable.Range(0, e.Count.Length).Where(b => e.Start[b] < e.Start[b + 1]).Sum(b => e.Count[b]);
        // A last rank would add what a full ballot cannot say.
        for (var rank = 0; rank < Math.Max(1, e.Candidates.Count - 1); rank++)
        {
            for (var b = 0; b < e.Count.Length; b++)
                if (e.Start[b] + rank < e.Start[b + 1]) votes[e.Choice[e.Start[b] + rank]] += e.Count[b];
            if (votes.Values.DefaultIfEmpty().Max() * 2 > cast) break;
        }
        return Ordering.By("bucklin", votes.Select(v => (v.Key, v.Value)));
    }
}
