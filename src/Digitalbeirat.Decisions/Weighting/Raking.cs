namespace Digitalbeirat.Decisions.Weighting;

/// <summary>Weights answers of a survey so that they match what is known of the population: raking, or iterative proportional fitting, with bounds on the weights.</summary>
/// <remarks>
/// Deming and Stephan 1940; with trimming in each cycle as Izrael, Battaglia and Frankel 2009. Respondents with equal categories and equal base weight are one group, and groups are sorted, so the order of the answers changes nothing.
/// Weights have the mean 1 over all respondents. O(cycles · groups · margins).
/// </remarks>
public sealed record Raking
{
    /// <summary>Smallest weight as a multiple of the mean.</summary>
    public double Least { get; init; }

    /// <summary>Largest weight as a multiple of the mean; 5 is usual.</summary>
    public double Most { get; init; } = 5;

    /// <summary>The largest difference between a weighted share and its target that is called a match.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Cycles over all margins at most.</summary>
    public int Cycles { get; init; } = 1000;

    /// <summary>Whether a category nobody answered in is merged with one that is most alike (in a joint table: differs in the fewest variables), of these with the nearest before it in the margin, or after it where none is before; otherwise it is left out and named.</summary>
    public bool MergeEmpty { get; init; } = true;

    /// <summary>Weights the answers.</summary>
    /// <param name="answers">For each respondent the value of each variable; an empty value is not known.</param>
    /// <param name="variables">Names of the columns of <paramref name="answers"/>.</param>
    /// <param name="margins">What is known of the population.</param>
    /// <param name="baseWeights">Weights to start from (e.g. of the drawing), all positive; 1 where it is null.</param>
    /// <exception cref="ArgumentException">No respondents, a margin of a variable that was not asked, a value that no category has, bounds that exclude 1.</exception>
    public Weighted Run(IReadOnlyList<IReadOnlyList<string>> answers, IReadOnlyList<string> variables, IReadOnlyList<Margin> margins, IReadOnlyList<double>? baseWeights = null)
    {
        if (answers.Count == 0) throw new ArgumentException("There are no answers to weight");
        if (!(Least >= 0 && Least <= 1 && Most >= 1)) throw new ArgumentException("The bounds of the weights must lie around 1");
        var fits = margins.Select(m => new FitMargin(m, answers, variables, MergeEmpty)).ToList();
        var groups = Enumerable.Range(0, answers.Count)
            .GroupBy(i => (Key: string.Join('\u001f', fits.Select(f => f.CellOf[i])), Base: baseWeights?[i] ?? 1))
            .OrderBy(g => g.Key.Key, StringComparer.Ordinal).ThenBy(g => g.Key.Base).Select(g => g.ToArray()).ToArray();
        var count = groups.Select(g => (double)g.Length).ToArray();
        var weight = groups.Select(g => baseWeights?[g[0]] ?? 1).ToArray();
        if (weight.Any(w => !(w > 0))) throw new ArgumentException("Base weights must be positive");
        var cells = fits.Select(f => groups.Select(g => f.CellOf[g[0]]).ToArray()).ToArray();
        Scale();
        var cycles = 0;
        double worst;
        while ((worst = Worst()) > Tolerance && cycles < Cycles)
        {
            cycles++;
            for (var m = 0; m < fits.Count; m++) Fit(m);
            Scale();
            Trim();
        }
        var weights = new double[answers.Count];
        for (var g = 0; g < groups.Length; g++) foreach (var i in groups[g]) weights[i] = weight[g];
        double sum = 0, squares = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            sum += count[g] * weight[g];
            squares += count[g] * weight[g] * weight[g];
        }
        var effect = answers.Count * squares / (sum * sum);
        return new(weights, worst <= Tolerance, cycles, worst, effect, answers.Count / effect, weight.Min(), weight.Max(), [.. fits.SelectMany((f, m) => f.Compare(Sums(m), answers.Count))], [.. fits.SelectMany(f => f.Merged)]);

        double[] Sums(int m)
        {
            var sums = new double[fits[m].Target.Length];
            for (var g = 0; g < groups.Length; g++) if (cells[m][g] >= 0) sums[cells[m][g]] += count[g] * weight[g];
            return sums;
        }

        double Worst()
        {
            var most = 0.0;
            for (var m = 0; m < fits.Count; m++)
            {
                var sums = Sums(m);
                var known = sums.Sum();
                for (var c = 0; c < sums.Length; c++) most = Math.Max(most, Math.Abs(sums[c] / known - fits[m].Target[c]));
            }
            return most;
        }

        void Fit(int m)
        {
            var sums = Sums(m);
            var known = sums.Sum();
            for (var g = 0; g < groups.Length; g++)
                if (cells[m][g] is >= 0 and var c && sums[c] > 0) weight[g] *= fits[m].Target[c] * known / sums[c];
        }

        void Scale()
        {
            double all = 0, n = 0;
            for (var g = 0; g < groups.Length; g++)
            {
                all += count[g] * weight[g];
                n += count[g];
            }
            for (var g = 0; g < groups.Length; g++) weight[g] *= n / all;
        }

        // All are multiplied by the one factor with which, cut off at the bounds, the mean is 1: Σ clamp(t · w) grows with t, so the factor is found by halving.
        void Trim()
        {
            if (!weight.Any(w => w > Most * (1 + 1e-12) || w < Least * (1 - 1e-12))) return;
            var n = count.Sum();
            double low = 0, high = 2;
            while (Cut(high) < n && high < 1e300) high *= 2;
            for (var half = 0; half < 200 && high - low > 1e-15 * high; half++)
                if (Cut((low + high) / 2) < n) low = (low + high) / 2;
                else high = (low + high) / 2;
            for (var g = 0; g < weight.Length; g++) weight[g] = Math.Clamp(weight[g] * high, Least, Most);

            double Cut(double factor)
            {
                var sum = 0.0;
                for (var g = 0; g < weight.Length; g++) sum += count[g] * Math.Clamp(weight[g] * factor, Least, Most);
                return sum;
            }
        }
    }
}
