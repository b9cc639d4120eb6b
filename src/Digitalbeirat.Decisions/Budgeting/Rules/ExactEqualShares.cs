using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>Exact equal shares: as the Method of Equal Shares, but all who pay for a project pay exactly the same; who has less does not take part.</summary>
/// <remarks>
/// Kraiczy, Robinson and Elkind 2025, "Streamlining Equal Shares" (arXiv 2502.11797). Of all projects and payers the one with the most payers times utility per cent is bought.
/// Money is compared in exact fractions of the few amounts that occur; a price, once paid, is cost / payers. O(rounds · supporters · log supporters).
/// </remarks>
public sealed record ExactEqualShares
{
    /// <summary>Cost: each cent counts, so the most payers win. Cardinality: each project counts.</summary>
    public Utility Utility { get; init; } = Utility.Cardinality;

    /// <summary>How ties are broken.</summary>
    public TieBreaking Ties { get; init; } = TieBreaking.Usual;

    /// <summary>Counts an election. Throws <see cref="UnresolvedTie"/>, and <see cref="ArgumentException"/> for utilities that differ between the supporters of a project.</summary>
    public Outcome Run(Election election)
    {
        if (Utility is not (Utility.Cost or Utility.Cardinality)) throw new ArgumentException("Exact equal shares needs the same utility for all supporters of a project: cost or cardinality.");
        if (election.Ballots.Voters == 0) return new("exact-equal-shares", [], 0, [], []);
        var claims = new Claims(election with { Kind = BallotKind.Approval }, Utility.Cardinality);
        var endowment = new Fraction(election.Budget, election.Ballots.Voters);
        // Voters with equal amounts are one purse; a purse splits when only some of it pay.
        var purses = new Purses(endowment, election.Ballots.Distinct);
        List<int> selected = [];
        List<Tie> met = [];
        List<Round> rounds = [];
        long spent = 0;
        var standing = Enumerable.Range(0, claims.Projects).Where(c => claims.Voters[c] > 0).ToList();
        var payers = new long[claims.Projects];
        foreach (var c in standing) payers[c] = claims.Voters[c];
        while (true)
        {
            // The number of payers never grows, so only those that could beat the best are looked at again.
            List<int> best = [];
            var order = standing.OrderByDescending(c => Share(c).ToDouble()).ToList();
            foreach (var c in order)
            {
                if (best.Count > 0 && Share(c) < Share(best[0])) continue;
                payers[c] = MostPayers(c);
                if (payers[c] == 0)
                {
                    standing.Remove(c);
                    rounds.Add(new(c, false, RoundReason.SupportersCannotPay));
                    continue;
                }
                var than = best.Count == 0 ? 1 : Share(c).CompareTo(Share(best[0]));
                if (than > 0) best = [c];
                else if (than == 0) best.Add(c);
            }
            if (best.Count == 0) break;
            var chosen = best[0];
            if (best.Count > 1)
            {
                (chosen, var tie) = Ties.Choose(best, election.Projects, election.Scores, selected.Count + 1);
                met.Add(tie);
            }
            var price = new Fraction(claims.Cost(chosen), payers[chosen]);
            rounds.Add(new(chosen, true, RoundReason.Best) { Price = price, Measure = Share(chosen).ToDouble(), PaidInFull = payers[chosen] });
            purses.Pay(claims.Ballot.AsSpan(claims.Start[chosen]..claims.Start[chosen + 1]), price);
            selected.Add(chosen);
            spent += claims.Cost(chosen);
            standing.Remove(chosen);
        }
        rounds = [.. rounds.Where(r => r.Taken), .. rounds.Where(r => !r.Taken)];
        return new("exact-equal-shares", selected, spent, met, rounds) { Endowment = endowment };

        Fraction Share(int c) => Utility == Utility.Cost ? payers[c] : new Fraction(payers[c], Math.Max(1, claims.Cost(c)));

        // The most supporters who all have cost / their number.
        long MostPayers(int c)
        {
            var have = new SortedDictionary<int, long>();
            for (var e = claims.Start[c]; e < claims.Start[c + 1]; e++)
            {
                var purse = purses.RankOf(claims.Ballot[e]);
                have[purse] = have.GetValueOrDefault(purse) + (long)claims.Weight[e];
            }
            long count = claims.Voters[c];
            foreach (var (rank, voters) in have)
            {
                if (purses.Amount(rank) * count >= claims.Cost(c)) return count;
                count -= voters;
            }
            return 0;
        }
    }
}
