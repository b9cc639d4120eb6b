using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>The few different amounts of money that voters have, exactly and in order.</summary>
sealed class Purses
{
    readonly int[] rank;
    List<Fraction> amounts;

    public Purses(Fraction endowment, int ballots)
    {
        rank = new int[ballots];
        amounts = [endowment];
    }

    /// <summary>The place of a ballot's amount among all amounts, the smallest first.</summary>
    public int RankOf(int ballot) => rank[ballot];

    public Fraction Amount(int rank) => amounts[rank];

    /// <summary>Those of the ballots who have the price pay it.</summary>
    public void Pay(ReadOnlySpan<int> ballots, Fraction price)
    {
        var richest = Enumerable.Range(0, amounts.Count).Where(r => amounts[r] >= price).ToDictionary(r => r, r => amounts[r] - price);
        var payer = new bool[rank.Length];
        foreach (var b in ballots) payer[b] = richest.ContainsKey(rank[b]);
        var left = new HashSet<Fraction>();
        var stays = new bool[amounts.Count];
        for (var b = 0; b < rank.Length; b++)
            if (payer[b]) left.Add(richest[rank[b]]);
            else stays[rank[b]] = true;
        for (var r = 0; r < stays.Length; r++) if (stays[r]) left.Add(amounts[r]);
        var next = left.Order().ToList();
        var place = next.Select((a, i) => (a, i)).ToDictionary(x => x.a, x => x.i);
        var plain = amounts.Select(a => place.GetValueOrDefault(a, -1)).ToArray();
        var less = richest.ToDictionary(r => r.Key, r => place.GetValueOrDefault(r.Value, -1));
        for (var b = 0; b < rank.Length; b++) rank[b] = payer[b] ? less[rank[b]] : plain[rank[b]];
        amounts = next;
    }
}
