using Digitalbeirat.Decisions.Budgeting.Rules;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Explaining;

/// <summary>Why a project was not selected, and what would have been enough.</summary>
/// <param name="Project">By index.</param>
/// <param name="Reason">Why it was not selected.</param>
/// <param name="Votes">Its votes.</param>
/// <param name="SupportersLeft">What its supporters had left together at the end, in cents; null for rules without endowments.</param>
/// <param name="EnoughCost">The most it could have cost to be selected, all else equal, in cents; null where that is not known or nothing would have helped.</param>
/// <param name="EnoughVotes">How many more voters for this project alone would have been enough; null likewise.</param>
public sealed record Loser(int Project, RoundReason Reason, long Votes, Fraction? SupportersLeft, long? EnoughCost, long? EnoughVotes)
{
    /// <summary>Explains every project that was not selected; bounds hold at the endowment of the outcome.</summary>
    /// <remarks>
    /// Equal shares: had the project cost what its supporters had left at the end, or had as many more supporters come as bring the missing money with them, then a count that never buys it would run as it did and
    /// could buy it at the end, a contradiction; so it would have been selected (before any completion). These bounds are sufficient and exact.
    /// Greedy by votes: the votes are found by bisection over whole counts, since more votes only move a project forward.
    /// </remarks>
    public static IReadOnlyList<Loser> Of(Election election, Outcome outcome)
    {
        var selected = outcome.Selected.ToHashSet();
        var reasons = outcome.Rounds.Where(r => !r.Taken).GroupBy(r => r.Project).ToDictionary(g => g.Key, g => g.Last().Reason);
        return [.. Enumerable.Range(0, election.Projects.Count).Where(p => !selected.Contains(p)).Select(Explain)];

        Loser Explain(int p)
        {
            var reason = reasons.GetValueOrDefault(p, RoundReason.DoesNotFit);
            if (outcome.Payments is not { } payments || outcome.Endowment is not { } endowment || endowment.Numerator.IsZero) return new(p, reason, election.Votes[p], null, null, null);
            var left = payments.LeftBehind(p);
            var cost = election.Projects[p].Cost;
            var enough = (long)(left.Numerator / left.Denominator);
            var missing = (cost - left) / endowment;
            return new(p, reason, election.Votes[p], left, enough > 0 ? enough : null, (long)((missing.Numerator + missing.Denominator - 1) / missing.Denominator));
        }
    }

    /// <summary>Keeps of each loser's bounds only what the rule itself confirms: the whole election is counted again with that cost, and with that many more voters while the budget stays as it is (so each has a little less).</summary>
    /// <remarks>Needed where endowments were raised or money was completed, since the budget then limits what a count at the same endowment could buy. Tries the bound, and looser ones where it is not enough: at most seven counts for each loser.</remarks>
    public static IReadOnlyList<Loser> Confirmed(Election election, IReadOnlyList<Loser> losers, Func<Election, Outcome> rule)
    {
        return [.. losers.Select(l => l with { EnoughCost = l.EnoughCost is { } cost ? Cost(l.Project, cost) : null, EnoughVotes = l.EnoughVotes is { } votes && votes > 0 ? Votes(l.Project, votes) : null })];

        long? Cost(int p, long bound)
        {
            foreach (var cost in new[] { bound, bound / 4 * 3, bound / 2, bound / 4 })
                if (cost > 0 && rule(election with { Projects = [.. election.Projects.Select((x, i) => i == p ? x with { Cost = cost } : x)] }).Selected.Contains(p)) return cost;
            return null;
        }

        long? Votes(int p, long bound)
        {
            foreach (var votes in new[] { bound, bound + bound / 2 + 1, 3 * bound + 1 })
                if (votes <= election.Ballots.Voters && rule(election with { Ballots = Plus(p, votes) }).Selected.Contains(p)) return votes;
            return null;
        }

        Ballots Plus(int p, long votes)
        {
            var gather = new GatherBallots(election.Kind == BallotKind.Ordinal, election.Ballots.CarryPoints);
            for (var v = 0; v < election.Ballots.Voters; v++) gather.Add(election.Ballots.On(election.Ballots.BallotOf(v)).ToArray(), election.Ballots.PointsOn(election.Ballots.BallotOf(v)).ToArray());
            for (var v = 0; v < votes; v++) gather.Add([p], election.Ballots.CarryPoints ? [1] : default(long[]));
            return gather.Finish();
        }
    }

    /// <summary>The same for the greedy rule by votes, which has to be counted again for each question.</summary>
    public static IReadOnlyList<Loser> Of(Election election, Outcome outcome, Greedy rule)
    {
        if (rule.Utility != Utility.Cost) return Of(election, outcome);
        var selected = outcome.Selected.ToHashSet();
        var reasons = outcome.Rounds.Where(r => !r.Taken).GroupBy(r => r.Project).ToDictionary(g => g.Key, g => g.Last().Reason);
        return [.. Enumerable.Range(0, election.Projects.Count).Where(p => !selected.Contains(p)).Select(p => new Loser(p, reasons.GetValueOrDefault(p, RoundReason.DoesNotFit), election.Votes[p], null, EnoughCost(p), EnoughVotes(p)))];

        bool Wins(int p, long votes, long cost)
        {
            var projects = election.Projects.ToArray();
            projects[p] = projects[p] with { Cost = cost };
            var scores = election.Scores.ToArray();
            scores[p] = votes;
            return rule.Run(projects, scores, election.Budget).Selected.Contains(p);
        }

        long? EnoughVotes(int p)
        {
            long no = election.Scores[p], yes = election.Scores.Max() + 1;
            if (!Wins(p, yes, election.Projects[p].Cost)) return null;
            while (yes - no > 1)
                if (Wins(p, (yes + no) / 2, election.Projects[p].Cost)) yes = (yes + no) / 2;
                else no = (yes + no) / 2;
            return yes - election.Scores[p];
        }

        long? EnoughCost(int p)
        {
            if (election.Scores[p] == 0 || !Wins(p, election.Scores[p], 1)) return null;
            long yes = 1, no = election.Projects[p].Cost;
            while (no - yes > 1)
                if (Wins(p, election.Scores[p], (yes + no) / 2)) yes = (yes + no) / 2;
                else no = (yes + no) / 2;
            return yes;
        }
    }
}
