using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Committees;

/// <summary>Rules that fill a committee one by one: the candidate with the best value comes next, until it is full or nobody can be added.</summary>
/// <remarks>Values are exact fractions, so a tie is a tie. A rule is made anew for each count and remembers what it needs between steps.</remarks>
public sealed class SequentialRule
{
    readonly Func<State, int, Fraction?> value;
    readonly Func<State, int, State> add;
    readonly Func<ApprovalElection, Fraction[]> start;
    readonly bool smallest, removes;

    SequentialRule(string name, Func<ApprovalElection, Fraction[]> start, Func<State, int, Fraction?> value, Func<State, int, State> add, bool smallest = false, bool removes = false)
    {
        Name = name;
        this.start = start;
        this.value = value;
        this.add = add;
        this.smallest = smallest;
        this.removes = removes;
    }

    /// <summary>The rule's name.</summary>
    public string Name { get; }

    /// <summary>How far a count is: who is in, and an amount for each ballot (loads, money).</summary>
    sealed record State(ApprovalElection Election, IReadOnlyList<int> In, Fraction[] Amounts)
    {
        public IEnumerable<int> Supporters(int c) => Enumerable.Range(0, Election.Ballots.Count).Where(b => Election.Ballots[b].Contains(c));

        public int Approved(int ballot) => Election.Ballots[ballot].Count(In.Contains);
    }

    /// <summary>Sequential proportional approval (Thiele 1895): a voter with j representatives counts 1/(j+1) for the next.</summary>
    public static SequentialRule Pav { get; } = Thiele("seqpav", j => new Fraction(1, j));

    /// <summary>Sequential Chamberlin–Courant: only voters without a representative count.</summary>
    public static SequentialRule ChamberlinCourant { get; } = Thiele("seqcc", j => j == 1 ? 1 : 0);

    /// <summary>Sequential SLAV: a voter with j representatives counts 1/(2j+1).</summary>
    public static SequentialRule Slav { get; } = Thiele("seqslav", j => new Fraction(1, 2 * j - 1));

    /// <summary>Reverse sequential PAV: from all candidates, the one who contributes least leaves.</summary>
    public static SequentialRule ReversePav { get; } = new("revseqpav", _ => [],
        (s, c) => s.Supporters(c).Aggregate((Fraction)0, (sum, b) => sum + new Fraction(s.Election.Weights[b], s.Approved(b))),
        (s, c) => s with { In = [.. s.In.Where(i => i != c)] }, smallest: true, removes: true);

    static SequentialRule Thiele(string name, Func<int, Fraction> worth) => new(name, _ => [],
        (s, c) => s.Supporters(c).Aggregate((Fraction)0, (sum, b) => sum + s.Election.Weights[b] * worth(s.Approved(b) + 1)),
        (s, c) => s with { In = [.. s.In, c] });

    /// <summary>Sequential Phragmén (1894): the load of 1 for each member is spread over its supporters so that the largest load stays smallest.</summary>
    public static SequentialRule Phragmen { get; } = new("seqphragmen", e => new Fraction[e.Ballots.Count],
        (s, c) =>
        {
            long voters = s.Supporters(c).Sum(b => s.Election.Weights[b]);
            // Nobody wants it: only where all others are in.
            return voters == 0 ? s.Election.Size + 1 : s.Supporters(c).Aggregate((Fraction)1, (sum, b) => sum + s.Amounts[b] * s.Election.Weights[b]) / voters;
        },
        (s, c) =>
        {
            var loads = s.Amounts.ToArray();
            var supporters = s.Supporters(c).ToList();
            if (supporters.Count == 0) return s with { In = [.. s.In, c] };
            var load = supporters.Aggregate((Fraction)1, (sum, b) => sum + s.Amounts[b] * s.Election.Weights[b]) / supporters.Sum(b => s.Election.Weights[b]);
            foreach (var b in supporters) loads[b] = load;
            return s with { In = [.. s.In, c], Amounts = loads };
        }, smallest: true);

    /// <summary>The Method of Equal Shares for committees (Peters and Skowron 2020): each voter has size / voters, a member costs 1. May leave seats empty.</summary>
    public static SequentialRule EqualShares { get; } = new("equal-shares",
        e => [.. e.Ballots.Select(_ => new Fraction(e.Size, e.Voters))],
        (s, c) => Price(s, c),
        (s, c) =>
        {
            var price = Price(s, c)!.Value;
            var money = s.Amounts.ToArray();
            foreach (var b in s.Supporters(c)) money[b] -= Fraction.Min(money[b], price);
            return s with { In = [.. s.In, c], Amounts = money };
        }, smallest: true);

    static Fraction? Price(State s, int c)
    {
        var supporters = s.Supporters(c).OrderBy(b => s.Amounts[b]).ToList();
        Fraction missing = 1;
        var voters = supporters.Sum(b => s.Election.Weights[b]);
        foreach (var b in supporters)
        {
            if (s.Amounts[b] * voters >= missing) return missing / voters;
            missing -= s.Amounts[b] * s.Election.Weights[b];
            voters -= s.Election.Weights[b];
        }
        return null;
    }

    /// <summary>One committee in order of election, ties by index; with the ties that came up.</summary>
    public (IReadOnlyList<int> Committee, IReadOnlyList<IReadOnlyList<int>> Ties) Run(ApprovalElection election, Func<IReadOnlyList<int>, int>? breakTie = null)
    {
        List<IReadOnlyList<int>> ties = [];
        var s = Begin(election);
        while (!Done(s) && Best(s) is { Count: > 0 } best)
        {
            if (best.Count > 1) ties.Add(best);
            s = add(s, best.Count > 1 && breakTie is not null ? breakTie(best) : best[0]);
        }
        return (s.In, ties);
    }

    /// <summary>All committees that some way of breaking ties leads to, each sorted, all in order. Exponential in the number of ties.</summary>
    /// <param name="election">The ballots.</param>
    /// <param name="complete">What fills seats that the rule leaves empty.</param>
    public IReadOnlyList<IReadOnlyList<int>> All(ApprovalElection election, SharesCompletion complete = SharesCompletion.None)
    {
        Dictionary<string, IReadOnlyList<int>> done = [];
        HashSet<string> seen = [];
        Go(Begin(election));
        return [.. done.Values.OrderBy(w => string.Join(',', w.Select(c => c.ToString("d4", null))), StringComparer.Ordinal)];

        void Go(State s)
        {
            if (!seen.Add(string.Join(',', s.In.Order()) + '|' + string.Join(';', s.Amounts))) return;
            var best = Done(s) ? [] : Best(s);
            foreach (var c in best) Go(add(s, c));
            if (best.Count > 0) return;
            if (Done(s) || complete == SharesCompletion.None) done[string.Join(',', s.In.Order())] = [.. s.In.Order()];
            else if (complete == SharesCompletion.Phragmen) Phragmen.Follow(s with { Amounts = [.. s.Amounts.Select(m => 0 - m)] }, done);
            else foreach (var w in OptimalRule.FillByApproval(election, s.In)) done[string.Join(',', w)] = w;
        }
    }

    void Follow(State s, Dictionary<string, IReadOnlyList<int>> done)
    {
        var best = Done(s) ? [] : Best(s);
        foreach (var c in best) Follow(add(s, c), done);
        if (best.Count == 0) done[string.Join(',', s.In.Order())] = [.. s.In.Order()];
    }

    State Begin(ApprovalElection e) => new(e, removes ? [.. Enumerable.Range(0, e.Candidates)] : [], start(e));

    bool Done(State s) => removes ? s.In.Count <= s.Election.Size : s.In.Count >= s.Election.Size;

    List<int> Best(State s)
    {
        List<int> best = [];
        Fraction found = 0;
        foreach (var c in Enumerable.Range(0, s.Election.Candidates).Where(c => s.In.Contains(c) == removes))
        {
            if (value(s, c) is not { } v) continue;
            var order = best.Count == 0 ? 1 : smallest ? found.CompareTo(v) : v.CompareTo(found);
            if (order > 0) { best.Clear(); found = v; }
            if (order >= 0) best.Add(c);
        }
        return best;
    }
}
