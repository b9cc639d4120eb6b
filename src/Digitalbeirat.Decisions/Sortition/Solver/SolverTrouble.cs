namespace Digitalbeirat.Decisions.Sortition.Solver;

/// <summary>A solver did not do what mathematics says it can: it is reported, never papered over by another result.</summary>
/// <param name="message">What happened, in a sentence.</param>
public sealed class SolverTrouble(string message) : Exception(message);
