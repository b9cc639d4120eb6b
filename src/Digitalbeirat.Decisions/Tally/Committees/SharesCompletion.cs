namespace Digitalbeirat.Decisions.Tally.Committees;

/// <summary>What fills the seats that equal shares leaves empty.</summary>
public enum SharesCompletion
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Sequential Phragmén, started with the money that voters have left.</summary>
    Phragmen,

    /// <summary>The most approvals.</summary>
    Approval,
}
