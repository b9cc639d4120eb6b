namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>What was given cannot be drawn from: every reason in a sentence that names where it stands.</summary>
/// <param name="reasons">At least one sentence.</param>
public sealed class BadInput(IReadOnlyList<string> reasons) : Exception(string.Join('\n', reasons))
{
    /// <summary>One reason.</summary>
    /// <param name="reason">A sentence.</param>
    public BadInput(string reason) : this([reason]) { }

    /// <summary>At least one sentence.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
