using System.Diagnostics;
using System.Globalization;

namespace Digitalbeirat.Tests.Server;

/// <summary>The program as a process of its own, on the folder of a town.</summary>
sealed class RunningProgram(Process process, string address, RunningProgram.Words said, Task outputs) : IDisposable
{
    public string Address => address;
    public int Id => process.Id;

    /// <summary>All it wrote, on either output; whole once it was killed.</summary>
    public string Log => string.Join('\n', said);

    public static Task<RunningProgram> Start(string folder, params (string Name, string Value)[] environment) => StartBy([], folder, environment);

    /// <param name="before">Another program that becomes this one, when it has made its place ready.</param>
    public static async Task<RunningProgram> StartBy(string[] before, string folder, params (string Name, string Value)[] environment)
    {
        string[] words = [.. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "digitalbeirat.dll"), "start"];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DIGITALBEIRAT__DATA"] = folder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["DIGITALBEIRAT__CHANGESPERMINUTE"] = 100_000.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var said = new Words();
        var output = Keep(process.StandardOutput, said);
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Enqueue(line);
            if (line.Split("Digitalbeirat is at ") is not [_, var address]) continue;
            return new(process, address.Trim(), said, Task.WhenAll(output, Keep(process.StandardError, said)));
        }
        throw new InvalidOperationException("The program did not start: " + string.Join('\n', said));
    }

    public sealed class Words : System.Collections.Concurrent.ConcurrentQueue<string>
    {
        public SemaphoreSlim Bell { get; } = new(0);
    }

    /// <summary>Waits until it has written this.</summary>
    public async Task Says(string word)
    {
        while (!Log.Contains(word, StringComparison.Ordinal)) Assert.True(await said.Bell.WaitAsync(TimeSpan.FromMinutes(1)), $"The program did not say {word} within a minute:\n{Log}");
    }

    static async Task Keep(StreamReader output, Words said)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            said.Enqueue(line);
            said.Bell.Release();
        }
    }

    /// <summary>SIGKILL: nothing is told, nothing is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        outputs.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
