using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Motions;

/// <summary>What the required share of a majority is measured against.</summary>
public enum MajorityOf
{
    /// <summary>Yes and no; abstentions do not count (§ 37 (6) GemO Baden-Württemberg).</summary>
    YesAndNo,

    /// <summary>All valid votes, abstentions among them.</summary>
    ValidVotes,

    /// <summary>All who are present and entitled.</summary>
    Present,

    /// <summary>All members.</summary>
    Members,
}

/// <summary>How a vote on a motion went, counted open, by name or in secret.</summary>
/// <param name="Yes">For it.</param>
/// <param name="No">Against it.</param>
/// <param name="Abstain">Neither.</param>
public sealed record MotionVotes(long Yes, long No, long Abstain = 0)
{
    /// <summary>Ballots that say nothing clear.</summary>
    public long Invalid { get; init; }

    /// <summary>Counts named votes; each name once, and only names on the list of the entitled, which is frozen when the vote opens.</summary>
    /// <exception cref="ArgumentException">A name is not entitled or there twice.</exception>
    public static MotionVotes ByName(IReadOnlyCollection<string> entitled, IReadOnlyList<(string Name, bool? Vote)> votes)
    {
        if (votes.GroupBy(v => v.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new ArgumentException($"{twice.Key} voted twice");
        if (votes.FirstOrDefault(v => !entitled.Contains(v.Name)) is { Name: { } stranger }) throw new ArgumentException($"{stranger} is not entitled to vote");
        return new(votes.Count(v => v.Vote == true), votes.Count(v => v.Vote == false), votes.Count(v => v.Vote is null));
    }
}

/// <summary>The rules of a vote on a motion.</summary>
/// <param name="Base">What the majority is measured against.</param>
public sealed record MotionRule(MajorityOf Base = MajorityOf.YesAndNo)
{
    /// <summary>The share of the base that yes must exceed, 1/2 for a simple majority; with <see cref="ShareSuffices"/> it must reach it, as for two thirds.</summary>
    public Fraction Share { get; init; } = new(1, 2);

    /// <summary>Whether exactly the share is enough.</summary>
    public bool ShareSuffices { get; init; }

    /// <summary>The share of all members that must be present; more than half by default (§ 37 (2) GemO Baden-Württemberg: at least half is the rule there, so set it to suit the statute).</summary>
    public Fraction Quorum { get; init; } = new(1, 2);

    /// <summary>Whether exactly the quorum's share is enough.</summary>
    public bool QuorumSuffices { get; init; } = true;

    /// <summary>Decides. Equal numbers of yes and no reject a motion.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="present">Present and entitled, those excluded for bias not among them.</param>
    /// <param name="members">All members.</param>
    /// <exception cref="ArgumentException">More votes than people, more people than members, negative numbers.</exception>
    public MotionOutcome Decide(MotionVotes votes, long present, long members)
    {
        if (votes.Yes < 0 || votes.No < 0 || votes.Abstain < 0 || votes.Invalid < 0) throw new ArgumentException("Numbers of votes cannot be negative");
        var cast = votes.Yes + votes.No + votes.Abstain + votes.Invalid;
        if (cast > present) throw new ArgumentException($"{cast} votes were cast by {present} people present");
        if (present > members) throw new ArgumentException($"{present} people are present of {members} members");
        var of = Base switch
        {
            MajorityOf.YesAndNo => votes.Yes + votes.No,
            MajorityOf.ValidVotes => votes.Yes + votes.No + votes.Abstain,
            MajorityOf.Present => present,
            _ => members,
        };
        var quorate = Reaches(present, members, Quorum, QuorumSuffices);
        var needed = Needed(of);
        return new(quorate && votes.Yes >= needed, quorate, of, needed);
    }

    static bool Reaches(long part, long whole, Fraction share, bool suffices) => part - share * whole is var over && (over > 0 || suffices && over == 0);

    long Needed(long of)
    {
        var exact = Share * of;
        var floor = (long)(exact.Numerator / exact.Denominator);
        return ShareSuffices && exact.Denominator.IsOne ? Math.Max(1, floor) : floor + 1;
    }
}

/// <summary>What a vote on a motion decided.</summary>
/// <param name="Adopted">Whether the motion is adopted.</param>
/// <param name="Quorate">Whether enough members were present; without them nothing is decided.</param>
/// <param name="Of">What the majority was measured against.</param>
/// <param name="Needed">The fewest yes that adopt it.</param>
public sealed record MotionOutcome(bool Adopted, bool Quorate, long Of, long Needed);
