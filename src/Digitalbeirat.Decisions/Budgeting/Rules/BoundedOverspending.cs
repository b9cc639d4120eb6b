using System.Numerics;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>Equal shares with bounded overspending: supporters may buy a project that they can pay only in part, if what they pay then is a good price.</summary>
/// <remarks>
/// <para>
/// Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs 2024 (arXiv 2409.15005). With g(σ) = Σ min(money, σ·u) the part α = g(σ)/cost of a project is paid at the price ρ = σ/α; the project and σ with the
/// smallest ρ/α = σ·cost²/g(σ)² are chosen, α at most 1, among projects that the rest of the real budget pays. Supporters then pay ρ·u or all they have. Between two voters' limits money/u the ratio has no
/// minimum, so only these limits and the point α = 1 are looked at.
/// </para>
/// <para>
/// Exact fractions double in length with each step of this rule, so money is counted in whole millionths of a cent and payments are rounded down to them (as statutes on STV round transfers); every comparison is
/// then exact in whole numbers. O(rounds · supporters · log supporters).
/// </para>
/// </remarks>
public sealed record BoundedOverspending
{
    const long Parts = 1_000_000;

    /// <summary>What a project is worth to a voter.</summary>
    public Utility Utility { get; init; } = Utility.Cost;

    /// <summary>How ties are broken.</summary>
    public TieBreaking Ties { get; init; } = TieBreaking.Usual;

    /// <summary>An offer: ratio and price as fractions.</summary>
    readonly record struct Offer(BigInteger Ratio, BigInteger RatioOf, Int128 Price, Int128 PriceOf)
    {
        public int CompareTo(Offer other) => (Ratio * other.RatioOf).CompareTo(other.Ratio * RatioOf);
    }

    /// <summary>Counts an election. Throws <see cref="UnresolvedTie"/>; <see cref="OverflowException"/> for budgets above 9 trillion cents.</summary>
    public Outcome Run(Election election)
    {
        if (election.Ballots.Voters == 0) return new("bounded-overspending", [], 0, [], []);
        var claims = new Claims(election, Utility);
        var money = new long[election.Ballots.Distinct];
        Array.Fill(money, checked(election.Budget * Parts) / election.Ballots.Voters);
        var standing = Enumerable.Range(0, claims.Projects).Where(c => claims.Total[c] > 0).ToList();
        List<int> selected = [];
        List<Tie> met = [];
        List<Round> rounds = [];
        var left = election.Budget;
        while (true)
        {
            foreach (var c in standing.Where(c => claims.Cost(c) > left)) rounds.Add(new(c, false, RoundReason.DoesNotFit));
            standing.RemoveAll(c => claims.Cost(c) > left);
            List<(int Project, Offer Offer)> best = [];
            foreach (var c in standing)
            {
                if (BestOffer(c) is not { } offer) continue;
                var than = best.Count == 0 ? -1 : offer.CompareTo(best[0].Offer);
                if (than < 0) best.Clear();
                if (than <= 0) best.Add((c, offer));
            }
            if (best.Count == 0) break;
            var (chosen, chosenOffer) = best[0];
            if (best.Count > 1)
            {
                (chosen, var tie) = Ties.Choose([.. best.Select(b => b.Project)], election.Projects, election.Scores, selected.Count + 1);
                met.Add(tie);
                chosenOffer = best.First(b => b.Project == chosen).Offer;
            }
            rounds.Add(Pay(chosen, chosenOffer));
            selected.Add(chosen);
            left -= claims.Cost(chosen);
            standing.Remove(chosen);
        }
        rounds = [.. rounds.Where(r => r.Taken), .. rounds.Where(r => !r.Taken), .. standing.Select(c => new Round(c, false, RoundReason.SupportersCannotPay))];
        return new("bounded-overspending", selected, election.Budget - left, met, rounds) { Endowment = new(election.Budget, election.Ballots.Voters) };

        Offer? BestOffer(int c)
        {
            var entries = Enumerable.Range(claims.Start[c], claims.Start[c + 1] - claims.Start[c]).Where(e => money[claims.Ballot[e]] > 0).ToArray();
            Array.Sort(entries, (a, b) => ((Int128)money[claims.Ballot[a]] * U(b)).CompareTo((Int128)money[claims.Ballot[b]] * U(a)));
            var cost = (Int128)claims.Cost(c) * Parts;
            if (cost == 0) return entries.Length == 0 ? null : new(0, 1, 0, 1);
            Int128 poor = 0, others = 0;
            foreach (var e in entries) others += (Int128)claims.Weight[e] * U(e);
            Offer? found = null;
            for (var i = 0; i < entries.Length;)
            {
                // At this voter's limit b/u: g = poor + b/u · others.
                Int128 b = money[claims.Ballot[entries[i]]], u = U(entries[i]);
                var given = poor * u + b * others;
                if (given >= cost * u) return Better(found, new((BigInteger)(cost - poor), (BigInteger)others * claims.Worth[c], cost - poor, others));
                found = Better(found, new((BigInteger)b * u * cost * cost, (BigInteger)given * given * claims.Worth[c], b * cost, given));
                for (; i < entries.Length && (Int128)money[claims.Ballot[entries[i]]] * u == b * U(entries[i]); i++)
                {
                    poor += (Int128)claims.Weight[entries[i]] * money[claims.Ballot[entries[i]]];
                    others -= (Int128)claims.Weight[entries[i]] * U(entries[i]);
                }
            }
            return found;
        }

        static Offer Better(Offer? found, Offer other) => found is { } f && f.CompareTo(other) <= 0 ? f : other;

        long U(int e) => (long)(claims.Utility?[e] ?? 1);

        Round Pay(int c, Offer offer)
        {
            long full = 0, all = 0, had = 0;
            for (var e = claims.Start[c]; e < claims.Start[c + 1]; e++)
            {
                var b = claims.Ballot[e];
                var w = (long)claims.Weight[e];
                had += w * money[b];
                var due = (BigInteger)offer.Price * U(e) / offer.PriceOf;
                if (money[b] == 0) continue;
                if (due < money[b]) { money[b] -= (long)due; full += w; }
                else { money[b] = 0; all += w; }
            }
            var price = new Reading.Fraction(offer.Price, (BigInteger)offer.PriceOf * Parts);
            return new(c, true, RoundReason.Best) { Price = price, PaidInFull = full, GaveAll = all, SupportersMoney = had / (double)Parts, Measure = price.Numerator.IsZero ? 0 : claims.Worth[c] / price.ToDouble() };
        }
    }
}
