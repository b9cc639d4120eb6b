using System.Net.Sockets;
using System.Text;

namespace Digitalbeirat.Tests.Server.BadInput;

/// <summary>A connection on which one can say what no client library would.</summary>
sealed class Wire(string address) : IDisposable
{
    readonly TcpClient client = new("127.0.0.1", new Uri(address).Port);

    public Task Say(string text) => Say(Encoding.Latin1.GetBytes(text));
    public async Task Say(byte[] bytes) => await client.GetStream().WriteAsync(bytes);

    /// <summary>All that is answered until the other side closes; a connection that is cut counts as closed.</summary>
    public async Task<string> Hear()
    {
        var all = new MemoryStream();
        try { await client.GetStream().CopyToAsync(all); }
        catch (IOException) { /* cut off */ }
        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>The status of the first answer; 0 where there was none.</summary>
    public static int Status(string heard) => heard.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(heard.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;

    public static async Task<(int Status, string Text)> Exchange(string address, string request)
    {
        using var wire = new Wire(address);
        await wire.Say(request);
        var heard = await wire.Hear();
        return (Status(heard), heard);
    }

    public void Dispose() => client.Dispose();
}
