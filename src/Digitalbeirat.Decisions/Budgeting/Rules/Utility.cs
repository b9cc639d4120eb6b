namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>What a selected project is worth to a voter.</summary>
public enum Utility
{
    /// <summary>Its cost, if the voter listed it (times the points where ballots carry points): each cent spent in the voter's sense counts.</summary>
    Cost,

    /// <summary>1, if the voter listed it: each project counts.</summary>
    Cardinality,

    /// <summary>The points the voter gave.</summary>
    Points,

    /// <summary>For ordinal ballots: how many projects the voter put below it; the last one on a ballot counts nothing (Borda, as pabutools counts it).</summary>
    Borda,
}
