using DiffPlex;
using DiffPlex.DiffBuilder;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Openness.History;

/// <summary>Everything that happened to an item, and every wording it had, with what was changed.</summary>
public sealed class ShowHistory(AppDb db, Actor actor, Kinds kinds, JournalWords words, Kernel.Contracts.IComments? comments = null) : ISlice
{
    public sealed record Entry(long Seq, string What, DateTimeOffset At, string? Actor, string? Data);

    /// <summary>One change of wording: the pieces taken out (−1), put in (1) and kept (0).</summary>
    public sealed record Change(long Id, long? CommentId, Language Language, DateTimeOffset At, string? Editor, IReadOnlyList<(int Kind, string Text)> Title, IReadOnlyList<(int Kind, string Text)> Body);

    public static void Map(Routes routes)
    {
        routes.MapGet("/verlauf/{number}", async (string number, ShowHistory slice) => await slice.Page(number)).Public();
        routes.MapGet("/api/items/{number}/history", async (string number, ShowHistory slice) => await slice.Json(number)).Api("Journal", "Everything that happened to an item, and its earlier wordings").Public();
    }

    Task<Item?> Find(string number) => db.Items.AsNoTracking().Include(i => i.Texts).VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant());

    async Task<List<Entry>> Entries(long itemId) => [.. (await db.Journal.AsNoTracking().Where(e => e.ItemId == itemId).OrderByDescending(e => e.Seq).Take(500)
        .Select(e => new { e.Seq, e.What, e.At, Actor = db.People.Where(p => p.Id == e.ActorId).Select(p => p.Name).FirstOrDefault(), e.Data }).ToListAsync())
        .Select(e => new Entry(e.Seq, e.What, e.At, e.Actor, e.Data))];

    async Task<IResult> Page(string number)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        return Html.Page<ShowHistoryPage>(new { Item = item, Kind = kinds[item.Kind], Entries = await Entries(item.Id), Changes = await Changes(item), Words = words });
    }

    async Task<IResult> Json(string number) => await Find(number) is { } item ? Results.Ok(new { Entries = await Entries(item.Id), Wordings = (await Changes(item)).Select(c => new { c.CommentId, Language = c.Language.Code(), c.At, c.Editor, Before = Words(c.Body, -1), After = Words(c.Body, 1) }) }) : Go.NotFound;

    static string Words(IReadOnlyList<(int Kind, string Text)> pieces, int side) => string.Concat(pieces.Where(p => p.Kind == 0 || p.Kind == side).Select(p => p.Text));

    // Each earlier text is compared with the next later one of the same thing; the last with what stands now.
    async Task<List<Change>> Changes(Item item)
    {
        var earlier = await db.EarlierTexts.AsNoTracking().Where(t => t.ItemId == item.Id).OrderByDescending(t => t.Id).Take(100)
            .Select(t => new { Text = t, Editor = db.People.Where(p => p.Id == t.EditorId).Select(p => p.Name).FirstOrDefault() }).ToListAsync();
        var after = new Dictionary<(long?, Language), (string Title, string Body)> { [(null, item.Language)] = (item.Title, item.Body) };
        foreach (var version in item.Texts) after[(null, version.Language)] = (version.Title, version.Body);
        var commentIds = earlier.Select(e => e.Text.CommentId).OfType<long>().Distinct().ToList();
        // Comments belong to Debate; their present wording is asked for by contract.
        foreach (var (id, body) in await CommentsNow(commentIds)) after[(id, Language.De)] = ("", body);
        var changes = new List<Change>();
        foreach (var (text, editor) in earlier.Select(e => (e.Text, e.Editor)))
        {
            var key = (text.CommentId, text.CommentId is null ? text.Language : Language.De);
            if (after.TryGetValue(key, out var now))
                changes.Add(new(text.Id, text.CommentId, text.Language, text.ReplacedAt, editor, Compare(text.Title, now.Title), Compare(text.Body, now.Body)));
            after[key] = (text.Title, text.Body);
        }
        return changes;
    }

    async Task<IReadOnlyDictionary<long, string>> CommentsNow(List<long> ids) => comments is null || ids.Count == 0 ? new Dictionary<long, string>() : await comments.TextsOf(ids);

    public static IReadOnlyList<(int, string)> Compare(string before, string now)
    {
        var diff = new InlineDiffBuilder(new Differ()).BuildDiffModel(before, now, ignoreWhitespace: false, ignoreCase: false, chunker: new DiffPlex.Chunkers.WordChunker());
        return [.. diff.Lines.Select(l => (l.Type switch { DiffPlex.DiffBuilder.Model.ChangeType.Inserted => 1, DiffPlex.DiffBuilder.Model.ChangeType.Deleted => -1, _ => 0 }, l.Text))];
    }
}
