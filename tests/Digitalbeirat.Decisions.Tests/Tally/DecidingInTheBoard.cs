using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Motions;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>Motions and elections of persons after municipal code.</summary>
public sealed class DecidingInTheBoard
{
    [Theory]
    [InlineData(11, 10, 5, MajorityOf.YesAndNo, true, 11)]
    [InlineData(10, 10, 5, MajorityOf.YesAndNo, false, 11)]
    [InlineData(11, 10, 5, MajorityOf.ValidVotes, false, 14)]
    [InlineData(14, 8, 4, MajorityOf.ValidVotes, true, 14)]
    [InlineData(15, 10, 1, MajorityOf.Present, false, 16)]
    [InlineData(20, 5, 1, MajorityOf.Members, false, 21)]
    public void A_simple_majority_is_more_than_half_of_its_base(long yes, long no, long abstain, MajorityOf of, bool adopted, long needed)
    {
        var outcome = new MotionRule(of).Decide(new(yes, no, abstain), 30, 40);
        Assert.Equal((adopted, needed), (outcome.Adopted, outcome.Needed));
    }

    [Fact]
    public void Two_thirds_are_reached_exactly_and_nothing_is_decided_without_a_quorum()
    {
        var rule = new MotionRule { Share = new Fraction(2, 3), ShareSuffices = true };
        Assert.True(rule.Decide(new(20, 10), 30, 40).Adopted);
        Assert.False(rule.Decide(new(19, 10), 30, 40).Adopted);
        Assert.False(rule.Decide(new(19, 0), 19, 40).Quorate);
        Assert.False(rule.Decide(new(19, 0), 19, 40).Adopted);
        Assert.True(rule.Decide(new(20, 0), 20, 40).Quorate);
        Assert.Throws<ArgumentException>(() => rule.Decide(new(20, 11), 30, 40));
    }

    [Fact]
    public void Named_votes_count_once_and_only_for_the_entitled()
    {
        string[] entitled = ["A", "B", "C"];
        Assert.Equal(new MotionVotes(1, 1, 1), MotionVotes.ByName(entitled, [("A", true), ("B", false), ("C", null)]));
        Assert.Throws<ArgumentException>(() => MotionVotes.ByName(entitled, [("A", true), ("A", true)]));
        Assert.Throws<ArgumentException>(() => MotionVotes.ByName(entitled, [("D", true)]));
    }

    [Fact]
    public void A_person_needs_more_than_half_of_those_present_else_the_best_two_run_off_and_then_the_lot_decides()
    {
        var election = new PersonElection { Seed = "dice" };
        Assert.Equal((PersonStep.Elected, "A"), First(("A", 14), ("B", 10)));
        Assert.Equal((PersonStep.RunOff, "A B"), First(("A", 13), ("B", 10), ("C", 3)));
        Assert.Equal((PersonStep.SecondBallot, "A"), First(("A", 13)));
        Assert.Equal(PersonStep.LotForRunOff, new PersonElection().First([("A", 10), ("B", 8), ("C", 8)], 26).Step);
        var drawn = election.First([("A", 10), ("B", 8), ("C", 8)], 26);
        Assert.Equal((PersonStep.RunOff, 2), (drawn.Step, drawn.Names.Count));
        Assert.Equal(new[] { "B", "C" }[Lot.Draw("dice", "run-off", ["B", "C"])], drawn.Names[1]);
        Assert.Equal("B", Assert.Single(election.RunOff([("A", 12), ("B", 13)], 26).Names));
        Assert.Equal(PersonStep.Lot, new PersonElection().RunOff([("A", 13), ("B", 13)], 26).Step);
        Assert.Equal(new[] { "A", "B" }[Lot.Draw("dice", "election", ["A", "B"])], Assert.Single(election.RunOff([("B", 13), ("A", 13)], 26).Names));

        (PersonStep, string) First(params (string, long)[] votes) => election.First(votes, 26) is var o ? (o.Step, string.Join(' ', o.Names)) : default;
    }

    [Fact]
    public void Valid_votes_can_be_the_base_instead()
    {
        Assert.Equal(PersonStep.Elected, new PersonElection(MajorityOf.ValidVotes).First([("A", 13), ("B", 10)], 26, others: 2).Step);
        Assert.Equal(PersonStep.RunOff, new PersonElection(MajorityOf.ValidVotes).First([("A", 13), ("B", 10)], 26, others: 3).Step);
    }

    [Fact]
    public void Equal_last_ones_of_a_block_election_are_named_or_drawn()
    {
        (string, long)[] votes = [("A", 9), ("B", 7), ("C", 7), ("D", 7), ("E", 1)];
        var open = new BlockElection(3).Run(votes);
        Assert.Equal(["A"], open.Elected);
        Assert.Equal(["B", "C", "D"], open.Tied);
        Assert.Equal(2, open.TiedSeats);
        Assert.Equal(3, new BlockElection(3) { Seed = "s" }.Run(votes).Elected.Count);
        Assert.Equal(["A"], new BlockElection(3) { Least = 8 }.Run(votes).Elected);
    }
}
