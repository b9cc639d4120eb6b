namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>One way to tell tied projects apart.</summary>
public enum TieRule
{
    /// <summary>More votes (points where ballots carry points) first.</summary>
    MaxVotes,

    /// <summary>Cheaper first.</summary>
    MinCost,

    /// <summary>Dearer first.</summary>
    MaxCost,

    /// <summary>As listed in the file.</summary>
    FileOrder,

    /// <summary>By id, compared character by character.</summary>
    Id,

    /// <summary>By lot, with a seed named beforehand.</summary>
    Lot,
}
