namespace Digitalbeirat.Kernel.Items;

public enum Visibility
{
    Public,
    /// <summary>Board, council and office only; that it exists and why it is not public is said in public.</summary>
    Internal,
    /// <summary>Taken from view by moderation, with a reason.</summary>
    Hidden,
    /// <summary>Soft-deleted: the address says so, the office can undo it.</summary>
    Deleted,
    /// <summary>Waits for the office; only it and whoever wrote it see it.</summary>
    Proposed,
}
