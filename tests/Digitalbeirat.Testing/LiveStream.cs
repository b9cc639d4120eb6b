using System.Text.Json;

namespace Digitalbeirat.Testing;

/// <summary>A page that is looked at: the events it hears, as a browser's EventSource would.</summary>
public sealed class LiveStream(HttpResponseMessage answer, StreamReader text) : IDisposable
{
    public sealed record Event(string? Id, string Name, JsonElement Data)
    {
        public int Comments => Data.GetProperty("comments").GetInt32();
        public int Supports => Data.GetProperty("supports").GetInt32();
        public IReadOnlyList<long> News => [.. Data.GetProperty("news").EnumerateArray().Select(n => n.GetProperty("seq").GetInt64())];
    }

    public int Status => (int)answer.StatusCode;

    public static async Task<LiveStream> Open(HttpClient http, string number, string? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/live/" + number);
        if (last is not null) request.Headers.Add("Last-Event-ID", last);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event; null where the other side has closed.</summary>
    public async Task<Event?> Next()
    {
        string? id = null, name = null, data = null;
        // The stream says every now and then that it is still there; that is no event.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await text.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.Length == 0 && data is not null) return new(id, name ?? "message", JsonDocument.Parse(data).RootElement);
        }
        return null;
    }

    /// <summary>Listens until this is so.</summary>
    public async Task<Event> Until(Func<Event, bool> so)
    {
        while (await Next() is { } heard)
            if (so(heard)) return heard;
        throw new InvalidOperationException("The stream ended before that happened");
    }

    public void Dispose()
    {
        text.Dispose();
        answer.Dispose();
    }
}
