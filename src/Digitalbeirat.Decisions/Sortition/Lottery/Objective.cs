namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>What makes one lottery fairer than another.</summary>
public enum Objective
{
    /// <summary>Raise the smallest chance as far as possible, then the next smallest, and so on (Flanigan et al., Nature 2021).</summary>
    Leximin,

    /// <summary>Raise the smallest chance as far as possible.</summary>
    Maximin,

    /// <summary>Raise the product of all chances.</summary>
    Nash,

    /// <summary>Keep the smallest chance high and the largest low: minimise (n/k) max p + (k/n) / min p (Baharav and Flanigan 2024), then leximin below that ceiling.</summary>
    Goldilocks,

    /// <summary>The usual greedy draw with restarts, for comparison alone: it is estimated by simulation and promises nothing.</summary>
    Legacy,
}
