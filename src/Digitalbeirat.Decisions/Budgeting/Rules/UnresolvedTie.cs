namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>Projects are tied and nobody said how to tell them apart: the count refuses to choose.</summary>
public sealed class UnresolvedTie(IReadOnlyList<string> tied, IReadOnlyList<TieRule> asked)
    : InvalidOperationException($"The projects {string.Join(", ", tied)} are tied, and {(asked.Count == 0 ? "no way to break ties is named" : "the named ways to break ties do not tell them apart")}; add file-order, id or lot")
{
    /// <summary>The tied projects by id.</summary>
    public IReadOnlyList<string> Tied { get; } = tied;
}
