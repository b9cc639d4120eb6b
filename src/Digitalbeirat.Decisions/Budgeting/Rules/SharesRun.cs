using System.Numerics;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>One run of the Method of Equal Shares for one endowment; its arrays are used again for the next run.</summary>
/// <remarks>
/// <para>
/// Each voter starts with the endowment. The price of project c is the smallest p with Σ min(money, p·u) = cost over its supporters; the project with the smallest price per worth is bought, and each
/// supporter pays p·u or all that is left (Peters, Pierczyński, Skowron 2021, "Proportional participatory budgeting with additive utilities").
/// Money only ever leaves, so a project that cannot be paid never will be, and prices never fall: a project whose last price is above the best of this round need not be looked at.
/// The price is the root of a concave, piecewise linear function; Newton's method from below finds it in two or three passes without sorting.
/// </para>
/// <para>
/// Exactness: money is carried in double with a bound on its absolute error. For any set P of supporters, (cost − money of P) / utility of the others is at most the price, and it is the price
/// where P are exactly those who have less than it asks of them. A comparison counts as decided only if it holds for all values within the bounds; every other one is settled in whole numbers
/// of any size, from the record of who paid in which step (<see cref="PaidSoFar"/>). No decision depends on rounding.
/// </para>
/// </remarks>
sealed class SharesRun(Claims claims, TieBreaking ties)
{
    const double Unit = 1.0 / (1L << 52);

    readonly double[] money = new double[claims.Election.Ballots.Distinct];
    readonly double[] price = new double[claims.Projects], doubt = new double[claims.Projects], rich = new double[claims.Projects], low = new double[claims.Projects];
    readonly int[] queue = new int[claims.Projects];
    readonly List<Tie> met = [];
    readonly List<(int Project, double Had)> dropped = [];
    readonly RecordPayments record = new(claims);
    int queued;
    double start, error;

    /// <summary>Projects bought, in order.</summary>
    public IReadOnlyList<int> Bought => record.Bought;

    public IReadOnlyList<Tie> Ties => met;

    /// <summary>Projects that left because their supporters could not pay, with what the supporters had then.</summary>
    public IReadOnlyList<(int Project, double Had)> Dropped => dropped;

    /// <summary>Who paid what.</summary>
    public RecordPayments Payments => record;

    /// <summary>Sum of the costs of all bought.</summary>
    public long Cost { get; private set; }

    /// <summary>Runs until nothing can be bought; gives up, and says so with false, once the cost exceeds the limit.</summary>
    public bool Run(Fraction endowment, long limit)
    {
        record.Begin(endowment);
        start = endowment.ToDouble();
        error = start * Unit;
        Array.Fill(money, start);
        met.Clear();
        dropped.Clear();
        Cost = 0;
        queued = 0;
        for (var c = 0; c < claims.Projects; c++)
        {
            if (claims.Total[c] == 0) continue;
            // While nobody is poor the price is cost / utility; where somebody is, that is a bound from below.
            Set(c, claims.Cost(c) / (double)claims.Total[c], 0, claims.Total[c]);
            queue[queued++] = c;
        }
        Array.Sort(queue, 0, queued, Comparer<int>.Create((a, b) => low[a].CompareTo(low[b]) is not 0 and var o ? o : a.CompareTo(b)));
        while (BuyNext())
            if (Cost > limit) return false;
        return true;
    }

    void Set(int c, double p, double slack, double richUtility)
    {
        price[c] = p;
        rich[c] = richUtility;
        doubt[c] = slack + 8 * Unit * p;
        low[c] = (p - doubt[c]) / claims.Worth[c] * (1 - 4 * Unit);
    }

    double High(int c) => (price[c] + doubt[c]) / claims.Worth[c] * (1 + 4 * Unit);

    bool BuyNext()
    {
        var winner = -1;
        var best = double.PositiveInfinity;
        var looked = 0;
        for (; looked < queued && low[queue[looked]] <= best; looked++)
        {
            var c = queue[looked];
            if (!Reprice(c)) { queue[looked] = -1; continue; }
            if (winner >= 0 && price[c] / claims.Worth[c] >= price[winner] / claims.Worth[winner]) continue;
            winner = c;
            best = High(c);
        }
        if (winner < 0) { queued = 0; return false; }
        var alone = true;
        for (var i = 0; i < looked && alone; i++) alone = queue[i] < 0 || queue[i] == winner || low[queue[i]] > best;
        if (alone && IsSettled(winner))
        {
            Buy(winner, null);
            queue[Array.IndexOf(queue, winner, 0, looked)] = -1;
            Tidy(looked);
            return true;
        }
        return BuyExactly(winner, looked);
    }

    /// <summary>Closes the gaps among the entries looked at and puts these back in order.</summary>
    void Tidy(int looked)
    {
        var kept = 0;
        for (var i = 0; i < looked; i++) if (queue[i] >= 0) queue[kept++] = queue[i];
        Array.Copy(queue, looked, queue, kept, queued - looked);
        queued -= looked - kept;
        for (var i = kept - 1; i >= 0; i--)
        {
            var c = queue[i];
            var j = i;
            for (; j + 1 < queued && low[queue[j + 1]] < low[c]; j++) queue[j] = queue[j + 1];
            queue[j] = c;
        }
    }

    /// <summary>The price of a project now, or false where its supporters cannot pay any more.</summary>
    bool Reprice(int c)
    {
        var p = price[c];
        // While nobody has paid and nobody would be poor, the price is right already.
        if (record.Bought.Count == 0 && p * claims.Largest[c] * (1 + 8 * Unit) <= start - error) return true;
        int from = claims.Start[c], length = claims.Start[c + 1] - from;
        var ballots = claims.Ballot.AsSpan(from, length);
        var weights = claims.Weight.AsSpan(from, length);
        var utilities = claims.Utility is null ? default : claims.Utility.AsSpan(from, length);
        double cost = claims.Cost(c), before = -1;
        for (; ; )
        {
            double poor = 0, poorVoters = 0, others = 0;
            if (utilities.IsEmpty)
                for (var e = 0; e < ballots.Length; e++)
                {
                    double m = money[ballots[e]], w = weights[e];
                    if (m < p) { poor += w * m; poorVoters += w; }
                    else others += w;
                }
            else
                for (var e = 0; e < ballots.Length; e++)
                {
                    double m = money[ballots[e]], w = weights[e], u = utilities[e];
                    if (m < p * u) { poor += w * m; poorVoters += w; }
                    else others += w * u;
                }
            var slack = poorVoters * error + (length + 8) * Unit * cost;
            if (others == 0)
            {
                // Everybody gives all. That is too little, or else rounding hides whether it is just enough.
                if (poor < cost - slack || !record.CanPay(c)) { dropped.Add((c, poor)); return false; }
                Set(c, p, slack, 0);
                return true;
            }
            var next = (cost - poor) / others;
            if (others == before || next <= p) { Set(c, next, slack / others, others); return true; }
            before = others;
            p = next;
        }
    }

    /// <summary>Whether rounding cannot have put any supporter on the wrong side of the price.</summary>
    bool IsSettled(int c)
    {
        double p = price[c], d = doubt[c], others = 0;
        for (var e = claims.Start[c]; e < claims.Start[c + 1]; e++)
        {
            var u = claims.Utility?[e] ?? 1;
            var gap = money[claims.Ballot[e]] - p * u;
            if (Math.Abs(gap) <= 2 * error + d * u + 8 * Unit * p * u) return false;
            if (gap > 0) others += claims.Weight[e] * u;
        }
        return others == rich[c];
    }

    /// <summary>Takes the money: who has less than the price gives all.</summary>
    void Buy(int c, bool[]? isPoor)
    {
        var p = price[c];
        var had = 0.0;
        record.Open(c);
        for (var e = claims.Start[c]; e < claims.Start[c + 1]; e++)
        {
            var ballot = claims.Ballot[e];
            var due = p * (claims.Utility?[e] ?? 1);
            var m = money[ballot];
            had += claims.Weight[e] * m;
            if (isPoor is null ? m < due : isPoor[e - claims.Start[c]])
            {
                record.GaveAll(ballot);
                money[ballot] = 0;
            }
            else
            {
                record.Paid(e);
                money[ballot] = Math.Max(0, m - due);
            }
        }
        record.Close(had, p);
        error += doubt[c] * claims.Largest[c] + 4 * Unit * start;
        Cost += claims.Cost(c);
    }

    /// <summary>Buys the best project where doubles do not tell: exact prices of all that may be best, ties by the tie-breaking rules.</summary>
    bool BuyExactly(int first, int looked)
    {
        if (record.Refresh(money)) error = start * Unit * (record.Bought.Count + 2);
        if (!record.CanPay(first)) return Leave(first, looked);
        var best = record.ExactPrice(first, money, error);
        List<(int Project, ExactPrice Price)> tied = [(first, best)];
        for (var i = 0; i < queued; i++)
        {
            var c = queue[i];
            if (c < 0 || c == first) continue;
            if (low[c] > best.PerWorth(claims.Worth[tied[0].Project]) * (1 + 16 * Unit)) { if (i >= looked) break; continue; }
            if (i >= looked)
            {
                looked = i + 1;
                if (!Reprice(c)) { queue[i] = -1; continue; }
                if (low[c] > best.PerWorth(claims.Worth[tied[0].Project]) * (1 + 16 * Unit)) continue;
            }
            if (!record.CanPay(c)) { queue[i] = -1; dropped.Add((c, record.MoneyBehind(c, money))); continue; }
            var exact = record.ExactPrice(c, money, error);
            var order = exact.CompareTo(best, claims.Worth[c], claims.Worth[tied[0].Project]);
            if (order > 0) continue;
            if (order < 0) tied.Clear();
            tied.Add((c, exact));
            best = order < 0 ? exact : best;
        }
        var chosen = tied[0];
        if (tied.Count > 1)
        {
            var (project, tie) = ties.Choose([.. tied.Select(t => t.Project)], claims.Election.Projects, claims.Election.Scores, record.Bought.Count + 1);
            met.Add(tie);
            chosen = tied.First(t => t.Project == project);
        }
        Set(chosen.Project, chosen.Price.Value, 0, 0);
        Buy(chosen.Project, chosen.Price.IsPoor);
        queue[Array.IndexOf(queue, chosen.Project, 0, queued)] = -1;
        Tidy(looked);
        return true;
    }

    bool Leave(int c, int looked)
    {
        dropped.Add((c, record.MoneyBehind(c, money)));
        queue[Array.IndexOf(queue, c, 0, looked)] = -1;
        Tidy(looked);
        return true;
    }
}
