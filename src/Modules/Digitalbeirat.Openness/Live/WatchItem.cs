using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Live;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Digitalbeirat.Openness.Live;

/// <summary>What happens to an item while somebody looks at it, as server-sent events. Each carries the journal's number: whoever comes back with it, to this node or another, hears what they missed and nothing twice.</summary>
public sealed class WatchItem(IServiceScopeFactory scopes, Watchers watchers, JournalWords words, IHostApplicationLifetime life, Actor actor) : ISlice
{
    // Browsers come back by themselves; so nobody sits here whom nobody hears, and roles are asked anew at the latest then.
    static readonly TimeSpan longest = TimeSpan.FromMinutes(10), pause = TimeSpan.FromSeconds(20), breath = TimeSpan.FromMilliseconds(500);
    const int Most = 50;

    public sealed record News(long Seq, string What);
    public sealed record Now(int Comments, int Supports, IReadOnlyList<News> News);

    public static void Map(Routes routes) => routes.MapGet("/live/{number}", (string number, HttpContext http, WatchItem slice) => slice.Run(number, http)).Public();

    async Task<IResult> Run(string number, HttpContext http)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        if (watchers.Enter(item, NetworkAddress.Line(http.Connection.RemoteIpAddress)) is not { } seat)
        {
            http.Response.Headers.RetryAfter = "60";
            return Go.Status(429);
        }
        http.Response.RegisterForDispose(seat);
        http.Response.Headers.CacheControl = "no-store";
        // nginx would collect the events into a page of its own size.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var heard = long.TryParse(http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } id ? id : http.Request.Query["nach"].ToString(), out var seq) ? seq : (long?)null;
        return Results.Stream(stream => Tell(stream, item, heard, seat, http.RequestAborted), "text/event-stream");
    }

    async Task<long?> Find(string number)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Items.VisibleTo(actor).Where(i => i.Number == number.ToUpperInvariant() && i.MergedIntoId == null).Select(i => (long?)i.Id).FirstOrDefaultAsync();
    }

    async Task Tell(Stream stream, long item, long? heard, Watchers.Watcher seat, CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, life.ApplicationStopping);
        end.CancelAfter(longest);
        await using var text = new StreamWriter(stream) { NewLine = "\n" };
        try
        {
            Now? told = null;
            while (true)
            {
                // Looked up anew each time, as whoever they are by now: what was public may be hidden, who was in the board may have left it.
                if (await Look(item, heard, end.Token) is not var (last, now))
                {
                    await text.WriteAsync("event: gone\ndata: {}\n\n");
                    await text.FlushAsync(end.Token);
                    return;
                }
                if (now.News.Count > 0 || told is null || told.Comments != now.Comments || told.Supports != now.Supports)
                {
                    await text.WriteAsync($"id: {last}\nevent: item\ndata: {JsonSerializer.Serialize(now, JsonSerializerOptions.Web)}\n\n");
                    await text.FlushAsync(end.Token);
                    (heard, told) = (last, now);
                }
                await Task.Delay(breath, end.Token);
                while (now.News.Count < Most && !await seat.Rings(pause, end.Token))
                {
                    // A comment, so that whoever is gone without a word is noticed.
                    await text.WriteAsync(": \n\n");
                    await text.FlushAsync(end.Token);
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested) { /* They left, or the program does. */ }
    }

    /// <summary>How the item stands and what happened to it after <paramref name="heard"/>; null where they may not see it (any more).</summary>
    async Task<(long Last, Now Now)?> Look(long id, long? heard, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var present = new Actor();
        // What sleeps in this session sleeps here too.
        if (actor.Id is { } me && await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == me && p.ErasedAt == null, stop) is { } person) present.Become(new Recognised(person, actor.Dormant, actor.ProvenAt));
        // The journal first: what is written between the two is counted already and told next time.
        var entries = heard is null ? [] : await db.Journal.AsNoTracking().Where(e => e.ItemId == id && e.Seq > heard).OrderBy(e => e.Seq).Take(Most).Select(e => new { e.Seq, e.What }).ToListAsync(stop);
        var last = entries.Count > 0 ? entries[^1].Seq : heard ?? await db.Journal.Where(e => e.ItemId == id).MaxAsync(e => (long?)e.Seq, stop) ?? 0;
        var item = await db.Items.AsNoTracking().VisibleTo(present).Where(i => i.Id == id && i.MergedIntoId == null).Select(i => new { i.Comments, i.Supports }).FirstOrDefaultAsync(stop);
        return item is null ? null : (last, new(item.Comments, item.Supports, [.. entries.Select(e => new News(e.Seq, words.Text(e.What)))]));
    }
}
