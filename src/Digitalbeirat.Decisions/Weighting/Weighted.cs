namespace Digitalbeirat.Decisions.Weighting;

/// <summary>Weighted answers with everything one has to know before using them.</summary>
/// <param name="Weights">By respondent, mean 1.</param>
/// <param name="Converged">Whether all margins are matched within the tolerance.</param>
/// <param name="Cycles">Cycles that were run.</param>
/// <param name="Deviation">Largest difference between a weighted share and its target.</param>
/// <param name="DesignEffect">By which factor weighting widens the variance (Kish 1965: n Σw² / (Σw)²).</param>
/// <param name="EffectiveSize">How many unweighted answers would be as precise.</param>
/// <param name="Smallest">Smallest weight.</param>
/// <param name="Largest">Largest weight.</param>
/// <param name="Cells">Every category: population, answers, weighted.</param>
/// <param name="Notes">Which categories were merged or could not be represented, in sentences.</param>
public sealed record Weighted(double[] Weights, bool Converged, int Cycles, double Deviation, double DesignEffect, double EffectiveSize, double Smallest, double Largest, IReadOnlyList<CellReport> Cells, IReadOnlyList<string> Notes)
{
    /// <summary>Who is missing: categories with less than four fifths of their part of the population, the most missing first.</summary>
    public IReadOnlyList<CellReport> Missing => [.. Cells.Where(c => c.Population > 0 && c.Unweighted < 0.8 * c.Population).OrderBy(c => c.Unweighted / c.Population).ThenBy(c => c.Margin, StringComparer.Ordinal).ThenBy(c => c.Category, StringComparer.Ordinal)];

    /// <summary>Weighted shares of the answers to a question, with 95 % intervals that include the weighting: Wilson's score interval with the effective number of those who answered.</summary>
    /// <param name="answers">By respondent; empty where the question was not answered.</param>
    public IReadOnlyList<AnswerShare> Shares(IReadOnlyList<string> answers)
    {
        var given = Enumerable.Range(0, answers.Count).Where(i => answers[i].Length > 0).ToList();
        // Sums over sorted weights, so that the order of the answers changes no digit.
        double Sum(IEnumerable<double> values) => values.Order().Sum();
        double all = Sum(given.Select(i => Weights[i])), squares = Sum(given.Select(i => Weights[i] * Weights[i])), n = squares == 0 ? 0 : all * all / squares;
        return [.. given.GroupBy(i => answers[i]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var share = Sum(g.Select(i => Weights[i])) / all;
            const double z = 1.959963984540054;
            double middle = (share + z * z / (2 * n)) / (1 + z * z / n), half = z / (1 + z * z / n) * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n));
            return new AnswerShare(g.Key, g.Count(), g.Count() / (double)given.Count, share, Math.Max(0, middle - half), Math.Min(1, middle + half));
        })];
    }
}

/// <summary>A category before and after weighting.</summary>
/// <param name="Margin">The table.</param>
/// <param name="Category">The category.</param>
/// <param name="Population">Its share of the population.</param>
/// <param name="Answers">How many answered.</param>
/// <param name="Unweighted">Their share of the answers.</param>
/// <param name="WeightedShare">Their share after weighting.</param>
public sealed record CellReport(string Margin, string Category, double Population, long Answers, double Unweighted, double WeightedShare);

/// <summary>The share of one answer.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Count">How many gave it.</param>
/// <param name="Unweighted">Their share without weights.</param>
/// <param name="Share">Their share with weights.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record AnswerShare(string Answer, int Count, double Unweighted, double Share, double Low, double High);
