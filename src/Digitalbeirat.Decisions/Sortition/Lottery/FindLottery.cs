using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>The fairest lottery of a pool.</summary>
/// <remarks>
/// The quotas as linear inequalities contain all lotteries' expectations; the objective is optimised over them, which is small work on types. If the optimum can be written as a lottery
/// (<see cref="Decompose"/>) it is optimal, and the dual values of the programme prove it. If not, weights are found by which every panel keeps a bound that the optimum breaks; the bound is proved by branch and bound,
/// added as a cut, and the objective is optimised again. Each cut belongs to the convex hull of the panels, of which there are finitely many; so the loop ends.
/// </remarks>
public sealed class FindLottery(ISolver solver)
{
    const double Tolerated = 1e-6, ToleratedByNash = 1e-4;

    /// <summary>How far the work is: rounds of cuts, stages, the share of the lottery that is composed, the largest gap so far.</summary>
    public sealed record Progress(int Round, int Stages, double Reached, double Gap, int Panels);

    /// <summary>Finds it.</summary>
    /// <param name="pool">A pool whose quotas <see cref="CheckQuotas"/> finds nothing wrong with.</param>
    /// <param name="objective">Leximin, maximin, Nash or Goldilocks.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="BadInput">No panel keeps all quotas.</exception>
    /// <exception cref="SolverTrouble">A solver failed.</exception>
    public FairLottery Run(TypedPool pool, Objective objective, Action<Progress>? progress = null, CancellationToken stop = default)
    {
        var search = new PanelSearch(pool.Shape);
        var cover = Cover.Of(pool.Shape, search, stop);
        if (cover.None is not null) throw new NoPanel(cover.None);
        var relaxation = new Relaxation(pool, cover.Out);
        var decompose = new Decompose(pool.Shape, solver, search);
        foreach (var panel in cover.Panels) decompose.Know(panel);
        for (var round = 1; ; round++)
        {
            var optimum = Optimise.Over(relaxation, objective, solver, stop);
            var outcome = decompose.Run(optimum.Target, reached => progress?.Invoke(new(round, optimum.Stages.Count, reached, optimum.Gap, decompose.Panels.Count)), stop);
            if (outcome.Shares is { } shares)
            {
                var found = new FairLottery(pool, objective, outcome.Panels, shares, cover.Out, cover.Proof, relaxation.Cuts, optimum.Stages, optimum.Gap, optimum.Level, optimum.Line);
                var gap = Math.Max(optimum.Gap, Shortfall(found));
                if (gap > (objective == Objective.Nash ? ToleratedByNash : Tolerated)) throw new SolverTrouble($"The lottery found may be {gap:R} from the optimum, more than is tolerated.");
                return found with { Gap = gap };
            }
            // Weights of the same size are the same, and what is nothing but rounding is nothing: solvers dislike hairs.
            var weights = outcome.Weights!.Select(w => Math.Round(w / outcome.Weights!.Max() * 1e9) / 1e9).ToArray();
            var proof = search.Heaviest(weights, prove: true).Proof!;
            var bound = proof.Bound(pool.Shape, weights);
            var broken = weights.Zip(optimum.Target, (w, e) => w * e).Sum() - bound;
            if (broken < 1e-9) throw new SolverTrouble($"The lottery could neither be composed nor ruled out (by {broken:R}).");
            relaxation.Cuts.Add(new(weights, bound, proof));
        }
    }

    /// <summary>Whether any panel keeps all quotas.</summary>
    /// <param name="pool">The pool in types.</param>
    public static bool Feasible(TypedPool pool) => new PanelSearch(pool.Shape).Heaviest(new double[pool.Shape.Types], share: 0).Panel is not null;

    /// <summary>The numbers of the people who are in no feasible panel.</summary>
    /// <param name="pool">The pool in types.</param>
    /// <exception cref="NoPanel">Nobody is in any.</exception>
    public static IReadOnlyList<int> Uncovered(TypedPool pool)
    {
        var cover = Cover.Of(pool.Shape, new PanelSearch(pool.Shape), default);
        if (cover.None is not null) throw new NoPanel(cover.None);
        return [.. Enumerable.Range(0, pool.Pool.People.Count).Where(p => cover.Out[pool.TypeOf[p]])];
    }

    // How far a person's probability may lie below what its stage promises.
    static double Shortfall(FairLottery lottery)
    {
        var expected = lottery.Expectation();
        return lottery.Stages.SelectMany(s => s.Fixed.Select(t => s.Value - expected[t] / lottery.Pool.Count(t))).Append(0).Max();
    }
}

/// <summary>No panel keeps all quotas.</summary>
/// <param name="proof">Why.</param>
public sealed class NoPanel(Proof proof) : Exception("No panel keeps all quotas at once.")
{
    /// <summary>Why: a tree all of whose parts are closed.</summary>
    public Proof Proof { get; } = proof;
}
