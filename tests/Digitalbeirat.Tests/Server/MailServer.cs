using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Digitalbeirat.Tests.Server;

/// <summary>A mail server that takes every call and says nothing until it is told to speak (RFC 5321, as little of it as there needs to be).</summary>
sealed class MailServer : IAsyncDisposable
{
    readonly TcpListener socket = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly Task taking;

    public MailServer()
    {
        socket.Start();
        taking = Take();
    }

    public int Port => ((IPEndPoint)socket.LocalEndpoint).Port;
    public bool Speaks { get; set; }
    public SemaphoreSlim Called { get; } = new(0);
    public ConcurrentQueue<string> Letters { get; } = new();

    async Task Take()
    {
        var calls = new List<Task>();
        try { while (true) calls.Add(Answer(await socket.AcceptTcpClientAsync(stop.Token))); }
        catch (OperationCanceledException) { /* The test is over. */ }
        await Task.WhenAll(calls);
    }

    async Task Answer(TcpClient caller)
    {
        using var _ = caller;
        Called.Release();
        try
        {
            using var reader = new StreamReader(caller.GetStream());
            if (!Speaks)
            {
                // Listens until they hang up.
                await reader.ReadToEndAsync(stop.Token);
                return;
            }
            await using var writer = new StreamWriter(caller.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 post.example");
            while (await reader.ReadLineAsync(stop.Token) is { } said)
            {
                if (said == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var letter = new List<string>();
                    while (await reader.ReadLineAsync(stop.Token) is { } line and not ".") letter.Add(line);
                    Letters.Enqueue(string.Join('\n', letter));
                }
                await writer.WriteLineAsync(said == "QUIT" ? "221 bye" : "250 well");
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException)
        {
            // Hung up, by them or by us.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await taking;
        socket.Stop();
        stop.Dispose();
    }
}
