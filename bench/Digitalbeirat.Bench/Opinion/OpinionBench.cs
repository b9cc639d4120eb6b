using System.Diagnostics;
using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Live;
using Digitalbeirat.Decisions.Opinion.Polis;
using Digitalbeirat.Decisions.Opinion.Routing;

namespace Digitalbeirat.Bench.Opinion;

/// <summary>S1 to S8: what a map costs. Limits are the floors (S6: ten seconds by the clock on two cores, twenty of CPU time); peers' figures were recorded on a machine of the same kind (compdemocracy/polis 08e03eb; red-dwarf 0.4.0; 2026).</summary>
static class OpinionBench
{
    // Recorded CPU seconds, cold: red-dwarf, the Polis original.
    static readonly Dictionary<string, (double RedDwarf, double Clojure)> peers = new()
    {
        ["15-per-hour-seattle"] = (0.24, 1.05), ["american-assembly.bowling-green"] = (3.12, 51.85), ["austria-climate.2vkxcncppn.2022-07-07"] = (3.54, 84.84), ["austria-climate.7z7ejpbmv5.2022-08-08"] = (2.43, 34.68),
        ["bg2050-volunteers"] = (0.41, 2.21), ["brexit-consensus"] = (0.31, 1.13), ["football-concussions"] = (1.48, 12.07), ["london.youth.policing"] = (0.22, 0.19), ["scoop-hivemind.affordable-housing"] = (1.73, 2.20),
        ["scoop-hivemind.freshwater"] = (0.29, 0.99), ["scoop-hivemind.taxes"] = (0.81, 2.00), ["scoop-hivemind.ubi"] = (0.25, 1.12), ["vtaiwan.uberx"] = (1.68, 8.83),
    };

    public static IEnumerable<Row> Rows() => Real().Concat(Large("33,422 x 783", "S3", "S4", 33_422, 783, 59, 500, 50, null)).Concat(Small()).Concat(Large("1,000,000 x 2,000", "S6", "S7", 1_000_000, 2000, 100, 20_000, 1000, 1000));

    static IEnumerable<Row> Real()
    {
        foreach (var mode in Enum.GetValues<MapMode>().Reverse())
        {
            var (logs, here, clojure, known) = (0.0, 0.0, 0.0, 0);
            foreach (var (name, c) in OpenConversations.All)
            {
                if (!peers.TryGetValue(name, out var peer)) continue;
                var left = c.Left;
                // One run must be long enough for the clock of CPU time.
                var repeats = Math.Max(1, 100_000 / c.Votes.Votes);
                var ms = Measure.CpuMs(() => { for (var r = 0; r < repeats; r++) MapOpinions.Of(c.Votes, left, mode); }, 7, 6) / repeats;
                yield return new($"{name}, {mode}, {c.Votes.Votes:N0} votes", ms, "ms", $"red-dwarf {1000 * peer.RedDwarf:N0} ms, Polis {1000 * peer.Clojure:N0} ms");
                logs += Math.Log(peer.RedDwarf * 1000 / ms);
                here += ms;
                clojure += peer.Clojure * 1000;
                known++;
            }
            if (known == 0) yield break;
            yield return new($"S1 {mode}: share of red-dwarf's CPU time, geometric mean of {known} conversations", 1000 / Math.Exp(logs / known), "‰", $"{Math.Exp(logs / known):N0} times as fast; target 300 times (3.3 ‰)", 10);
            yield return new($"S2 {mode}: share of the original's CPU time, total", 1000 * here / clojure, "‰", $"{clojure / here:N0} times as fast; target 3,000 times (0.33 ‰)", 1);
        }
    }

    // CPU time decides, for the machine may be busy with something else; what the wall clock said stands beside it. Each mode runs alone.
    static IEnumerable<Row> Large(string shape, string cold, string warm, int people, int statements, int each, double coldLimit, double warmLimit, double? memoryLimit)
    {
        var votes = Synthetic.Of(people, statements, each, 7);
        var left = new bool[statements];
        var runs = people > 100_000 ? 1 : 7;
        foreach (var mode in Enum.GetValues<MapMode>())
        {
            GC.Collect(2, GCCollectionMode.Aggressive, true, true);
            var most = Memory(() => MapOpinions.Of(votes, left, mode));
            var (wall, cpu) = Median(() => MapOpinions.Of(votes, left, mode), runs, 0);
            yield return new($"{cold} {mode}, {shape}, {votes.Votes:N0} votes, cold", cpu, "ms", $"{Beside(cold)}; {wall:N0} ms by the clock on {Environment.ProcessorCount} cores", coldLimit);
            yield return new($"{cold} {mode}, most memory of the process meanwhile, votes included", most / 1e6, "MB", cold == "S3" ? "red-dwarf 2,311 MB; target 64 MB" : "no peer can; target 400 MB", memoryLimit);
        }
        foreach (var mode in Enum.GetValues<MapMode>())
        {
            GC.Collect(2, GCCollectionMode.Aggressive, true, true);
            var (live, state) = (new LiveConversation(votes), 11UL);
            var (wall, cpu) = Median(() =>
            {
                for (var v = 0; v < 1000; v++) live.Cast((int)(Synthetic.Uniform(ref state) * people), (int)(Synthetic.Uniform(ref state) * statements), (int)(Synthetic.Uniform(ref state) * 3) - 1);
                if (mode == MapMode.Polis) live.DrawAsPolis(left);
                else live.Draw(left);
            }, 3 * runs, people > 100_000 ? 1 : 5);
            yield return new($"{warm} {mode}, the same, 1,000 votes and a whole new map", cpu, "ms", $"{Beside(warm)}; {wall:N0} ms by the clock", warmLimit);
        }
    }

    // The most memory in use while something runs, looked at a hundred times a second.
    static long Memory(Action action)
    {
        var most = 0L;
        using var done = new ManualResetEventSlim();
        var watch = new Thread(() =>
        {
            do most = Math.Max(most, Environment.WorkingSet);
            while (!done.Wait(10));
        });
        watch.Start();
        action();
        done.Set();
        watch.Join();
        return most;
    }

    static string Beside(string id) => id switch
    {
        "S3" => "red-dwarf 40,000 ms CPU; maintainers' Python 29,000 ms on 16 cores; target 150 ms wall, 250 ms CPU",
        "S4" => "maintainers' Python 26,600 ms; target 10 ms",
        "S6" => "no peer can; target 4,000 ms on two cores",
        _ => "no peer can; target 150 ms",
    };

    static IEnumerable<Row> Small()
    {
        var votes = Synthetic.Of(33_422, 783, 59, 7);
        var live = new LiveConversation(votes);
        live.Draw(new bool[783]);
        var state = 5UL;
        for (var v = 0; v < 20_000; v++) Vote();
        var (watch, allocated) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        for (var v = 0; v < 20_000; v++) Vote();
        yield return new("S5 one vote changed, own position and the statement's counts", watch.Elapsed.TotalMicroseconds / 20_000, "us", $"not incremental anywhere; target 5 us; {(GC.GetAllocatedBytesForCurrentThread() - allocated) / 20_000} bytes allocated a vote", 50);
        const int statements = 10_000;
        var router = new NextStatement([.. Enumerable.Range(0, statements).Select(j => 0.1 + j % 17)], [.. Enumerable.Range(0, statements).Select(j => j % 900)], [.. Enumerable.Repeat(true, statements)]);
        ushort[] voted = [.. Enumerable.Range(0, 500).Select(j => VoteMatrix.Cell(j * 19, 1))];
        var times = new double[20_000];
        for (var round = 0; round < 2; round++)
            for (var d = 0; d < times.Length; d++)
            {
                var start = Stopwatch.GetTimestamp();
                router.Draw(voted, (ulong)d);
                times[d] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        Array.Sort(times);
        yield return new("S8 a draw among 10,000 statements, 500 voted on, p99", times[(int)(0.99 * times.Length)], "us", "Polis: linear scan and SQL, stops at 999 statements; target 20 us", 200);

        void Vote()
        {
            // A vote that is there is changed: the rows keep their size.
            var (i, cell) = ((int)(Synthetic.Uniform(ref state) * 33_422), (ushort)0);
            if (live.Row(i) is not [_, ..] row) return;
            cell = row[(int)(Synthetic.Uniform(ref state) * row.Length)];
            live.Cast(i, VoteMatrix.StatementOf(cell), (int)(Synthetic.Uniform(ref state) * 3) - 1);
            if (live.Where(i) is null || live[VoteMatrix.StatementOf(cell)].Seen == 0) throw new InvalidOperationException("A participant with a vote stands somewhere.");
        }
    }

    static (double Wall, double Cpu) Median(Action action, int runs, int warmUps)
    {
        for (var r = 0; r < warmUps; r++) action();
        var (wall, cpu) = (new double[runs], new double[runs]);
        for (var r = 0; r < runs; r++)
        {
            GC.Collect();
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            action();
            (wall[r], cpu[r]) = (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }
        Array.Sort(wall);
        Array.Sort(cpu);
        return (wall[runs / 2], cpu[runs / 2]);
    }
}
