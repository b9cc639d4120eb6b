using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>The best expectation of an objective over the relaxation.</summary>
static class Optimise
{
    /// <param name="Target">Expected seats of each type.</param>
    /// <param name="Stages">Leximin's stages.</param>
    /// <param name="Gap">How much better the objective could be at most.</param>
    /// <param name="Level">The ceiling of the probabilities.</param>
    /// <param name="Line">Goldilocks: why that ceiling.</param>
    public sealed record Outcome(double[] Target, IReadOnlyList<Stage> Stages, double Gap, double Level = 1, Line? Line = null);

    public static Outcome Over(Relaxation relaxation, Objective objective, ISolver solver, CancellationToken stop) => objective switch
    {
        Objective.Leximin or Objective.Maximin => Stages(relaxation, solver, 1, objective == Objective.Maximin, stop),
        Objective.Nash => NashProgramme.Run(relaxation, stop),
        Objective.Goldilocks => GoldilocksProgramme.Run(relaxation, solver, stop),
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective, "This objective has no optimum to find."),
    };

    public static Outcome Stages(Relaxation relaxation, ISolver solver, double ceiling, bool firstOnly, CancellationToken stop)
    {
        // Where rounding makes a later stage impossible, what is fixed gives way by a little more; what that costs is in the stages' gaps.
        SolverTrouble? last = null;
        for (var slack = LeximinProgramme.FirstSlack; slack < 2e-8; slack = slack == 0 ? 1e-10 : slack * 10)
            try
            {
                using var programme = new LeximinProgramme(relaxation, solver, ceiling, slack);
                var (stages, target) = programme.Run(firstOnly, stop);
                return new(target, stages, stages.Count == 0 ? 0 : stages.Max(s => s.Gap), ceiling);
            }
            catch (SolverTrouble trouble) { last = trouble; }
        throw last!;
    }
}
