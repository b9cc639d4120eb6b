using Digitalbeirat.Testing;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Digitalbeirat.Journeys.SigningIn;

/// <summary>A sign-in provider of its own on this machine.</summary>
sealed class TownProvider : IAsyncDisposable
{
    readonly Process process;

    TownProvider(Process process) => this.process = process;

    static string Folder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "tests", "Digitalbeirat.Journeys"));

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<TownProvider> Start(int port, string redirect)
    {
        Assert.SkipWhen(!Directory.Exists(Path.Combine(Folder, "node_modules", "oidc-provider")), "The sign-in provider for tests is not installed");
        var start = new ProcessStartInfo("node", ["SigningIn/provider.mjs", $"{port}", redirect]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line == "ready") return new(process);
        throw new InvalidOperationException("The sign-in provider ended before it was ready");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
