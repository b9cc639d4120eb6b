using Digitalbeirat.Decisions.Sortition.Certificate;
using Digitalbeirat.Decisions.Sortition.Panels;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>Which types are in some feasible panel.</summary>
static class Cover
{
    /// <param name="Panels">Panels in which every other type is.</param>
    /// <param name="Out">Types in no feasible panel.</param>
    /// <param name="Proof">Σ of the types that are out ≤ a number below 1; null where every type is in some panel.</param>
    /// <param name="None">The proof that no panel at all keeps the quotas.</param>
    public sealed record Outcome(IReadOnlyList<int[]> Panels, bool[] Out, Cut? Proof, Proof? None);

    public static Outcome Of(PanelShape shape, PanelSearch search, CancellationToken stop)
    {
        var missing = new double[shape.Types];
        Array.Fill(missing, 1);
        var panels = new List<int[]>();
        var first = search.Heaviest(missing, share: 0);
        if (first.Panel is null) return new([], [.. missing.Select(_ => true)], null, search.Heaviest(missing, prove: true).Proof);
        for (var panel = first.Panel; panel is not null && missing.Contains(1); panel = search.Heaviest(missing, 0.5, share: 0).Panel)
        {
            stop.ThrowIfCancellationRequested();
            panels.Add(panel);
            for (var t = 0; t < panel.Length; t++) if (panel[t] > 0) missing[t] = 0;
        }
        if (!missing.Contains(1)) return new(panels, new bool[shape.Types], null, null);
        var proof = search.Heaviest(missing, 0.5, prove: true).Proof!;
        return new(panels, [.. missing.Select(m => m > 0)], new(missing, proof.Bound(shape, missing), proof), null);
    }
}
