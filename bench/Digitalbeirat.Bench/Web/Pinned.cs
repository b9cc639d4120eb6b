using System.Diagnostics;
using System.Globalization;

namespace Digitalbeirat.Bench.Web;

/// <summary>A server as a process of its own on the first core; the load comes from the second.</summary>
sealed class Pinned : IDisposable
{
    const double TicksPerSecond = 100;
    readonly Process process;

    Pinned(Process process, string address, TimeSpan toFirstPage) => (this.process, Address, ToFirstPage) = (process, address, toFirstPage);

    public string Address { get; }
    public TimeSpan ToFirstPage { get; }

    public static async Task<Pinned> Start(string program, IEnumerable<string> words, int port, string page, params (string Key, string Value)[] environment)
    {
        var address = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo("taskset", ["-c", "0", program, .. words]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address;
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = new Queue<string>();
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) lock (said) said.Enqueue(text); };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        while (clock.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (process.HasExited) break;
            try
            {
                using var answer = await http.GetAsync(page);
                if (answer.IsSuccessStatusCode) return new(process, address, clock.Elapsed);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(5);
        }
        process.Kill(true);
        lock (said) throw new InvalidOperationException($"{program} did not answer at {address}{page}: {string.Join(" ", said)}");
    }

    /// <summary>CPU time used so far, user and system, in microseconds.</summary>
    public double CpuMicroseconds => Fields() is var f ? (long.Parse(f[11], CultureInfo.InvariantCulture) + long.Parse(f[12], CultureInfo.InvariantCulture)) * 1e6 / TicksPerSecond : 0;

    public double ResidentMegabytes => Status("VmRSS");
    public double PeakMegabytes => Status("VmHWM");

    // The name in brackets may hold blanks; what follows it does not.
    string[] Fields() => File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].Split(' ');

    double Status(string field) => double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(field, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    public void Dispose()
    {
        process.Kill(true);
        process.WaitForExit();
        process.Dispose();
    }
}
