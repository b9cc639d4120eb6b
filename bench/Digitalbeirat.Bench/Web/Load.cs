using System.Diagnostics;

namespace Digitalbeirat.Bench.Web;

/// <summary>What a stretch of requests took.</summary>
/// <param name="CpuMicroseconds">CPU time of the server for each request.</param>
sealed record Stretch(long Requests, double Seconds, double CpuMicroseconds, double P99Milliseconds)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>Clients that ask again as soon as they are answered.</summary>
sealed class Load(Pinned server)
{
    // The runtime compiles the hot paths anew beside what it serves; on one core that takes its time.
    const double WarmUpStep = 3, LeastWarmUp = 24, MostWarmUp = 60;
    const int Settled = 3;

    /// <summary>Runs the clients for some seconds once a request has stopped getting cheaper; what was before is not counted. Any answer but the expected one ends the bench.</summary>
    public async Task<Stretch> Run(IReadOnlyList<Client> clients, double seconds)
    {
        var (best, since) = (double.MaxValue, 0);
        for (var warm = 0d; warm < MostWarmUp && (since < Settled || warm < LeastWarmUp); warm += WarmUpStep)
        {
            var now = (await Measure(clients, WarmUpStep)).CpuMicroseconds;
            since = now < best * 0.97 ? 0 : since + 1;
            best = Math.Min(best, now);
        }
        return await Measure(clients, seconds);
    }

    /// <summary>Without a warm-up, for what has had its own.</summary>
    public async Task<Stretch> Measure(IReadOnlyList<Client> clients, double seconds)
    {
        foreach (var c in clients) c.Latencies.Clear();
        var (cpu, clock) = (server.CpuMicroseconds, Stopwatch.StartNew());
        await Drive(clients, seconds);
        var (took, used) = (clock.Elapsed.TotalSeconds, server.CpuMicroseconds - cpu);
        var all = clients.SelectMany(c => c.Latencies).Order().ToList();
        return new(all.Count, took, used / all.Count, all[(int)((all.Count - 1) * 0.99)]);
    }

    static async Task Drive(IReadOnlyList<Client> clients, double seconds)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(clients.Select(c => Task.Run(async () =>
        {
            while (clock.Elapsed.TotalSeconds < seconds) await c.Ask();
        })));
    }
}

/// <summary>One client with its own connection and what it asks next.</summary>
sealed class Client(HttpClient http, Func<HttpRequestMessage> next, int expected)
{
    public List<double> Latencies { get; } = new(100_000);

    public async Task Ask()
    {
        var began = Stopwatch.GetTimestamp();
        using var request = next();
        using var answer = await http.SendAsync(request);
        if ((int)answer.StatusCode != expected) throw new InvalidOperationException($"{(int)answer.StatusCode} instead of {expected} for {request.RequestUri}");
        await answer.Content.CopyToAsync(Stream.Null);
        Latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }
}
