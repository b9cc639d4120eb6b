namespace Digitalbeirat.Kernel.Access;

/// <summary>What one may be allowed to do. Endpoints name one of these or say that they are public.</summary>
public enum Right
{
    /// <summary>Comment, support, follow, report: anybody with a confirmed address.</summary>
    TakePart,
    /// <summary>Read what is not public: internal agenda items and papers.</summary>
    ReadInternal,
    /// <summary>Vote in the board.</summary>
    Vote,
    /// <summary>Answer for a unit or the council.</summary>
    Answer,
    /// <summary>Hide and restore, decide on reports.</summary>
    Moderate,
    /// <summary>Run the board and its meetings, assign, merge, publish.</summary>
    Organise,
    /// <summary>Settings, roles, accounts.</summary>
    Administer,
}
