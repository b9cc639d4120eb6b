using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Committees;

/// <summary>Rules that choose the committee with the greatest value of all committees.</summary>
/// <remarks>Rules that add up over candidates (AV, SAV) are ordered; the others search all committees with a bound from the greatest gains still possible, exactly, and are meant for small elections.</remarks>
public static class OptimalRule
{
    /// <summary>Approval voting: the most approvals. O(candidates log candidates), times the number of tied committees.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Approval(ApprovalElection e) => Separable(e, b => e.Weights[b]);

    /// <summary>Satisfaction approval voting: each voter's one vote is split over the approved.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Satisfaction(ApprovalElection e) => Separable(e, b => new Fraction(e.Weights[b], Math.Max(1, e.Ballots[b].Count)));

    /// <summary>Proportional approval voting (Thiele 1895): a voter with j representatives counts 1 + 1/2 + … + 1/j.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Pav(ApprovalElection e) => Thiele(e, j => new Fraction(1, j));

    /// <summary>Chamberlin–Courant for approvals: the most voters have a representative.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> ChamberlinCourant(ApprovalElection e) => Thiele(e, j => j == 1 ? 1 : 0);

    /// <summary>SLAV: 1 + 1/3 + 1/5 …, the Thiele rule of Sainte-Laguë.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Slav(ApprovalElection e) => Thiele(e, j => new Fraction(1, 2 * j - 1));

    /// <summary>Monroe: each member represents an equal number of voters, up to one, assigned so that the most are represented by somebody they approve. One voter a ballot is assumed from the weights.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Monroe(ApprovalElection e)
    {
        var voters = Enumerable.Range(0, e.Ballots.Count).SelectMany(b => Enumerable.Repeat(e.Ballots[b], (int)e.Weights[b])).ToList();
        return Best(e, Committees(e).Select(w => (w, (Fraction)MonroeAssignment.Represented(voters, w))));
    }

    /// <summary>The committees that the most approved of the others complete.</summary>
    internal static IEnumerable<IReadOnlyList<int>> FillByApproval(ApprovalElection e, IReadOnlyList<int> members)
    {
        var others = Enumerable.Range(0, e.Candidates).Except(members).ToList();
        var rest = new ApprovalElection(others.Count, [.. e.Ballots.Select(b => (IReadOnlyList<int>)[.. b.Where(others.Contains).Select(c => others.IndexOf(c))])], e.Weights, e.Size - members.Count);
        return Approval(rest).Select(w => (IReadOnlyList<int>)[.. members.Concat(w.Select(c => others[c])).Order()]);
    }

    static IReadOnlyList<IReadOnlyList<int>> Separable(ApprovalElection e, Func<int, Fraction> vote)
    {
        var scores = new Fraction[e.Candidates];
        for (var b = 0; b < e.Ballots.Count; b++) foreach (var c in e.Ballots[b]) scores[c] += vote(b);
        var order = Enumerable.Range(0, e.Candidates).OrderByDescending(c => scores[c]).ToList();
        if (e.Size >= e.Candidates) return [[.. order.Order()]];
        var last = scores[order[e.Size - 1]];
        List<int> sure = [.. order.Where(c => scores[c] > last)];
        List<int> tied = [.. order.Where(c => scores[c] == last).Order()];
        return Sorted(Choose(tied, e.Size - sure.Count).Select(t => (IReadOnlyList<int>)[.. sure.Concat(t).Order()]));
    }

    static IReadOnlyList<IReadOnlyList<int>> Thiele(ApprovalElection e, Func<int, Fraction> worth)
    {
        // All values over one denominator, so that the search adds whole numbers.
        var steps = Enumerable.Range(1, e.Size).Select(worth).ToArray();
        var common = steps.Aggregate(System.Numerics.BigInteger.One, (d, s) => d * s.Denominator / System.Numerics.BigInteger.GreatestCommonDivisor(d, s.Denominator));
        var gain = steps.Select(s => (Int128)(s.Numerator * (common / s.Denominator))).ToArray();
        var supporters = Enumerable.Range(0, e.Candidates).Select(c => Enumerable.Range(0, e.Ballots.Count).Where(b => e.Ballots[b].Contains(c)).ToArray()).ToArray();
        var has = new int[e.Ballots.Count];
        var chosen = new List<int>();
        List<IReadOnlyList<int>> best = [];
        Int128 bestValue = -1;
        Search(0, 0);
        return Sorted(best);

        void Search(int from, Int128 value)
        {
            var missing = e.Size - chosen.Count;
            if (missing == 0)
            {
                if (value > bestValue) { best.Clear(); bestValue = value; }
                if (value == bestValue) best.Add([.. chosen]);
                return;
            }
            if (e.Candidates - from < missing) return;
            // Gains only shrink as a committee grows: the largest gains of today bound what can still come.
            var bound = value;
            foreach (var g in Enumerable.Range(from, e.Candidates - from).Select(Gain).OrderDescending().Take(missing)) bound += g;
            if (bound < bestValue) return;
            for (var c = from; c <= e.Candidates - missing; c++)
            {
                var g = Gain(c);
                foreach (var b in supporters[c]) has[b]++;
                chosen.Add(c);
                Search(c + 1, value + g);
                chosen.RemoveAt(chosen.Count - 1);
                foreach (var b in supporters[c]) has[b]--;
            }
        }

        Int128 Gain(int c)
        {
            Int128 sum = 0;
            foreach (var b in supporters[c]) sum += gain[has[b]] * e.Weights[b];
            return sum;
        }
    }

    static IReadOnlyList<IReadOnlyList<int>> Best(ApprovalElection e, IEnumerable<(IReadOnlyList<int> Committee, Fraction Value)> all)
    {
        List<IReadOnlyList<int>> best = [];
        Fraction found = 0;
        foreach (var (w, v) in all)
        {
            if (best.Count > 0 && v < found) continue;
            if (v > found) best.Clear();
            found = v;
            best.Add(w);
        }
        return Sorted(best);
    }

    static IEnumerable<IReadOnlyList<int>> Committees(ApprovalElection e) => Choose([.. Enumerable.Range(0, e.Candidates)], e.Size);

    internal static IEnumerable<IReadOnlyList<int>> Choose(IReadOnlyList<int> from, int count)
    {
        if (count == 0) { yield return []; yield break; }
        for (var i = 0; i <= from.Count - count; i++)
            foreach (var rest in Choose([.. from.Skip(i + 1)], count - 1)) yield return [from[i], .. rest];
    }

    static IReadOnlyList<IReadOnlyList<int>> Sorted(IEnumerable<IReadOnlyList<int>> committees) => [.. committees.OrderBy(w => string.Join(',', w.Select(c => c.ToString("d4", null))), StringComparer.Ordinal)];
}
