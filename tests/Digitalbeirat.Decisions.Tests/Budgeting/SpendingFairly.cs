using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Explaining;
using Digitalbeirat.Decisions.Budgeting.Rules;
using Digitalbeirat.Decisions.Reading;
using FsCheck.Xunit;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Budgeting;

/// <summary>Properties of the rules on small elections with many ties and exact fits.</summary>
public sealed class SpendingFairly
{
    static readonly TieBreaking byId = new([TieRule.Id]);

    [Property(MaxTest = 300)]
    public void Equal_shares_is_its_definition_for_every_utility(int seed)
    {
        foreach (var (kind, utility) in new[] { (BallotKind.Approval, Utility.Cost), (BallotKind.Approval, Utility.Cardinality), (BallotKind.Cumulative, Utility.Points), (BallotKind.Cumulative, Utility.Cost), (BallotKind.Ordinal, Utility.Borda) })
        {
            var e = Elections.Random(seed, kind);
            Assert.Equal(NaiveShares.EqualShares(e, utility, new Fraction(e.Budget, e.Ballots.Voters)), new EqualShares { Utility = utility, Completion = Completion.None, Ties = byId }.Run(e).Selected);
        }
    }

    [Property(MaxTest = 100)]
    public void Add1_is_its_definition(int seed)
    {
        var e = Elections.Random(seed);
        var endowment = new Fraction(e.Budget, e.Ballots.Voters);
        var before = NaiveShares.EqualShares(e, Utility.Cost, endowment);
        var supported = Enumerable.Range(0, e.Projects.Count).Count(p => e.Votes[p] > 0);
        for (var raised = endowment + 7; before.Count < supported; raised += 7)
        {
            var next = NaiveShares.EqualShares(e, Utility.Cost, raised);
            if (next.Sum(p => e.Projects[p].Cost) > e.Budget) break;
            before = next;
        }
        Assert.Equal(before.Order(), new EqualShares { Increment = 7, Ties = byId }.Run(e).Selected.Order());
    }

    [Fact]
    public void A_withdrawn_project_that_costs_a_billion_does_not_keep_add1_counting()
    {
        // Cities write 999999999 for what was withdrawn; its supporters would need ten million steps of a euro.
        var e = Elections.Of(100_050, [50_000, 30_025, 99_999_999_900], [0, 1], [0], [0, 1], [2]);
        var outcome = new EqualShares().Run(e);
        Assert.Equal([0, 1], outcome.Selected);
        Assert.InRange(outcome.Endowment!.Value.ToDouble(), 99_999_999_700, 99_999_999_900);
        Assert.Equal([0, 1], new EqualShares { Completion = Completion.Add1Exhaustive }.Run(e).Selected.Order());
    }

    [Property(MaxTest = 300)]
    public void Phragmen_is_its_definition(int seed)
    {
        var e = Elections.Random(seed);
        Assert.Equal(NaiveShares.Phragmen(e), new Phragmen { Ties = byId }.Run(e).Selected);
    }

    public static IEnumerable<Func<Election, Outcome>> AllRules =>
    [
        e => new Greedy().Run(e), e => new Greedy { StopAtFirstMisfit = true }.Run(e), e => new Greedy { Utility = Utility.Cardinality }.Run(e), e => new EqualShares { Completion = Completion.None }.Run(e),
        e => new EqualShares().Run(e), e => new EqualShares { Completion = Completion.Add1Utilitarian, Utility = Utility.Cardinality }.Run(e), e => new EqualShares { Completion = Completion.Utilitarian }.Run(e), e => new Phragmen().Run(e),
        e => new ExactEqualShares().Run(e), e => new ExactEqualShares { Utility = Utility.Cost }.Run(e), e => new BoundedOverspending().Run(e), e => new MaxWelfare().Run(e),
    ];

    [Property(MaxTest = 150)]
    public void No_rule_spends_more_than_there_is_or_a_project_twice_and_each_project_is_accounted_for(int seed)
    {
        var e = Elections.Random(seed);
        foreach (var rule in AllRules)
        {
            var outcome = rule(e);
            Assert.InRange(outcome.Cost, 0, e.Budget);
            Assert.Equal(outcome.Selected.Sum(p => e.Projects[p].Cost), outcome.Cost);
            Assert.Equal(outcome.Selected.Count, outcome.Selected.Distinct().Count());
            Assert.Equal(Enumerable.Range(0, e.Projects.Count), outcome.Selected.Concat(Loser.Of(e, outcome).Select(l => l.Project)).Order());
            Assert.Equal(outcome.Selected, outcome.Rounds.Where(r => r.Taken).Select(r => r.Project));
        }
    }

    [Property(MaxTest = 100)]
    public void Voters_in_another_order_and_projects_in_another_order_change_nothing(int seed)
    {
        var e = Elections.Random(seed);
        var random = new Random(seed);
        int[] voters = [.. Enumerable.Range(0, e.Ballots.Voters)], projects = [.. Enumerable.Range(0, e.Projects.Count)];
        random.Shuffle(voters);
        random.Shuffle(projects);
        var gather = new GatherBallots(false, false);
        foreach (var v in voters) gather.Add([.. e.Ballots.On(e.Ballots.BallotOf(v)).ToArray().Select(p => Array.IndexOf(projects, p))]);
        var other = new Election(e.Budget, e.Kind, [.. projects.Select(p => e.Projects[p])], gather.Finish());
        foreach (var completion in Enum.GetValues<Completion>())
            Assert.Equal(e.Ids(new EqualShares { Completion = completion, Ties = byId }.Run(e).Selected), other.Ids(new EqualShares { Completion = completion, Ties = byId }.Run(other).Selected));
        Assert.Equal(e.Ids(new BoundedOverspending { Ties = byId }.Run(e).Selected), other.Ids(new BoundedOverspending { Ties = byId }.Run(other).Selected));
        Assert.Equal(e.Ids(new Greedy { Ties = new([TieRule.Lot], "seed") }.Run(e).Selected), other.Ids(new Greedy { Ties = new([TieRule.Lot], "seed") }.Run(other).Selected));
    }

    [Property(MaxTest = 200)]
    public void One_more_vote_never_hurts_a_project_under_greedy(int seed)
    {
        var e = Elections.Random(seed);
        foreach (var rule in new[] { new Greedy { Ties = byId }, new Greedy { Ties = byId, StopAtFirstMisfit = true } })
            foreach (var p in rule.Run(e).Selected)
            {
                var more = e.Scores.ToArray();
                more[p]++;
                Assert.Contains(p, rule.Run(e.Projects, more, e.Budget).Selected);
            }
    }

    [Property(MaxTest = 150)]
    public void Greatest_welfare_is_the_best_of_all_selections(int seed)
    {
        var e = Elections.Random(seed);
        var best = Enumerable.Range(0, 1 << e.Projects.Count).Select(set => Enumerable.Range(0, e.Projects.Count).Where(p => (set >> p & 1) == 1).ToList())
            .Where(set => set.Sum(p => e.Projects[p].Cost) <= e.Budget).Max(set => set.Sum(p => e.Projects[p].Cost * e.Votes[p]));
        Assert.Equal(best, new MaxWelfare().Run(e).Selected.Sum(p => e.Projects[p].Cost * e.Votes[p]));
    }

    [Property(MaxTest = 200)]
    public void Each_cent_of_equal_shares_was_paid_by_a_supporter_who_had_it(int seed)
    {
        var e = Elections.Random(seed);
        foreach (var utility in new[] { Utility.Cost, Utility.Cardinality })
        {
            var outcome = new EqualShares { Completion = Completion.None, Utility = utility }.Run(e);
            var paid = new Fraction[e.Projects.Count];
            for (var b = 0; b < e.Ballots.Distinct; b++)
            {
                var story = BallotStory.Of(e, outcome, b);
                Assert.True(story.Left >= 0);
                Assert.Equal(story.Share, story.Paid.Aggregate(story.Left!.Value, (sum, p) => sum + p.Amount));
                Assert.All(story.Paid, p => Assert.Contains(p.Project, story.Funded));
                foreach (var (project, amount) in story.Paid) paid[project] += amount * e.Ballots.CountOf(b);
            }
            Assert.All(outcome.Selected, p => Assert.Equal((Fraction)e.Projects[p].Cost, paid[p]));
        }
    }

    [Property(MaxTest = 200)]
    public void What_is_said_to_have_been_enough_for_a_loser_would_have_been_enough(int seed)
    {
        var e = Elections.Random(seed);
        var endowment = new Fraction(e.Budget, e.Ballots.Voters);
        foreach (var loser in Loser.Of(e, new EqualShares { Completion = Completion.None, Ties = byId }.Run(e)))
        {
            if (loser.EnoughCost is { } cost && loser.Votes > 0)
                Assert.Contains(loser.Project, NaiveShares.EqualShares(e with { Projects = [.. e.Projects.Select((p, i) => i == loser.Project ? p with { Cost = cost } : p)] }, Utility.Cost, endowment));
            if (loser.EnoughVotes is not { } votes) continue;
            var gather = new GatherBallots(false, false);
            for (var v = 0; v < e.Ballots.Voters; v++) gather.Add(e.Ballots.On(e.Ballots.BallotOf(v)).ToArray());
            for (var v = 0; v < votes; v++) gather.Add([loser.Project]);
            Assert.Contains(loser.Project, NaiveShares.EqualShares(e with { Ballots = gather.Finish() }, Utility.Cost, endowment));
        }
        var greedy = new Greedy { Ties = byId };
        foreach (var loser in Loser.Of(e, greedy.Run(e), greedy))
        {
            if (loser.EnoughVotes is not { } votes) continue;
            var scores = e.Scores.ToArray();
            scores[loser.Project] += votes;
            Assert.Contains(loser.Project, greedy.Run(e.Projects, scores, e.Budget).Selected);
            scores[loser.Project]--;
            Assert.DoesNotContain(loser.Project, greedy.Run(e.Projects, scores, e.Budget).Selected);
        }
    }

    [Property(MaxTest = 200)]
    public void No_group_can_complain_about_equal_shares_and_every_complaint_about_greedy_is_true(int seed)
    {
        var e = Elections.Random(seed);
        Assert.Empty(Violation.Find(e, new EqualShares { Completion = Completion.None }.Run(e).Selected));
        var selected = new Greedy().Run(e).Selected;
        foreach (var v in Violation.Find(e, selected))
        {
            var group = Enumerable.Range(0, e.Ballots.Voters).Select(i => e.Ballots.On(e.Ballots.BallotOf(i)).ToArray()).Where(b => b.Contains(v.Project) && b.Where(selected.Contains).Sum(p => e.Projects[p].Cost) <= v.MostServed).ToList();
            Assert.Equal(v.Voters, group.Count);
            Assert.True(v.MostServed + e.Projects[v.Project].Cost <= v.Share);
        }
    }

    [Fact]
    public void A_tie_that_nobody_said_how_to_break_ends_the_count()
    {
        var e = Elections.Of(100, [100, 100], [0], [1]);
        var refused = Assert.Throws<UnresolvedTie>(() => new Greedy { Ties = new([TieRule.MaxVotes, TieRule.MinCost]) }.Run(e));
        Assert.Equal(["p0", "p1"], refused.Tied);
    }

    [Fact]
    public void A_lot_is_recorded_with_its_seed_and_can_be_drawn_again()
    {
        var e = Elections.Of(200, [100, 100, 100], [0, 1, 2], [0, 1, 2]);
        var outcome = new EqualShares { Completion = Completion.None, Ties = new([TieRule.Lot], "2026-11-25 dice 4 2 6") }.Run(e);
        var tie = outcome.Ties[0];
        Assert.Equal(TieRule.Lot, tie.By);
        Assert.Equal(tie.Chosen, tie.Tied[Lot.Draw("2026-11-25 dice 4 2 6", "round 1", tie.Tied)]);
        Assert.Contains(Lot.Shown("2026-11-25 dice 4 2 6", "round 1", tie.Chosen), tie.Lot);
    }

    [Fact]
    public void Of_two_projects_that_exclude_each_other_one_is_taken()
    {
        var e = Elections.Of(300, [200, 100], [0], [0], [1]);
        Assert.Equal(["p0"], e.Ids(new Greedy { Exclusive = [["p0", "p1"]] }.Run(e).Selected));
    }

    [Fact]
    public void Districts_spend_their_own_pots_and_pass_on_what_is_left()
    {
        var e = Elections.Of(0, [100, 200, 300], [0, 2], [1, 2], [2]);
        e = e with { Projects = [e.Projects[0] with { District = "north" }, e.Projects[1] with { District = "south" }, e.Projects[2]] };
        var done = new Districts(new Dictionary<string, long> { ["north"] = 150, ["south"] = 100, [""] = 150 }) { LeftoversToTown = true }.Run(e, d => new Greedy().Run(d));
        Assert.Equal([("north", "p0"), ("south", ""), ("", "p2")], done.Select(d => (d.District, string.Join(' ', d.Election.Ids(d.Outcome.Selected)))));
        Assert.Equal(300, done[2].Election.Budget);
    }

    [Fact]
    public void Measures_of_an_outcome_are_the_ones_computed_by_hand()
    {
        var e = Elections.Of(400, [200, 100, 100], [0], [0, 1], [2], [2]);
        var m = Measures.Of(e, [0, 1]);
        Assert.Equal(0.5, m.WithAWinner);
        Assert.Equal(0.75, m.WinnersPerVoter);
        Assert.Equal(125, m.CostPerVoter);
        // Fair shares: 100, 100, 50, 50; shares: 100, 200, 0, 0.
        Assert.Equal(0.5, m.FairShareRatio);
        Assert.Equal(50, m.FairShareDistance);
        Assert.False(m.Exhaustive);
        Assert.Equal(2, Assert.Single(m.Violations).Project);
    }
}
