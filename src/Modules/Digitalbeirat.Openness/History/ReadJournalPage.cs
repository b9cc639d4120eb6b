using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Openness.History;

/// <summary>The journal of everything, newest first.</summary>
public sealed class ReadJournalPage(AppDb db, Actor actor) : ISlice
{
    public sealed record Row(long Seq, string What, DateTimeOffset At, string Kind, string Number, string Title, string? Data);

    public static void Map(Routes routes)
    {
        routes.MapGet("/journal", async ([FromQuery(Name = "nach")] string? after, HttpRequest request, ReadJournalPage slice, Kinds kinds, JournalWords words) =>
            Html.Page<ReadJournalView>(new { Page = await slice.Run(after), Kinds = kinds, Words = words, Raw = request.Query })).Public();
        routes.MapGet("/api/journal", async ([FromQuery(Name = "nach")] string? after, ReadJournalPage slice) => await slice.Run(after)).Api("Journal", "What happened, newest first").Public();
    }

    public async Task<Paged<Row>> Run(string? after, int size = 40)
    {
        var @internal = actor.Can(Right.ReadInternal);
        var from = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var a) ? a : long.MaxValue;
        // Titles of what is not public stay out, whoever looks: this page is the public record.
        var rows = await db.Journal.AsNoTracking().Where(e => e.Seq < from).OrderByDescending(e => e.Seq)
            .Where(e => e.Item!.Visibility == Visibility.Public || (e.Item.Visibility == Visibility.Internal && @internal))
            .Take(size + 1).Select(e => new Row(e.Seq, e.What, e.At, e.Item!.Kind, e.Item.Number, e.Item.Title, e.Data)).ToListAsync();
        return Paged<Row>.Of(rows, size, r => r.Seq.ToString(CultureInfo.InvariantCulture));
    }
}
