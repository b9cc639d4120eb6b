using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Lottery;

/// <summary>The usual greedy draw, kept for comparison: fill the value that is most urgent with a random person, start again at a dead end.</summary>
/// <remarks>Urgency of a value: (lower quota − chosen) / people left. A value whose upper quota is reached is closed to everybody else (LEGACY in Flanigan et al., Nature 2021). Nobody can say in advance what anybody's chance is.</remarks>
public static class LegacyDraw
{
    /// <param name="Chances">For each person the share of draws with that person.</param>
    /// <param name="Draws">Draws that succeeded.</param>
    /// <param name="Attempts">Draws that were begun.</param>
    public sealed record Outcome(double[] Chances, int Draws, int Attempts);

    /// <summary>Draws again and again. O(attempts × seats × (people + values)).</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="draws">How many panels to draw.</param>
    /// <param name="random">Decides.</param>
    /// <param name="mostAttempts">After so many attempts in a row without a panel it gives up.</param>
    /// <param name="done">Hears which share of the draws is done.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="BadInput">It gave up.</exception>
    public static Outcome Simulate(Candidates pool, int draws, HashStream random, int mostAttempts = 10_000, Action<double>? done = null, CancellationToken stop = default)
    {
        var times = new int[pool.People.Count];
        var (attempts, failed) = (0, 0);
        for (var drawn = 0; drawn < draws;)
        {
            stop.ThrowIfCancellationRequested();
            attempts++;
            done?.Invoke((double)drawn / draws);
            if (Attempt(pool, random) is not { } panel)
            {
                if (++failed >= mostAttempts) throw new BadInput($"The greedy draw met a dead end {mostAttempts} times in a row and gives up; an exact objective finds a panel if there is one.");
                continue;
            }
            failed = 0;
            drawn++;
            foreach (var person in panel) times[person]++;
        }
        return new([.. times.Select(n => (double)n / draws)], draws, attempts);
    }

    static List<int>? Attempt(Candidates pool, HashStream random)
    {
        var (people, categories) = (pool.People, pool.Categories);
        var open = new bool[people.Count];
        Array.Fill(open, true);
        var left = categories.Select(c => new int[c.Quotas.Count]).ToArray();
        var chosen = categories.Select(c => new int[c.Quotas.Count]).ToArray();
        foreach (var person in people) for (var c = 0; c < left.Length; c++) left[c][person.Values[c]]++;
        for (var c = 0; c < left.Length; c++) for (var v = 0; v < left[c].Length; v++) if (categories[c].Quotas[v].Upper == 0) CloseValue(c, v);
        var panel = new List<int>();
        while (panel.Count < pool.Seats)
        {
            var (urgent, category, value) = (double.NegativeInfinity, -1, -1);
            for (var c = 0; c < left.Length; c++)
                for (var v = 0; v < left[c].Length; v++)
                {
                    var (quota, needed) = (categories[c].Quotas[v], categories[c].Quotas[v].Lower - chosen[c][v]);
                    if (left[c][v] < needed) return null;
                    if (quota.Upper == 0 || left[c][v] == 0) continue;
                    if ((double)needed / left[c][v] is var urgency && urgency > urgent) (urgent, category, value) = (urgency, c, v);
                }
            if (category < 0) return null;
            var picked = Pick(category, value, random.Below(left[category][value]));
            panel.Add(picked);
            Close(picked);
            for (var c = 0; c < left.Length; c++) chosen[c][people[picked].Values[c]]++;
            if (people[picked].Household is { } home) for (var p = 0; p < open.Length; p++) if (open[p] && people[p].Household == home) Close(p);
            for (var c = 0; c < left.Length; c++) if (people[picked].Values[c] is var v && chosen[c][v] >= categories[c].Quotas[v].Upper) CloseValue(c, v);
        }
        for (var c = 0; c < left.Length; c++) for (var v = 0; v < left[c].Length; v++) if (chosen[c][v] < categories[c].Quotas[v].Lower) return null;
        return panel;

        int Pick(int category, int value, int skip)
        {
            for (var p = 0; ; p++) if (open[p] && people[p].Values[category] == value && skip-- == 0) return p;
        }

        void Close(int person)
        {
            open[person] = false;
            for (var c = 0; c < left.Length; c++) left[c][people[person].Values[c]]--;
        }

        void CloseValue(int category, int value)
        {
            for (var p = 0; p < open.Length; p++) if (open[p] && people[p].Values[category] == value) Close(p);
        }
    }
}
