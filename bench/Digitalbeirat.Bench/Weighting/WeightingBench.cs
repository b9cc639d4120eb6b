using Digitalbeirat.Decisions.Weighting;

namespace Digitalbeirat.Bench.Weighting;

/// <summary>Raking of large surveys.</summary>
static class WeightingBench
{
    public static IEnumerable<Row> Run()
    {
        var random = new Random(1);
        string[] variables = ["age", "sex", "district", "school"];
        int[] sizes = [6, 3, 23, 5];
        List<IReadOnlyList<string>> answers = [.. Enumerable.Range(0, 20_000).Select(_ => (IReadOnlyList<string>)[.. sizes.Select(s => $"{(int)(s * random.NextDouble() * random.NextDouble())}")])];
        List<Margin> margins = [.. variables.Select((v, i) => new Margin([v], [.. Enumerable.Range(0, sizes[i]).Select(c => new MarginCell([$"{c}"], 100 + 10 * ((c * 7) % 5)))]))];
        yield return new("raking 20,000 answers to four margins (23 districts) to 10⁻⁶", Measure.CpuMs(() => new Raking { Most = 50 }.Run(answers, variables, margins)), "ms", "–", 500);
    }
}
