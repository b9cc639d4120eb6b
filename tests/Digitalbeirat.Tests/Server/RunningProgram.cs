using System.Diagnostics;
using System.Globalization;

namespace Digitalbeirat.Tests.Server;

/// <summary>The program as a process of its own, on the folder of a town.</summary>
sealed class RunningProgram(Process process, string address) : IDisposable
{
    public string Address => address;

    public static async Task<RunningProgram> Start(string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "digitalbeirat.dll"), "start"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DIGITALBEIRAT__DATA"] = folder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["DIGITALBEIRAT__CHANGESPERMINUTE"] = 100_000.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Split("Digitalbeirat is at ") is not [_, var address]) continue;
            _ = process.StandardError.ReadToEndAsync();
            return new(process, address.Trim());
        }
        throw new InvalidOperationException("The program did not start: " + string.Join('\n', said));
    }

    /// <summary>SIGKILL: nothing is told, nothing is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
