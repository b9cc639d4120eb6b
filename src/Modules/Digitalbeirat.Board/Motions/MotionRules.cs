namespace Digitalbeirat.Board.Motions;

public enum Verdict { Adopted, Rejected, NoQuorum }

/// <summary>How the board decides. Every rule has a sentence that stands on the page beside what it decides.</summary>
public static class MotionRules
{
    /// <summary>More than half of the members must have voted; abstaining counts as having voted.</summary>
    public static bool HasQuorum(int cast, int members) => members > 0 && cast * 2 > members;

    public static string QuorumRule => T.RuleQuorum;

    /// <summary>More yes than no adopts; a tie rejects. Abstentions count for neither side.</summary>
    public static bool HasMajority(int yes, int no) => yes > no;

    public static string MajorityRule => T.RuleMajority;

    public static Verdict Decide(int yes, int no, int abstain, int members) =>
        !HasQuorum(yes + no + abstain, members) ? Verdict.NoQuorum : HasMajority(yes, no) ? Verdict.Adopted : Verdict.Rejected;

    /// <summary>How many have to vote for the quorum.</summary>
    public static int Quorum(int members) => members / 2 + 1;

    /// <summary>A vote can be given and changed as long as the vote is open.</summary>
    public static bool CanVote(string state) => state == MotionState.Open;

    public static string VotingRule => T.RuleVoting;

    /// <summary>Nothing changes after the closing; a motion not yet decided can be withdrawn.</summary>
    public static bool CanWithdraw(string state) => state is MotionState.Draft or MotionState.Open;
}
