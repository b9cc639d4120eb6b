using System.Globalization;
using System.Text;
using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>Every public comment as open data. Written while it is read, a stretch at a time: neither memory nor a connection is held for as long as a slow line takes.</summary>
public sealed class ExportComments(AppDb db, Actor actor) : ISlice
{
    const int Stretch = 1000;

    public sealed record Row(long Id, string Item, long? AnswerTo, string Author, string Stance, string Text, DateTimeOffset At, DateTimeOffset? EditedAt);

    public static void Map(Routes routes)
    {
        routes.MapGet("/api/comments.csv", (ExportComments slice) => Results.Stream(slice.Csv, "text/csv; charset=utf-8", "comments.csv")).Api("Discussion", "All public comments as comma separated values").Public();
        routes.MapGet("/api/comments.json", (ExportComments slice) => Results.Stream(slice.Json, "application/json")).Api("Discussion", "All public comments").Public();
    }

    async IAsyncEnumerable<Row> Rows()
    {
        for (long last = 0; ;)
        {
            var after = last;
            var comments = db.Set<Comment>().AsNoTracking();
            var rows = await (from c in comments
                              join i in db.Items.ListedFor(actor) on c.ItemId equals i.Id
                              where c.Id > after && c.Visibility == Visibility.Public
                              orderby c.Id
                              select new { c.Id, i.Number, c.ParentId, Author = c.Author!.Name ?? "", c.Stance, c.Text, c.At, c.EditedAt }).Take(Stretch).ToListAsync();
            foreach (var r in rows) yield return new(r.Id, r.Number, r.ParentId, r.Author, r.Stance.ToString().ToLowerInvariant(), r.Text, r.At, r.EditedAt);
            if (rows.Count < Stretch) yield break;
            last = rows[^1].Id;
        }
    }

    async Task Csv(Stream stream)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(true), 32 * 1024, leaveOpen: true);
        await Kernel.Web.Csv.Line(text, ["id", "item", "answer_to", "author", "stance", "text", "at", "edited_at"]);
        await foreach (var r in Rows())
            await Kernel.Web.Csv.Line(text, [Invariant(r.Id), r.Item, r.AnswerTo is { } to ? Invariant(to) : "", r.Author, r.Stance, r.Text, Kernel.Texts.Show.Machine(r.At), r.EditedAt is { } at ? Kernel.Texts.Show.Machine(at) : ""]);
    }

    Task Json(Stream stream) => JsonSerializer.SerializeAsync(stream, Rows(), JsonSerializerOptions.Web);

    static string Invariant(long n) => n.ToString(CultureInfo.InvariantCulture);
}
