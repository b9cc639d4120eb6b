using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Committees;
using Digitalbeirat.Decisions.Tally.Ranked;
using Digitalbeirat.Decisions.Tally.Transferable;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>The methods of the count command by name.</summary>
static class CountMethods
{
    public static IReadOnlyList<(string Names, Func<RankedElection, string?, CountOutcome> Value)> Ranked { get; } =
    [
        ("scottish-stv|scotland|stv", (e, seed) => Transfer(e, (GregoryCount.Scottish with { Seed = seed }).Run(e))),
        ("wigm|wigm-prf", (e, seed) => Transfer(e, (GregoryCount.Reference with { Seed = seed }).Run(e))),
        ("meek|meek-prf", (e, seed) => Transfer(e, (MeekCount.Reference with { Seed = seed }).Run(e))),
        ("qpq", (e, seed) => Transfer(e, (QuotientCount.Reference with { Seed = seed }).Run(e))),
        ("irv|instant-runoff", (e, _) => Order(e, Preferential.InstantRunoff(e), null)),
        ("schulze|beat-path", (e, _) => Pairs(e, p => Condorcet.Schulze(p))),
        ("ranked-pairs", (e, seed) => Pairs(e, p => Condorcet.RankedPairs(p, seed is null ? null : Lot.Order(seed, "ranked pairs", e.Candidates)))),
        ("split-cycle", (e, _) => Pairs(e, Condorcet.SplitCycle)),
        ("smith", (e, _) => Pairs(e, Condorcet.Smith)),
        ("copeland", (e, _) => Pairs(e, Condorcet.Copeland)),
        ("minimax", (e, _) => Pairs(e, Condorcet.Minimax)),
        ("borda", (e, _) => Pairs(e, Condorcet.Borda)),
        ("bucklin", (e, _) => Order(e, Preferential.Bucklin(e), null)),
        ("plurality|block", (e, _) => Order(e, Preferential.Plurality(e), null)),
    ];

    public static IReadOnlyList<(string Names, Func<ApprovalElection, IReadOnlyList<IReadOnlyList<int>>> Value)> Committees { get; } =
    [
        ("av|approval", OptimalRule.Approval), ("sav", OptimalRule.Satisfaction), ("pav", OptimalRule.Pav), ("cc", OptimalRule.ChamberlinCourant), ("monroe", OptimalRule.Monroe),
        ("seqpav", e => SequentialRule.Pav.All(e)), ("seqphragmen|phragmen", e => SequentialRule.Phragmen.All(e)), ("equal-shares|mes", e => SequentialRule.EqualShares.All(e, SharesCompletion.Phragmen)),
    ];

    public static IReadOnlyList<(string Names, Func<ScoreElection, Ordering> Value)> Graded { get; } = [("score", e => e.Score()), ("star", e => e.Star()), ("approval|block", e => e.Approval())];

    public static CountOutcome Rank(RankedElection e, string method, string? seed)
    {
        try
        {
            if (Committees.FirstOrDefault(m => m.Names.Split('|').Contains(method, StringComparer.OrdinalIgnoreCase)) is { Value: { } committee } named && Ranked.All(m => !m.Names.Split('|').Contains(method))) return Committee(e, named.Names.Split('|')[0], committee, seed);
            if (Ranked.FirstOrDefault(m => m.Names.Split('|').Contains(method, StringComparer.OrdinalIgnoreCase)) is { Value: { } ranked }) return ranked(e, seed);
        }
        catch (NotSupportedException x)
        {
            throw new Refusal($"--method {method}: {x.Message}");
        }
        throw new Refusal($"--method {method}: there are {Words.List(Ranked)}, {Words.List(Committees)}");
    }

    static CountOutcome Transfer(RankedElection e, TransferableResult r) => new(r.Method, e.Title, e.Candidates, e.Ballots, e.Seats, r.Elected,
        [.. r.Draws.Select(d => $"Stage {d.Stage}: {string.Join(", ", d.Tied.Select(c => e.Candidates[c]))} were tied; {e.Candidates[d.Chosen]} by {d.By} ({d.Purpose})")]) { Transferable = r };

    static CountOutcome Pairs(RankedElection e, Func<Pairwise, Ordering> rank)
    {
        var pairs = Pairwise.Of(e);
        return Order(e, rank(pairs), pairs);
    }

    static CountOutcome Order(RankedElection e, Ordering o, Pairwise? pairs) => Ordered(o, e.Title, e.Candidates, e.Ballots, e.Seats) with { Pairs = pairs };

    /// <summary>The first of the order; a group that the seats cut through is named and stays open.</summary>
    static CountOutcome Ordered(Ordering o, string title, IReadOnlyList<string> candidates, long ballots, int seats)
    {
        List<int> elected = [];
        List<string> ties = [];
        foreach (var group in o.Groups)
        {
            if (elected.Count >= seats) break;
            if (elected.Count + group.Count > seats)
            {
                ties.Add($"{string.Join(", ", group.Select(c => candidates[c]))} are tied for {seats - elected.Count} of {group.Count} places; a run-off or the lot has to decide");
                break;
            }
            elected.AddRange(group);
        }
        return new(o.Method, title, candidates, ballots, seats, elected, ties) { Ordering = o };
    }

    static CountOutcome Committee(RankedElection e, string name, Func<ApprovalElection, IReadOnlyList<IReadOnlyList<int>>> rule, string? seed)
    {
        List<int> standing = [.. Enumerable.Range(0, e.Candidates.Count).Where(c => !e.Withdrawn.Contains(c))];
        if (standing.Count < e.Seats) throw new Refusal($"--method {name}: {standing.Count} candidates for {e.Seats} seats");
        // Equal ballots are one, whatever their order: approval knows none.
        var ballots = Enumerable.Range(0, e.Count.Length).Select(b => (Set: e.Choice[e.Start[b]..e.Start[b + 1]].Where(c => !e.Withdrawn.Contains(c)).Select(c => standing.IndexOf(c)).Order().ToArray(), Count: e.Count[b]))
            .GroupBy(b => string.Join(',', b.Set)).Select(g => (g.First().Set, Count: g.Sum(b => b.Count))).ToList();
        if (name is "pav" or "cc" or "monroe" && standing.Count > 24) throw new Refusal($"--method {name} searches all committees and takes up to 24 candidates; use seqpav or phragmen");
        if (name == "monroe" && ballots.Sum(b => b.Count) > 2000) throw new Refusal("--method monroe assigns every voter and takes up to 2000 ballots; use seqpav or phragmen");
        var all = rule(new(standing.Count, [.. ballots.Select(b => (IReadOnlyList<int>)b.Set)], [.. ballots.Select(b => b.Count)], e.Seats)).Select(w => (IReadOnlyList<int>)[.. w.Select(c => standing[c])]).ToList();
        var drawn = seed is null || all.Count == 1 ? 0 : Lot.Draw(seed, "committee", [.. all.Select(w => string.Join('+', w.Select(c => e.Candidates[c])))]);
        return new(name, e.Title, e.Candidates, e.Ballots, e.Seats, all[drawn], all.Count == 1 ? [] : [$"{all.Count} committees are equally good; {(seed is null ? "the first in the order of the list is shown" : $"the lot with seed {seed} chose one")}"]) { Committees = all };
    }

    public static CountOutcome Grade(string text, string method, int? seats)
    {
        var run = Words.Choose("--method", method == "scottish-stv" ? "star" : method, Graded);
        var table = Table.Read(text);
        var counted = table.Has("count") ? table.Column("count") : -1;
        var columns = Enumerable.Range(0, table.Columns.Count).Where(c => c != counted).ToList();
        if (columns.Count == 0) throw new Unreadable(1, null, "There is no column for a candidate");
        if (table.Rows.Count == 0) throw new Unreadable(0, null, "There are no ballots");
        List<IReadOnlyList<int?>> scores = [];
        foreach (var row in table.Rows)
            scores.Add([.. columns.Select(c => row.Cells[c].Length == 0 ? (int?)null : table.Whole(row, c) is <= 1000 and var grade ? (int)grade : throw new Unreadable(row.Line, table.Columns[c], "Grades go up to 1000"))]);
        var election = new ScoreElection([.. columns.Select(c => table.Columns[c])], scores, [.. table.Rows.Select(r => counted < 0 ? 1 : table.Whole(r, counted))]);
        if (seats is < 1) throw new Refusal($"--seats {seats}: there must be at least one");
        return Ordered(run(election), "", election.Candidates, election.Count.Sum(), seats ?? 1);
    }
}
