using System.Numerics;
using System.Runtime.InteropServices;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>Who paid in which step. From it every amount can be had exactly: a voter's money is the endowment less the prices of the steps in which the voter paid in full, or nothing once the voter gave all.</summary>
sealed class RecordPayments(Claims claims)
{
    readonly int[] emptied = new int[claims.Election.Ballots.Distinct];
    readonly List<int> bought = [], payers = [], ends = [];
    readonly List<double> had = [], rounded = [];
    int[] last = [], previous = [], stepOf = [];
    int linked;
    Fraction endowment;
    PaidSoFar? paid;

    public IReadOnlyList<int> Bought => bought;

    /// <summary>The supporters' money before each step, in cents, rounded.</summary>
    public IReadOnlyList<double> Had => had;

    public void Begin(Fraction endowment)
    {
        this.endowment = endowment;
        Array.Fill(emptied, -1);
        bought.Clear();
        payers.Clear();
        ends.Clear();
        had.Clear();
        rounded.Clear();
        linked = 0;
        paid = null;
    }

    public void Open(int project) => bought.Add(project);

    public void Paid(int entry) => payers.Add(entry);

    public void GaveAll(int ballot)
    {
        if (emptied[ballot] < 0) emptied[ballot] = bought.Count - 1;
    }

    public void Close(double supportersHad, double price)
    {
        ends.Add(payers.Count);
        had.Add(supportersHad);
        rounded.Add(price);
    }

    /// <summary>The step in which a ballot's voters gave all they had left, or −1.</summary>
    public int EmptiedIn(int ballot) => emptied[ballot];

    /// <summary>The entries that paid the full price in a step.</summary>
    public ReadOnlySpan<int> PayersOf(int step) => CollectionsMarshal.AsSpan(payers)[(step == 0 ? 0 : ends[step - 1])..ends[step]];

    /// <summary>The exact price of a step.</summary>
    public Fraction Price(int step)
    {
        Settle();
        return paid!.Price(step);
    }

    /// <summary>Whether the supporters together have the cost, exactly.</summary>
    public bool CanPay(int project)
    {
        Settle();
        return Missing(project, _ => true, paid!.Count).Sign <= 0;
    }

    /// <summary>What the supporters have together, rounded.</summary>
    public double MoneyBehind(int project, double[] money)
    {
        var sum = 0.0;
        for (var e = claims.Start[project]; e < claims.Start[project + 1]; e++) sum += claims.Weight[e] * money[claims.Ballot[e]];
        return sum;
    }

    /// <summary>Puts the rounded money right from exact prices; true where there was anything to put right.</summary>
    public bool Refresh(double[] money)
    {
        if (bought.Count == 0) return false;
        Settle();
        var prices = new double[bought.Count];
        for (var s = 0; s < prices.Length; s++) prices[s] = paid!.Price(s).ToDouble();
        var start = endowment.ToDouble();
        for (var b = 0; b < money.Length; b++) money[b] = emptied[b] < 0 ? start : 0;
        for (var s = 0; s < prices.Length; s++)
            foreach (var e in PayersOf(s))
                if (emptied[claims.Ballot[e]] < 0) money[claims.Ballot[e]] = Math.Max(0, money[claims.Ballot[e]] - prices[s] * (claims.Utility?[e] ?? 1));
        return true;
    }

    /// <summary>The exact price of a project now; its supporters can pay it. <paramref name="error"/> bounds the error of the rounded money.</summary>
    public ExactPrice ExactPrice(int project, double[] money, double error)
    {
        Settle();
        int from = claims.Start[project], length = claims.Start[project + 1] - from;
        var isPoor = new bool[length];
        var now = paid!.Count;
        // From below: each round adds those who have less than the last price asks, and the price only rises.
        for (var e = 0; e < length; e++) isPoor[e] = emptied[claims.Ballot[from + e]] >= 0;
        for (; ; )
        {
            var missing = Missing(project, e => isPoor[e], now);
            long utility = 0;
            for (var e = 0; e < length; e++) if (!isPoor[e]) utility += (long)(claims.Weight[from + e] * (claims.Utility?[from + e] ?? 1));
            var value = new Fraction(missing, paid.Denominator * utility).ToDouble();
            var changed = false;
            for (var e = 0; e < length; e++)
            {
                if (isPoor[e]) continue;
                var u = claims.Utility?[from + e] ?? 1;
                double gap = money[claims.Ballot[from + e]] - value * u, doubt = 2 * error + value * u / (1L << 48);
                if (gap > doubt || gap >= -doubt && MoneyOf(claims.Ballot[from + e]) * utility >= missing * (long)u) continue;
                isPoor[e] = changed = true;
            }
            if (!changed) return new(missing, paid.Denominator, utility, isPoor);
        }
    }

    /// <summary>Exact money of a ballot's voters over the common denominator.</summary>
    BigInteger MoneyOf(int ballot)
    {
        if (emptied[ballot] >= 0) return 0;
        var left = paid!.Endowment;
        for (var i = last[ballot]; i >= 0; i = previous[i]) left -= paid.Numerator(stepOf[i]) * (long)(claims.Utility?[payers[i]] ?? 1);
        return left;
    }

    /// <summary>The money of a voter after all steps, exactly.</summary>
    public Fraction Left(int ballot)
    {
        Settle();
        return new(MoneyOf(ballot), paid!.Denominator);
    }

    /// <summary>What the voters of a ballot paid each, step by step, exactly.</summary>
    public IEnumerable<(int Project, Fraction Amount)> PaymentsOf(int ballot)
    {
        Settle();
        var paidBefore = (Fraction)0;
        var steps = new List<(int Step, long Utility)>();
        for (var i = last[ballot]; i >= 0; i = previous[i]) steps.Add((stepOf[i], (long)(claims.Utility?[payers[i]] ?? 1)));
        steps.Reverse();
        foreach (var (step, utility) in steps)
        {
            var amount = paid!.Price(step) * utility;
            paidBefore += amount;
            yield return (bought[step], amount);
        }
        if (emptied[ballot] >= 0 && endowment - paidBefore is var rest && rest > 0) yield return (bought[emptied[ballot]], rest);
    }

    /// <summary>What the supporters of a project have together after all steps, exactly.</summary>
    public Fraction LeftBehind(int project)
    {
        Settle();
        return claims.Cost(project) - new Fraction(Missing(project, _ => true, paid!.Count), paid.Denominator);
    }

    /// <summary>cost less the money of the supporters meant, before a step, over the common denominator.</summary>
    BigInteger Missing(int project, Func<int, bool> meant, int step)
    {
        var sums = new long[step];
        long voters = 0;
        var from = claims.Start[project];
        for (var e = from; e < claims.Start[project + 1]; e++)
        {
            var ballot = claims.Ballot[e];
            if (!meant(e - from) || emptied[ballot] >= 0 && emptied[ballot] < step) continue;
            var w = (long)claims.Weight[e];
            voters += w;
            for (var i = last[ballot]; i >= 0; i = previous[i])
                if (stepOf[i] < step) sums[stepOf[i]] += w * (long)(claims.Utility?[payers[i]] ?? 1);
        }
        return paid!.Missing(claims.Cost(project), voters, sums);
    }

    /// <summary>Brings the exact prices up to the last step.</summary>
    void Settle()
    {
        paid ??= new(endowment);
        if (linked == 0)
        {
            if (last.Length == 0) last = new int[emptied.Length];
            Array.Fill(last, -1);
        }
        if (previous.Length < payers.Count)
        {
            Array.Resize(ref previous, payers.Count * 2);
            Array.Resize(ref stepOf, payers.Count * 2);
        }
        for (var step = paid.Count; step < bought.Count; step++)
        {
            var s = step;
            var c = bought[step];
            var from = claims.Start[c];
            var missing = Missing(c, e => emptied[claims.Ballot[from + e]] == s, step);
            long utility = 0;
            foreach (var e in PayersOf(step))
            {
                utility += (long)(claims.Weight[e] * (claims.Utility?[e] ?? 1));
                var ballot = claims.Ballot[e];
                previous[linked] = last[ballot];
                stepOf[linked] = step;
                last[ballot] = linked++;
            }
            paid.Add(missing, utility);
        }
    }
}
