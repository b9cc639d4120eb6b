using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Panels;

namespace Digitalbeirat.Decisions.Sortition.Draw;

/// <summary>Turns a lottery into m equally likely panels so that nobody's chance changes by much.</summary>
/// <remarks>
/// Whole copies of each panel first. What is left, R panels' worth of seats, is rounded to whole seats of each type that keep R times the quotas, and then taken apart into R panels one by one, each chosen so that the rest
/// still is between R−1 times the quotas. So a type's seats differ from m times its expectation by less than one seat, where the taking apart succeeds throughout.
/// The bound of B. Flanigan, G. Kehne, A. Procaccia: Fair sortition made transparent, NeurIPS 2021, holds for other roundings too and is printed beside.
/// </remarks>
public static class RoundLottery
{
    const int NodeLimit = 2000;

    /// <summary>m panels, each one count for each type.</summary>
    /// <param name="lottery">The lottery.</param>
    /// <param name="panels">m, at least 1.</param>
    /// <param name="done">Hears which share of the panels is there.</param>
    /// <param name="stop">Ends it early.</param>
    public static IReadOnlyList<int[]> To(FairLottery lottery, int panels, Action<double>? done = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(panels, 1);
        var shape = lottery.Pool.Shape;
        var rest = lottery.Expectation().Select(e => e * panels).ToArray();
        var chosen = new List<int[]>();
        for (var j = 0; j < lottery.Shares.Length; j++)
            for (var copies = (int)Math.Floor(lottery.Shares[j] * panels + 1e-9); copies > 0; copies--)
            {
                chosen.Add(lottery.Panels[j]);
                for (var t = 0; t < rest.Length; t++) rest[t] -= lottery.Panels[j][t];
            }
        var open = panels - chosen.Count;
        var seats = WholeSeats(shape, rest, open, Beat);
        var search = new PanelSearch(shape, Beat);
        for (; open > 0; open--)
        {
            var panel = Take(shape, search, seats, open);
            chosen.Add(panel);
            for (var t = 0; t < seats.Length; t++) seats[t] -= panel[t];
            Beat();
        }
        return chosen;

        void Beat()
        {
            stop.ThrowIfCancellationRequested();
            done?.Invoke((double)chosen.Count / panels);
        }
    }

    // Rounds each type's seats up or down so that the rows keep `open` times their bounds: itself a panel problem, of zeros and ones.
    static int[] WholeSeats(PanelShape shape, double[] rest, int open, Action beat)
    {
        var floor = rest.Select(r => (int)Math.Floor(r + 1e-7)).ToArray();
        var fraction = rest.Select((r, t) => Math.Max(0, r - floor[t])).ToArray();
        var counted = shape.Activities([.. floor.Select(f => (double)f)]);
        var up = new PanelShape([.. fraction.Select(f => f > 1e-7 ? 1 : 0)], shape.RowsOf,
            [.. shape.Low.Select((l, i) => l * open - (int)counted[i])], [.. shape.High.Select((h, i) => h * open - (int)counted[i])]);
        var rounded = new PanelSearch(up, beat).Heaviest(fraction, share: 0.5, nodeLimit: NodeLimit).Panel;
        return [.. floor.Select((f, t) => f + (rounded is not null ? rounded[t] : fraction[t] >= 0.5 ? 1 : 0))];
    }

    static int[] Take(PanelShape shape, PanelSearch search, int[] seats, int open)
    {
        var counted = shape.Activities([.. seats.Select(s => (double)s)]);
        var weights = new double[shape.Types];
        for (var t = 0; t < seats.Length; t++)
        {
            weights[t] = shape.Size[t] == 0 ? 0 : (double)seats[t] / (open * shape.Size[t]);
            var high = Math.Clamp(seats[t], 0, shape.Size[t]);
            search.Bound(t, Math.Clamp(seats[t] - (open - 1) * shape.Size[t], 0, high), high);
        }
        for (var i = 0; i < shape.Rows; i++)
        {
            var low = Math.Max(shape.Low[i], (int)counted[i] - (open - 1) * shape.High[i]);
            var high = Math.Min(shape.High[i], (int)counted[i] - (open - 1) * shape.Low[i]);
            if (low <= high) search.Bound(shape.Types + i, low, high);
        }
        var panel = search.Heaviest(weights, share: 0, nodeLimit: NodeLimit).Panel;
        search.Unbound();
        // Where the rest cannot be taken apart exactly, the panel that leaves least behind.
        return panel ?? search.Heaviest(weights, share: 0).Panel ?? throw new Solver.SolverTrouble("No panel was found although the lottery has some.");
    }

    /// <summary>The most by which rounding to m panels must change a probability, by the theorem: min(k/m, √((1 + ln 2/ln C)/2) · √(C ln C)/m + 1/m) for C types. Ours is usually far below.</summary>
    /// <param name="types">C.</param>
    /// <param name="seats">k.</param>
    /// <param name="panels">m.</param>
    public static double Bound(int types, int seats, int panels)
    {
        if (types < 2) return 1.0 / panels;
        var log = Math.Log(types);
        return Math.Min((double)seats / panels, Math.Sqrt((1 + Math.Log(2) / log) / 2) * Math.Sqrt(types * log) / panels + 1.0 / panels);
    }
}
