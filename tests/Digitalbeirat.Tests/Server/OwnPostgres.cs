using System.Diagnostics;

namespace Digitalbeirat.Tests.Server;

/// <summary>A PostgreSQL of the test's own, on a socket in a folder of its own: it may be stopped and started.</summary>
sealed class OwnPostgres : IDisposable
{
    static readonly string? bin = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order().LastOrDefault() : null;

    readonly string folder = Directory.CreateTempSubdirectory("digitalbeirat-pg").FullName;

    public static bool IsThere => bin is not null;
    public string Connection => $"Host={folder};Username=digitalbeirat;Database=postgres";

    public OwnPostgres()
    {
        // It does not run as root.
        if (Environment.UserName == "root") Do("chown", "postgres", folder);
        Run("initdb", "-D", Data, "-U", "digitalbeirat", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        Start();
    }

    string Data => Path.Combine(folder, "data");

    public void Start() => Run("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-c listen_addresses='' -k {folder} -c max_connections=100 -c shared_buffers=32MB", "start");

    /// <param name="how">"fast" says goodbye to everybody, "immediate" is a crash.</param>
    public void Stop(string how) => Run("pg_ctl", "-D", Data, "-w", "-m", how, "stop");

    static void Run(string program, params string[] words)
    {
        string[] all = [Path.Combine(bin!, program), .. words];
        if (Environment.UserName == "root") Do("runuser", ["-u", "postgres", "--", .. all]);
        else Do(all[0], all[1..]);
    }

    static void Do(string program, params string[] words)
    {
        // Its outputs go nowhere: the server would keep them open for as long as it lives.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. words]) { WorkingDirectory = Path.GetTempPath() })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    public void Dispose()
    {
        Run("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        Directory.Delete(folder, true);
    }
}
