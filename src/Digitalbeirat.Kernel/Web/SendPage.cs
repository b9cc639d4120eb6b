using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Kernel.Web;

/// <summary>A page made of a component and sent whole, in one piece and with its length. Pages here neither stream nor come alive later, so the framework's own result, which prepares for both, would make each a third dearer (docs/adr/0034).</summary>
public sealed class SendPage(Type page, object parameters, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        PagePolicy.Give(http);
        using var text = new PageText();
        await using (var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>()))
            await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(new RouteValueDictionary(parameters)))).WriteHtmlTo(text));
        await text.Send(http.Response, status);
    }
}

/// <summary>Gathers a page in rented memory.</summary>
sealed class PageText : TextWriter
{
    char[] text = ArrayPool<char>.Shared.Rent(32 * 1024);
    int length;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (length == text.Length) Grow(1);
        text[length++] = value;
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > text.Length - length) Grow(buffer.Length);
        buffer.CopyTo(text.AsSpan(length));
        length += buffer.Length;
    }

    void Grow(int by)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(text.Length * 2, length + by));
        text.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(text);
        text = larger;
    }

    public async Task Send(HttpResponse response, int status)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.GetMaxByteCount(length));
        try
        {
            var size = Encoding.GetBytes(text, 0, length, bytes, 0);
            (response.StatusCode, response.ContentType, response.ContentLength) = (status, "text/html; charset=utf-8", size);
            await response.Body.WriteAsync(bytes.AsMemory(0, size), response.HttpContext.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    protected override void Dispose(bool disposing)
    {
        ArrayPool<char>.Shared.Return(text);
        text = [];
        length = 0;
        base.Dispose(disposing);
    }
}
