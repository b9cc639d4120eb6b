namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>What a count that follows one choice after the other does where a ballot gives several candidates the same rank.</summary>
public enum EqualRanks
{
    /// <summary>Nothing: the rule says nothing about them, so an election with such ballots is not counted.</summary>
    Refuse,

    /// <summary>The rank is passed over, and the ballot goes on with the next.</summary>
    Skip,

    /// <summary>The ballot ends before the rank, whether those named still stand or not.</summary>
    End,

    /// <summary>The ballot ends only where several of them still stand; a single one has the vote.</summary>
    EndIfSeveralStand,
}
