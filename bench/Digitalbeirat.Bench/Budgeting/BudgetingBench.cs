using System.Text.Json;
using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Explaining;
using Digitalbeirat.Decisions.Budgeting.Format;
using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Bench.Budgeting;

/// <summary>Participatory budgets: reading, equal shares, Add1, Phragmén, beside pabutools (exact fractions on gmpy2) and the official calculator, as recorded on this kind of machine.</summary>
static class BudgetingBench
{
    public static IEnumerable<Row> Run()
    {
        var files = Directory.GetFiles(OpenFiles.Folder("pb"), "*.pb").Order(StringComparer.Ordinal).ToList();
        var texts = files.Select(File.ReadAllText).ToList();
        var megabytes = files.Sum(f => new FileInfo(f).Length) / 1e6;
        yield return new($"P4 read and check {files.Count} files, {megabytes:0} MB, with reading from disk", Measure.CpuMs(() => { foreach (var f in files) PbReader.Read(File.ReadAllText(f)); }), "ms", "10 s for the 259 MB of all 1746 files", 10_000 * megabytes / 259);

        var elections = files.Zip(texts).ToDictionary(f => Path.GetFileName(f.First), f => PbReader.Read(f.Second));
        var lodz = files.FindIndex(f => f.EndsWith("Poland_Lodz_2022.pb", StringComparison.Ordinal));
        yield return new("P3 Łódź 2022 (90,494 voters): read", Measure.CpuMs(() => PbReader.Read(texts[lodz])), "ms", "pabutools 3,700 ms", 120);
        yield return Shares("P3 Łódź 2022: equal shares, exact, with rounds", "Poland_Lodz_2022.pb", Completion.None, "pabutools 8,380 ms", 5);
        yield return Shares("P3 Łódź 2022: Add1, exact, with rounds", "Poland_Lodz_2022.pb", Completion.Add1, "naive C# in floating point 109 ms", 120);
        var town = elections["Poland_Lodz_2022.pb"];
        var greedy = new Greedy().Run(town);
        yield return new("Łódź 2022: what would have been enough, for every loser of the greedy rule", Measure.CpuMs(() => Loser.Of(town, greedy, new Greedy())), "ms", "–");
        yield return Shares("P2 Wieliczka: Add1", "Poland_Wieliczka_2023_Green_Budget.pb", Completion.Add1, "official calculator 552 ms in floats, 5,120 ms in fractions; pabutools 4,940 ms", 552 / 15.0);
        yield return Shares("P2 Świecie: Add1", "Poland_Swiecie_2023.pb", Completion.Add1, "official calculator 470 ms in floats, 2,760 ms in fractions; pabutools 2,880 ms", 470 / 15.0);
        yield return Shares("P2 Assen: Add1", "Netherlands_Assen_2024.pb", Completion.Add1, "official calculator 180 ms in floats, 550 ms in fractions; pabutools 890 ms", 180 / 15.0);

        var recorded = File.ReadLines(OpenFiles.Folder("pb-expected", "pabutools.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).Where(e => elections.ContainsKey(e.GetProperty("file").GetString()!)).ToList();
        foreach (var (rule, name, times, count) in new (string, string, double, Func<Election, Outcome>)[]
        {
            ("mes_cost", "equal shares", 300, e => new EqualShares { Completion = Completion.None }.Run(e)),
            ("mes_cost_add1", "Add1", 150, e => new EqualShares { Completion = Completion.Add1Exhaustive }.Run(e)),
            ("phragmen", "Phragmén", 100, e => new Phragmen().Run(e)),
            ("ees", "exact equal shares", 0, e => new ExactEqualShares().Run(e)),
            ("bos", "bounded overspending", 0, e => new BoundedOverspending().Run(e)),
        })
        {
            List<double> ratios = [];
            double here = 0, there = 0;
            foreach (var e in recorded)
            {
                if (!e.GetProperty("rules").TryGetProperty(rule, out var run) || !run.TryGetProperty("cpu_s", out var cpu) || !run.TryGetProperty("selected", out _) || cpu.GetDouble() <= 0.01) continue;
                var election = elections[e.GetProperty("file").GetString()!];
                // Below the clock's resolution a run is repeated until it can be measured.
                var once = Math.Max(1e-3, Measure.CpuMs(() => count(election), 1, 2));
                var repeats = (int)Math.Clamp(40 / once, 1, 400);
                var ms = Measure.CpuMs(() => { for (var i = 0; i < repeats; i++) count(election); }, 2, 0) / repeats;
                here += ms;
                there += cpu.GetDouble() * 1000;
                ratios.Add(cpu.GetDouble() * 1000 / Math.Max(ms, 1e-3));
            }
            if (ratios.Count == 0) continue;
            ratios.Sort();
            // As a part of the peer's time, so that less is better as in every row.
            yield return new($"P2 {name}, {ratios.Count} elections, median part of pabutools' time", 100_000 / ratios[ratios.Count / 2], "/ 100,000", $"{ratios[ratios.Count / 2]:#,0} times faster (worst {ratios[0]:#,0}); in sum {here:0} ms, pabutools {there:#,0} ms", times == 0 ? null : 100_000 / times);
        }

        Row Shares(string name, string file, Completion completion, string beside, double limit) => new(name, Measure.CpuMs(() => new EqualShares { Completion = completion }.Run(elections[file]), 20, 20), "ms", beside, limit);
    }
}
