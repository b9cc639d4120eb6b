using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>Sequential Phragmén: everybody earns money at the same speed from nothing; a project is bought at the moment its supporters together can pay it, and they are left with nothing.</summary>
/// <remarks>
/// Phragmén 1894; for projects with costs Los, Christoff, Grossi 2022. The moment for project c is (cost + Σ moments at which its supporters last paid) / supporters.
/// The count ends when a project whose moment has come would break the budget, as in pabutools. Moments are compared exactly: a difference within the bound of rounding is settled in whole numbers of any size.
/// Moments only move later, so projects later than the best need not be looked at again. O(rounds · supporters looked at).
/// </remarks>
public sealed record Phragmen
{
    const double Unit = 1.0 / (1L << 52);

    /// <summary>How ties are broken.</summary>
    public TieBreaking Ties { get; init; } = TieBreaking.Usual;

    /// <summary>Counts an election. Points and orders on ballots do not matter. Throws <see cref="UnresolvedTie"/>.</summary>
    public Outcome Run(Election election)
    {
        var claims = new Claims(election, Utility.Cardinality);
        var paid = new PaidSoFar(0);
        var lastPaid = new int[election.Ballots.Distinct];
        Array.Fill(lastPaid, -1);
        List<double> moments = [];
        List<int> selected = [];
        List<Tie> met = [];
        List<Round> rounds = [];
        long spent = 0;
        var moment = new double[claims.Projects];
        var standing = Enumerable.Range(0, claims.Projects).Where(c => claims.Voters[c] > 0).ToList();
        foreach (var c in standing) moment[c] = claims.Cost(c) / (double)claims.Voters[c];
        standing.Sort((a, b) => moment[a].CompareTo(moment[b]) is not 0 and var o ? o : a.CompareTo(b));
        var stopped = false;
        while (standing.Count > 0 && !stopped)
        {
            // Every moment is a mean of at most as many rounded ones: its relative error is below this.
            var doubt = (claims.Ballot.Length + 8.0) * (selected.Count + 1) * Unit;
            var best = double.PositiveInfinity;
            var looked = 0;
            for (; looked < standing.Count && moment[standing[looked]] * (1 - doubt) <= best * (1 + doubt); looked++)
            {
                var c = standing[looked];
                moment[c] = MomentOf(c);
                best = Math.Min(best, moment[c]);
            }
            var tied = Earliest([.. standing.Take(looked).Where(c => moment[c] * (1 - doubt) <= best * (1 + doubt))]);
            if (tied.Exists(c => claims.Cost(c) > election.Budget - spent)) break;
            var chosen = tied[0];
            if (tied.Count > 1)
            {
                (chosen, var tie) = Ties.Choose(tied, election.Projects, election.Scores, selected.Count + 1);
                met.Add(tie);
            }
            paid.Add(Sum(chosen), claims.Voters[chosen]);
            moments.Add(paid.Price(selected.Count).ToDouble());
            for (var e = claims.Start[chosen]; e < claims.Start[chosen + 1]; e++) lastPaid[claims.Ballot[e]] = selected.Count;
            rounds.Add(new(chosen, true, RoundReason.Best) { Measure = moments[^1], Price = paid.Price(selected.Count), PaidInFull = claims.Voters[chosen] });
            selected.Add(chosen);
            spent += claims.Cost(chosen);
            standing.Remove(chosen);
            standing.Sort((a, b) => moment[a].CompareTo(moment[b]) is not 0 and var o ? o : a.CompareTo(b));
        }
        rounds.AddRange(standing.Select(c => new Round(c, false, claims.Cost(c) > election.Budget - spent ? RoundReason.DoesNotFit : RoundReason.StoppedEarlier) { Measure = moment[c] }));
        for (var c = 0; c < claims.Projects; c++) if (claims.Voters[c] == 0) rounds.Add(new(c, false, RoundReason.NoSupport));
        return new("phragmen", selected, spent, met, rounds);

        double MomentOf(int c)
        {
            double sum = claims.Cost(c);
            for (var e = claims.Start[c]; e < claims.Start[c + 1]; e++)
                if (lastPaid[claims.Ballot[e]] is >= 0 and var step) sum += claims.Weight[e] * moments[step];
            return sum / claims.Voters[c];
        }

        System.Numerics.BigInteger Sum(int c)
        {
            var sums = new long[paid.Count];
            for (var e = claims.Start[c]; e < claims.Start[c + 1]; e++)
                if (lastPaid[claims.Ballot[e]] is >= 0 and var step) sums[step] += (long)claims.Weight[e];
            return paid.Missing(claims.Cost(c), 0, sums);
        }

        List<int> Earliest(List<int> close)
        {
            if (close.Count == 1) return close;
            var exact = close.Select(c => (Project: c, At: Sum(c) * OthersVoters(c))).ToList();
            var first = exact.Min(x => x.At);
            return [.. exact.Where(x => x.At == first).Select(x => x.Project)];

            // All over one denominator: the product of everybody's voters.
            System.Numerics.BigInteger OthersVoters(int c) => close.Where(o => o != c).Aggregate(System.Numerics.BigInteger.One, (product, o) => product * claims.Voters[o]);
        }
    }
}
