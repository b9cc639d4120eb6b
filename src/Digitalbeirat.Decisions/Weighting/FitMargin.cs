namespace Digitalbeirat.Decisions.Weighting;

/// <summary>A margin held against the answers: which of its cells each respondent is in, with empty cells merged or left out.</summary>
sealed class FitMargin
{
    readonly Margin margin;
    readonly int[] targetOf;

    public FitMargin(Margin margin, IReadOnlyList<IReadOnlyList<string>> answers, IReadOnlyList<string> variables, bool merge)
    {
        this.margin = margin;
        var columns = margin.Variables.Select(v => Enumerable.Range(0, variables.Count).FirstOrDefault(c => variables[c].Equals(v, StringComparison.OrdinalIgnoreCase), -1) is >= 0 and var at ? at : throw new ArgumentException($"The margin {margin.Name} needs the column {v}, which the answers do not have")).ToArray();
        var place = margin.Cells.Select((c, i) => (Key: string.Join('\u001f', c.Values), i)).ToDictionary(x => x.Key, x => x.i, StringComparer.OrdinalIgnoreCase);
        var cell = new int[answers.Count];
        var found = new double[margin.Cells.Count];
        for (var i = 0; i < answers.Count; i++)
        {
            cell[i] = -1;
            if (columns.Any(c => answers[i][c].Length == 0)) { Unknown++; continue; }
            if (!place.TryGetValue(string.Join('\u001f', columns.Select(c => answers[i][c])), out cell[i])) throw new ArgumentException($"Answer {i + 1} has {string.Join(" × ", columns.Select(c => answers[i][c]))}, which the margin {margin.Name} does not know");
            found[cell[i]]++;
            if (margin.Cells[cell[i]].Count == 0) throw new ArgumentException($"Answer {i + 1} has {margin.Cells[cell[i]].Name}, of which there is nobody in the population after the margin {margin.Name}");
        }
        // Empty cells give their people to a neighbour that has answers.
        targetOf = [.. Enumerable.Range(0, found.Length)];
        List<string> merged = [];
        for (var c = 0; c < found.Length; c++)
        {
            if (found[c] > 0 || margin.Cells[c].Count == 0) continue;
            // The most alike first: in a joint table the one that differs in the fewest variables; then the nearest before it in the table, then the nearest after it.
            var to = !merge ? -1 : Enumerable.Range(0, found.Length).Where(o => found[o] > 0).OrderBy(o => Differing(c, o)).ThenBy(o => o > c).ThenBy(o => Math.Abs(o - c)).FirstOrDefault(-1);
            targetOf[c] = to;
            merged.Add(to < 0 ? $"{margin.Name}: nobody of {margin.Cells[c].Name} answered; they are not represented" : $"{margin.Name}: nobody of {margin.Cells[c].Name} answered; their part is given to {margin.Cells[to].Name}");
        }
        Merged = merged;
        Target = new double[found.Length];
        for (var c = 0; c < found.Length; c++) if (targetOf[c] >= 0) Target[targetOf[c]] += margin.Cells[c].Count;
        var all = Target.Sum();
        if (all == 0) throw new ArgumentException($"The margin {margin.Name} has no category in which anybody answered");
        for (var c = 0; c < Target.Length; c++) Target[c] /= all;
        CellOf = cell;
        Found = found;
    }

    int Differing(int c, int o) => margin.Cells[c].Values.Zip(margin.Cells[o].Values).Count(v => !v.First.Equals(v.Second, StringComparison.OrdinalIgnoreCase));

    /// <summary>By respondent; −1 where a value is not known.</summary>
    public int[] CellOf { get; }

    /// <summary>Share of the population by cell, after merging.</summary>
    public double[] Target { get; }

    /// <summary>Respondents by cell.</summary>
    public double[] Found { get; }

    public int Unknown { get; }

    public IReadOnlyList<string> Merged { get; }

    public IEnumerable<CellReport> Compare(double[] weighted, int respondents)
    {
        var population = margin.Cells.Sum(c => c.Count);
        var known = respondents - Unknown;
        return margin.Cells.Select((c, i) => new CellReport(margin.Name, c.Name, c.Count / population, (long)Found[i], known == 0 ? 0 : Found[i] / known, weighted[i] / weighted.Sum()));
    }
}
