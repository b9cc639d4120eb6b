using System.Text.Json;
using Digitalbeirat.Decisions.Tally.Ranked;
using Digitalbeirat.Decisions.Tally.Seats;
using Digitalbeirat.Decisions.Tally.Transferable;

namespace Digitalbeirat.Bench.Tally;

/// <summary>Votes: Scottish elections beside droop, apportionments.</summary>
static class TallyBench
{
    public static IEnumerable<Row> Run()
    {
        var files = Directory.GetFiles(OpenFiles.Folder("voting", "scot-elex", "blt"), "*.blt").Order(StringComparer.Ordinal).ToList();
        var texts = files.Select(File.ReadAllText).ToList();
        var elections = texts.Select(BltReader.Read).ToList();
        var ballots = elections.Sum(e => e.Ballots);
        foreach (var (name, expectations, count) in new (string, string, Action<RankedElection>)[]
        {
            ("V1 Scottish rule", "expected-scotland-stv.droop.jsonl", e => GregoryCount.Scottish.Run(e)),
            ("wigm-prf", "expected-wigm-prf.droop.jsonl", e => GregoryCount.Reference.Run(e)),
            ("meek-prf", "expected-meek-prf.droop.jsonl", e => MeekCount.Reference.Run(e)),
        })
        {
            var there = File.ReadLines(OpenFiles.Folder("voting", "scot-elex", expectations)).Select(l => JsonDocument.Parse(l).RootElement).Sum(e => e.TryGetProperty("count_cpu_s", out var c) ? c.GetDouble() + e.GetProperty("read_cpu_s").GetDouble() : 0) * 1000;
            yield return new($"{name}: read and count {files.Count} elections, {ballots:#,0} ballots", Measure.CpuMs(() => { foreach (var t in texts) count(BltReader.Read(t)); }), "ms", $"droop {there:#,0} ms", there / 25);
        }
        yield return new($"pairwise matrix and Schulze, {elections.Count} elections", Measure.CpuMs(() => { foreach (var e in elections) Condorcet.Schulze(Pairwise.Of(e)); }), "ms", "–");

        var random = new Random(1);
        var votes = new long[1000][];
        for (var i = 0; i < votes.Length; i++) votes[i] = [.. Enumerable.Range(0, 20).Select(_ => (long)random.Next(1, 200_000))];
        foreach (var method in Enum.GetValues<SeatMethod>())
            yield return new($"V3 {method}: 10⁶ apportionments of 60 seats among 20 lists, ties found", Measure.CpuMs(() => Million(votes, method), 2), "ms", "–", 2000);
    }

    static long Million(long[][] votes, SeatMethod method)
    {
        Span<int> given = stackalloc int[20], tied = stackalloc int[20];
        long sum = 0;
        for (var i = 0; i < 1_000_000; i++)
        {
            sum += Apportionment.Share(method, votes[i % votes.Length], 60, null, given, tied, out _);
            sum += given[i % 20];
        }
        return sum;
    }
}
