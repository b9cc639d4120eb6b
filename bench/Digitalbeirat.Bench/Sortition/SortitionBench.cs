using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Fairness;
using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;
using Digitalbeirat.Decisions.Sortition.Verification;

namespace Digitalbeirat.Bench.Sortition;

/// <summary>The lottery on the pools of the field. Peers: sortition-algorithms 0.10.1 on HiGHS, CPU seconds on a machine of the same kind; published times where named.</summary>
static class SortitionBench
{
    /// <param name="PeerMs">CPU of the reference's leximin; null where it was not run or did not finish.</param>
    /// <param name="LimitMs">The most ours may take: the named target, or a tenth of the reference.</param>
    sealed record Pool(string Folder, int Seats, double Least, double Gini, double GeometricMean, double? PeerMs, double? LimitMs, string? Beside = null, string? Household = null);

    static readonly Pool[] pools =
    [
        new("geneva_30", 30, 0.065327, 0.198905, 0.074042, 120_360, 6_000, "reference 120 s; published 42.3 s with Gurobi"),
        new("generated-fixtures/fx150_k22", 22, 0.146667, 0, 0.146667, 1_120, 300),
        new("generated-fixtures/fx300_k45", 45, 0.15, 0, 0.15, 5_610, 600),
        new("generated-fixtures/fx300t_k45", 45, 0.133333, 0.03569, 0.149187, null, 600, "reference's maximin 4.35 s"),
        new("generated-fixtures/fx500_k75", 75, 0.15, 0, 0.15, 12_570, 800),
        new("nature2021-examples/example_small_20", 20, 0.1, 0, 0.1, null, 100, "published 2.7 s with Gurobi"),
        new("nature2021-examples/example_large_200", 200, 0.1, 0, 0.1, null, 100, "published 1161.8 s with Gurobi"),
        new("synthetic/syn_mass_24", 24, 0.217391, 0.289139, 0.293302, 1_870, 187),
        new("synthetic/syn_sf_b_20", 20, 0.0375, 0.44656, 0.054615, 16_590, 1_659),
        new("synthetic/syn_hd_30", 30, 0.068266, 0.423191, 0.084649, 141_710, 14_171),
        new("synthetic/syn_sf_a_35", 35, 0.069434, 0.360381, 0.081646, 202_810, 20_281),
        new("synthetic/syn_sf_d_40", 40, 0.053571, 0.30199, 0.079707, null, null, "prototype 45 s"),
        new("synthetic/syn_cca_75", 75, 0.064935, 0.23292, 0.076751, null, null, "prototype 27.9 s"),
        new("synthetic/syn_sf_e_110", 110, 0.041812, 0.301965, 0.048228, null, null, "prototype unfinished after 1500 s wall"),
        new("synthetic/stuttgart_digitalbeirat_40", 40, 0.013405, 0.372942, 0.025042, null, 180_000, "with households; prototype unfinished after 290 s", "household"),
    ];

    public static IEnumerable<Row> Run()
    {
        var ratios = new List<double>();
        foreach (var pool in pools)
        {
            if (Read(pool) is not { } typed) { yield return new($"{pool.Folder}: not here (OPEN_DATA)", 0, "ms", pool.Beside ?? "–"); continue; }
            FairLottery? lottery = null;
            var ms = Measure.CpuMs(() => lottery = Find(typed, Objective.Leximin), runs: typed.Shape.Types > 500 ? 1 : 3, warmUps: typed.Shape.Types > 500 ? 0 : 1);
            if (pool.PeerMs is { } peer) ratios.Add(peer / ms);
            yield return new($"leximin {Name(pool)}", ms, "ms", pool.Beside ?? $"reference {pool.PeerMs / 1000:0.#} s{(pool.PeerMs is { } p ? $", {p / ms:0}×" : "")}", pool.LimitMs);
            var spread = Spread.Of(lottery!.Probabilities());
            var off = new[] { Math.Abs(spread.Least - pool.Least), Math.Abs(spread.Gini - pool.Gini), Math.Abs(spread.GeometricMean - pool.GeometricMean) }.Max();
            yield return new($"  largest difference from the expected minimum, Gini, geometric mean", off * 1e6, "millionths", "to 4 digits", 50);
            yield return new($"  gap of stages and shortfalls", lottery.Gap * 1e9, "billionths", "reference 500,000", 100);
            if (pool.Folder is "geneva_30" or "synthetic/syn_sf_a_35" or "synthetic/stuttgart_digitalbeirat_40")
                foreach (var row in Beside(typed, lottery, ms)) yield return row;
        }
        if (ratios.Count > 0)
        {
            ratios.Sort();
            yield return new("times faster than the reference, median (at least 10)", ratios[ratios.Count / 2], "×", "stretch 25 ×");
            yield return new("times faster than the reference, worst (at least 3)", ratios[0], "×", "–");
        }
        foreach (var row in Copied()) yield return row;
    }

    static IEnumerable<Row> Beside(TypedPool typed, FairLottery lottery, double leximinMs)
    {
        yield return new("  quotas checked and a first panel", Measure.CpuMs(() => { CheckQuotas.Of(typed.Pool); FindLottery.Feasible(typed); }), "ms", "–", 300);
        yield return new("  advice on quotas", Measure.CpuMs(() => RelaxQuotas.Smallest(Tightened(typed.Pool), new OrTools(), []), 1), "ms", "–", 1000);
        foreach (var objective in new[] { Objective.Maximin, Objective.Nash, Objective.Goldilocks })
        {
            FairLottery? other = null;
            yield return new($"  {objective}", Measure.CpuMs(() => other = Find(typed, objective), typed.Shape.Types > 500 ? 1 : 3, typed.Shape.Types > 500 ? 0 : 1), "ms", $"leximin {leximinMs:0} ms", objective == Objective.Maximin ? 20_000 : 2 * leximinMs);
            yield return new($"  {objective}'s possible gain", other!.Gap * 1e6, "millionths", "Nash peer 100,000", 100);
        }
        var panels = HoldDraw.Prepare(lottery, 1000);
        yield return new("  1000 panels, seats dealt", Measure.CpuMs(() => HoldDraw.Prepare(lottery, 1000), 1), "ms", "–");
        var changes = lottery.Probabilities().Zip(panels.Probabilities(), (a, b) => Math.Abs(a - b)).Order().ToArray();
        yield return new("  change of a probability, 95 % of people", changes[(int)(0.95 * (changes.Length - 1))] * 1e6, "millionths", $"bound {panels.Bound * 1e6:0}", 1000);
        yield return new("  change of a probability, the most", changes[^1] * 1e6, "millionths", "–", panels.Bound * 1e6);
        var form = PublicForm.Of(panels, null, "bench", Commitment.NumberFrom(panels.Commitment, "bench", 1000)).ToJsonString(PublicForm.Writing);
        var wrong = VerifyDraw.Of(form).Count(c => c.Wrong is not null);
        yield return new("  checks that fail in the verifier", wrong, "", "–", 0);
        yield return new("  the verifier", Measure.CpuMs(() => VerifyDraw.Of(form)), "ms", "–", 2000);
    }

    static IEnumerable<Row> Copied()
    {
        foreach (var copied in new[] { pools[0], pools[4], pools[9], pools[12] })
        {
            if (Read(copied) is not { } typed) continue;
            var pool = typed.Pool;
            var copies = new TypedPool(Candidates.Of(pool.Categories, pool.People.SelectMany(p => Enumerable.Range(0, 10).Select(n => p with { Id = $"{p.Id}-{n}" })), pool.Seats));
            var (one, ten) = (Measure.CpuMs(() => Find(typed, Objective.Leximin), 5), Measure.CpuMs(() => Find(copies, Objective.Leximin), 5));
            yield return new($"leximin {Name(copied)} copied ten times", ten, "ms", $"once {one:0.#} ms", 1.2 * one);
        }
    }

    static FairLottery Find(TypedPool pool, Objective objective) => new FindLottery(new OrTools()).Run(pool, objective);

    // One lower quota more than the pool's first category has seats for.
    static Candidates Tightened(Candidates pool) => pool with { Categories = [.. pool.Categories.Select((c, n) => n > 0 ? c : c with { Quotas = [.. c.Quotas.Select((q, v) => v > 0 ? q : q with { Lower = q.Upper + 2, Upper = q.Upper + 2 })] })] };

    static string Name(Pool pool) => pool.Folder.Split('/')[^1];

    static TypedPool? Read(Pool pool)
    {
        var root = Environment.GetEnvironmentVariable("OPEN_DATA") is { Length: > 0 } named ? named : Path.Combine(Repository(), "..", "shared", "data");
        var folder = Path.Combine(root, "sortition", pool.Folder);
        if (!Directory.Exists(folder)) return null;
        using var quotas = File.OpenText(Path.Combine(folder, "categories.csv"));
        using var people = File.OpenText(Path.Combine(folder, "respondents.csv"));
        var categories = ReadQuotas.From(Table.Read(quotas, "categories.csv"));
        return new(Candidates.Of(categories, ReadPeople.From(Table.Read(people, "respondents.csv"), categories, pool.Household is { } h ? [h] : []), pool.Seats));
    }

    static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Digitalbeirat.slnx"))) return folder.FullName;
        return Environment.CurrentDirectory;
    }
}
