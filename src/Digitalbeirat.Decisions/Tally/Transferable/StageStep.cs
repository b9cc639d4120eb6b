namespace Digitalbeirat.Decisions.Tally.Transferable;

/// <summary>What a stage did.</summary>
public enum StageStep
{
    /// <summary>First preferences were counted.</summary>
    FirstPreferences,

    /// <summary>A surplus was transferred.</summary>
    Surplus,

    /// <summary>The candidate with the fewest votes was excluded.</summary>
    Exclusion,

    /// <summary>Keep factors were found anew until somebody was elected or no surplus was left (Meek).</summary>
    Iteration,

    /// <summary>The seats left went to the candidates left.</summary>
    Remaining,
}
