namespace Digitalbeirat.Decisions.Budgeting.Rules;

/// <summary>Takes projects by worth per cent of cost while they fit: the greedy rule, and what completes another rule's outcome.</summary>
sealed class FillBudget(IReadOnlyList<Project> projects, IReadOnlyList<long> scores, IReadOnlyList<long> worth, TieBreaking ties)
{
    public Outcome Run(string rule, IReadOnlyList<int> among, long budget, bool stop, Func<int, int, bool>? excludes, List<Round> rounds, RoundReason reason)
    {
        var order = among.ToArray();
        Array.Sort(order, (a, b) => Compare(a, b) is not 0 and var c ? c : a.CompareTo(b));
        List<int> selected = [];
        List<Tie> met = [];
        long spent = 0;
        var stopped = false;
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && Compare(order[from], order[to]) == 0) to++;
            for (var tied = order[from..to].ToList(); tied.Count > 0;)
            {
                // Only those that could be taken compete; a tie with one that does not fit has no effect.
                foreach (var p in tied.Where(p => Hinders(p) is not null && !(stop && Hinders(p) == RoundReason.DoesNotFit)).ToList())
                {
                    rounds.Add(new(p, false, Hinders(p)!.Value) { Measure = Measure(p) });
                    tied.Remove(p);
                }
                if (tied.Count == 0) break;
                var chosen = tied[0];
                if (tied.Count > 1)
                {
                    (chosen, var tie) = ties.Choose(tied, projects, scores, selected.Count + 1);
                    if (tied.Sum(p => projects[p].Cost) > budget - spent || excludes is not null) met.Add(tie);
                }
                tied.Remove(chosen);
                if (projects[chosen].Cost > budget - spent)
                {
                    rounds.Add(new(chosen, false, RoundReason.DoesNotFit) { Measure = Measure(chosen) });
                    stopped = true;
                    continue;
                }
                spent += projects[chosen].Cost;
                selected.Add(chosen);
                rounds.Add(new(chosen, true, reason) { Measure = Measure(chosen) });
            }
            from = to;
        }
        return new(rule, selected, spent, met, rounds);

        RoundReason? Hinders(int p) =>
            stopped ? RoundReason.StoppedEarlier
            : excludes is not null && selected.Any(s => excludes(s, p)) ? RoundReason.Excluded
            : projects[p].Cost > budget - spent ? RoundReason.DoesNotFit
            : null;
    }

    double Measure(int p) => worth[p] / (double)Math.Max(1, projects[p].Cost);

    /// <summary>Negative where a goes before b. What costs nothing goes first.</summary>
    int Compare(int a, int b)
    {
        long costA = projects[a].Cost, costB = projects[b].Cost;
        if (costA == 0 || costB == 0) return (costA == 0 ? 0 : 1).CompareTo(costB == 0 ? 0 : 1) is not 0 and var free ? free : worth[b].CompareTo(worth[a]);
        return ((Int128)worth[b] * costA).CompareTo((Int128)worth[a] * costB);
    }
}
