using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>The Method of Equal Shares: the budget is split equally among the voters, and projects are bought by those who want them.</summary>
/// <remarks>
/// Peters and Skowron 2020; Peters, Pierczyński and Skowron 2021 (arXiv 2008.13276). With utilities of cost the project with the most effective votes (cost divided by the largest payment) is bought first.
/// Every group of voters with a common wish can spend its share of the budget: the outcome satisfies extended justified representation up to one project.
/// A run costs O(rounds · supporters looked at); Add1 repeats it for each currency unit of endowment until the budget would be exceeded.
/// </remarks>
public sealed record EqualShares
{
    /// <summary>What a project is worth to a voter; Cost is usual in practice.</summary>
    public Utility Utility { get; init; } = Utility.Cost;

    /// <summary>What happens with the rest.</summary>
    public Completion Completion { get; init; } = Completion.Add1;

    /// <summary>By how much Add1 raises each endowment at a time, in cents; one currency unit by default.</summary>
    public long Increment { get; init; } = 100;

    /// <summary>Whether endowments start at whole currency units, budget / voters rounded down.</summary>
    public bool WholeStart { get; init; }

    /// <summary>How ties are broken.</summary>
    public TieBreaking Ties { get; init; } = TieBreaking.Usual;

    /// <summary>Counts an election. Throws <see cref="UnresolvedTie"/>.</summary>
    public Outcome Run(Election election) => Run(election, new Claims(election, Utility));

    internal Outcome Run(Election election, Claims claims)
    {
        if (election.Ballots.Voters == 0) return new(Name, [], 0, [], []);
        var run = new SharesRun(claims, Ties);
        var supported = Enumerable.Range(0, claims.Projects).Where(c => claims.Total[c] > 0).ToList();
        var endowment = WholeStart ? election.Budget / 100 / election.Ballots.Voters * 100 : new Fraction(election.Budget, election.Ballots.Voters);
        run.Run(endowment, long.MaxValue);
        var shares = new TraceShares(claims, run);
        var raising = Completion is Completion.Add1 or Completion.Add1Exhaustive or Completion.Add1Utilitarian or Completion.Add1ExhaustiveUtilitarian;
        if (raising && supported.Sum(c => claims.Cost(c)) <= election.Budget)
            return Complete(shares.Outcome(Name, endowment), RoundReason.AllAffordable);
        if (raising)
        {
            var highest = Raise(election, run, endowment, supported.Count);
            run.Run(highest, long.MaxValue);
            endowment = highest;
        }
        var outcome = shares.Outcome(Name, endowment);
        return Completion is Completion.Utilitarian or Completion.Add1Utilitarian or Completion.Add1ExhaustiveUtilitarian ? Complete(outcome, RoundReason.Completion) : outcome;

        Outcome Complete(Outcome first, RoundReason reason)
        {
            var rest = supported.Except(first.Selected).ToList();
            var worth = Enumerable.Range(0, claims.Projects).Select(c => checked(claims.Total[c] * claims.Worth[c])).ToArray();
            var added = new FillBudget(election.Projects, election.Scores, worth, Ties).Run("", rest, election.Budget - first.Cost, false, null, [], reason);
            var taken = added.Selected.ToHashSet();
            return first with
            {
                Selected = [.. first.Selected, .. added.Selected],
                Cost = first.Cost + added.Cost,
                Ties = [.. first.Ties, .. added.Ties],
                Rounds = [.. first.Rounds.Where(r => r.Taken), .. added.Rounds.Where(r => r.Taken), .. first.Rounds.Where(r => !r.Taken && !taken.Contains(r.Project))],
            };
        }
    }

    /// <summary>The highest endowment that Add1 reaches within the budget. The run was made with the start.</summary>
    Fraction Raise(Election election, SharesRun run, Fraction start, int supported)
    {
        var exhaustive = Completion is Completion.Add1Exhaustive or Completion.Add1ExhaustiveUtilitarian;
        var cheapest = election.Projects.Select((p, i) => (p.Cost, i)).OrderBy(p => p.Cost).ToList();
        // With less than this its supporters cannot pay a project even if they pay for nothing else.
        var needed = Enumerable.Range(0, election.Projects.Count).Where(c => election.Votes[c] > 0).Select(c => (Project: c, Each: new Fraction(election.Projects[c].Cost, election.Votes[c]))).OrderBy(c => c.Each).Select(c => (c.Project, c.Each, About: c.Each.ToDouble())).ToArray();
        var round = 0;
        var boughtIn = new int[election.Projects.Count];
        var endowment = start;
        while (!(exhaustive && NothingFits()) && run.Bought.Count < supported)
        {
            var next = endowment + Increment;
            // Before any group could pay all of a project that is not bought, only what is bought already can be bought: the budget is kept, and something still fits where something fits now.
            round++;
            foreach (var c in run.Bought) boughtIn[c] = round;
            var first = Array.Find(needed, c => boughtIn[c.Project] != round);
            if (first.About > next.ToDouble() + Increment && (first.Each - endowment) / Increment is var steps) next = endowment + (Fraction)(long)(steps.Numerator / steps.Denominator) * Increment;
            if (!run.Run(next, election.Budget)) break;
            endowment = next;
        }
        return endowment;

        bool NothingFits()
        {
            foreach (var (cost, project) in cheapest)
            {
                if (cost > election.Budget - run.Cost) return true;
                if (!run.Bought.Contains(project)) return false;
            }
            return true;
        }
    }

    string Name => Completion switch
    {
        Completion.Utilitarian => "equal-shares/utilitarian",
        Completion.Add1 => "equal-shares/add1",
        Completion.Add1Exhaustive => "equal-shares/add1-exhaustive",
        Completion.Add1Utilitarian => "equal-shares/add1u",
        Completion.Add1ExhaustiveUtilitarian => "equal-shares/add1u-exhaustive",
        _ => "equal-shares",
    };
}
