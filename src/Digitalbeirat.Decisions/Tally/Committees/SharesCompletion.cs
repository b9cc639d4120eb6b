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

    /// <summary>Equal shares itself, with more money: all seats together cost one more at a time until a count fills them, and it ends with the last seat. Candidates whom nobody approves fill by list what is then still empty.</summary>
    Increment,
}
