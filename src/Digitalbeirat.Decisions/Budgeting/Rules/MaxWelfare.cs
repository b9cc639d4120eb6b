namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>The selection with the greatest sum of utilities that the budget pays: a 0/1 knapsack, solved exactly. A benchmark to compare with, not a fair rule.</summary>
/// <remarks>Branch and bound with the greedy order's fractional bound in 128-bit integers; exponential in the worst case, milliseconds on real elections. Throws <see cref="InvalidOperationException"/> beyond 200 million nodes rather than answering inexactly. Among equal sums the first in greedy order is found.</remarks>
public sealed record MaxWelfare
{
    /// <summary>What a project is worth.</summary>
    public Utility Utility { get; init; } = Utility.Cost;

    /// <summary>How ties in the greedy order are broken.</summary>
    public TieBreaking Ties { get; init; } = TieBreaking.Usual;

    /// <summary>Counts an election.</summary>
    public Outcome Run(Election election)
    {
        var claims = new Claims(election, Utility);
        var worth = Enumerable.Range(0, claims.Projects).Select(c => (Int128)claims.Total[c] * claims.Worth[c]).ToArray();
        var order = Enumerable.Range(0, claims.Projects).Where(c => worth[c] > 0 && claims.Cost(c) <= election.Budget)
            .OrderBy(c => c, Comparer<int>.Create((a, b) => (worth[b] * claims.Cost(a)).CompareTo(worth[a] * claims.Cost(b)))).ToArray();
        var taken = new bool[order.Length];
        var best = new bool[order.Length];
        Int128 bestWorth = -1;
        var nodes = 0L;
        Search(0, election.Budget, 0);
        var selected = order.Where((_, i) => best[i]).ToList();
        var set = selected.ToHashSet();
        List<Round> rounds = [.. selected.Select(c => new Round(c, true, RoundReason.Best) { Measure = (double)worth[c] })];
        for (var c = 0; c < claims.Projects; c++)
            if (!set.Contains(c)) rounds.Add(new(c, false, worth[c] == 0 ? RoundReason.NoSupport : RoundReason.DoesNotFit) { Measure = (double)worth[c] });
        return new("max-welfare", selected, selected.Sum(claims.Cost), [], rounds);

        void Search(int at, long left, Int128 sum)
        {
            if (++nodes > 200_000_000) throw new InvalidOperationException("The greatest welfare was not found within 200 million steps; this election is too large for the exact search.");
            if (sum > bestWorth)
            {
                bestWorth = sum;
                taken.CopyTo(best, 0);
            }
            if (at == order.Length || Bound(at, left, sum) <= bestWorth) return;
            var cost = claims.Cost(order[at]);
            if (cost <= left)
            {
                taken[at] = true;
                Search(at + 1, left - cost, sum + worth[order[at]]);
                taken[at] = false;
            }
            Search(at + 1, left, sum);
        }

        // The rest filled in greedy order, the last project in part: no selection is worth more.
        Int128 Bound(int at, long left, Int128 sum)
        {
            for (; at < order.Length; at++)
            {
                var cost = claims.Cost(order[at]);
                if (cost > left) return sum + worth[order[at]] * left / cost;
                left -= cost;
                sum += worth[order[at]];
            }
            return sum;
        }
    }
}
