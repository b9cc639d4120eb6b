namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>Why a project was taken or left the count.</summary>
public enum RoundReason
{
    /// <summary>Best of all that could be paid.</summary>
    Best,

    /// <summary>It costs nothing and has support.</summary>
    Free,

    /// <summary>Added from what was left over.</summary>
    Completion,

    /// <summary>There was enough for every project with support.</summary>
    AllAffordable,

    /// <summary>Its supporters together had less than its cost left.</summary>
    SupportersCannotPay,

    /// <summary>What was left of the budget was less than its cost.</summary>
    DoesNotFit,

    /// <summary>An earlier project did not fit and the rule stops there.</summary>
    StoppedEarlier,

    /// <summary>Fewer votes or points than the threshold.</summary>
    BelowThreshold,

    /// <summary>A project that excludes it was taken.</summary>
    Excluded,

    /// <summary>Nobody voted for it.</summary>
    NoSupport,
}
