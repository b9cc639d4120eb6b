using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Items;

/// <summary>What to list; every part may be missing. The names are those of the query string.</summary>
/// <param name="Sort">"neu" (default), "unterstuetzt", "diskutiert", "bewegt".</param>
/// <param name="After">Key of the last row of the page before.</param>
public sealed record ListFilter(string? State = null, string? Area = null, int? District = null, int? Unit = null, string? Tag = null, string? Sort = null, string? After = null);

/// <summary>One row of any list, as cards, feeds and the API show it.</summary>
public sealed record ItemRow(long Id, string Kind, string Number, string Title, string Excerpt, string State, int? AreaId, int? DistrictId, int? UnitId,
    int Supports, int Comments, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, DateTimeOffset StateSince, DateTimeOffset? DueAt, string? Author, Visibility Visibility);

/// <summary>The one list query: by projection, without tracking, by key, never counting.</summary>
public sealed class ListItems(AppDb db, Actor actor, Places places)
{
    public const int Size = 20;

    /// <param name="also">A module's own narrowing, for what is in its tables.</param>
    public async Task<Paged<ItemRow>> Run(string kind, ListFilter filter, int size = Size, Func<IQueryable<Item>, IQueryable<Item>>? also = null)
    {
        var items = db.Items.AsNoTracking().ListedFor(actor).Where(i => i.Kind == kind);
        items = await Narrow(items, filter);
        if (also is not null) items = also(items);
        items = SortAndSeek(items, filter);
        var rows = await Rows(items.Take(size + 1)).ToListAsync();
        return Paged<ItemRow>.Of(rows, size, r => Key(filter.Sort, r));
    }

    async Task<IQueryable<Item>> Narrow(IQueryable<Item> items, ListFilter f)
    {
        if (f.State is { Length: > 0 } state) items = items.Where(i => i.State == state);
        if (f.Area is { Length: > 0 } key)
        {
            var area = (await places.Get(db)).Areas.FirstOrDefault(a => a.Key == key)?.Id ?? -1;
            items = items.Where(i => i.AreaId == area);
        }
        if (f.District is { } district) items = items.Where(i => i.DistrictId == district);
        if (f.Unit is { } unit) items = items.Where(i => i.UnitId == unit);
        if (f.Tag is { Length: > 0 } tag) items = items.Where(i => i.Tags.Any(t => t.Tag == tag));
        return items;
    }

    // "At most the key, and of those with the same key only the later ones": said so, the index is entered at the key instead of read up to it.
    static IQueryable<Item> SortAndSeek(IQueryable<Item> items, ListFilter f)
    {
        var after = Seek(f.After);
        switch (f.Sort)
        {
            case "unterstuetzt":
                if (after is var (s, sid)) { var n = Count(s); items = items.Where(i => i.Supports <= n && (i.Supports < n || i.Id < sid)); }
                return items.OrderByDescending(i => i.Supports).ThenByDescending(i => i.Id);
            case "diskutiert":
                if (after is var (c, cid)) { var n = Count(c); items = items.Where(i => i.Comments <= n && (i.Comments < n || i.Id < cid)); }
                return items.OrderByDescending(i => i.Comments).ThenByDescending(i => i.Id);
            case "bewegt":
                if (after is var (m, mid)) { var at = At(m); items = items.Where(i => i.ChangedAt <= at && (i.ChangedAt < at || i.Id < mid)); }
                return items.OrderByDescending(i => i.ChangedAt).ThenByDescending(i => i.Id);
            default:
                if (after is var (d, nid)) { var at = At(d); items = items.Where(i => i.CreatedAt <= at && (i.CreatedAt < at || i.Id < nid)); }
                return items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id);
        }
    }

    /// <summary>The projection every list shares, with the title in the reader's language where there is one.</summary>
    public static IQueryable<ItemRow> Rows(IQueryable<Item> items)
    {
        var language = Languages.Current;
        return language == Language.De
            ? items.Select(i => new ItemRow(i.Id, i.Kind, i.Number, i.Title, i.Excerpt, i.State, i.AreaId, i.DistrictId, i.UnitId, i.Supports, i.Comments, i.CreatedAt, i.ChangedAt, i.StateSince, i.DueAt, i.Author!.Name, i.Visibility))
            : items.Select(i => new ItemRow(i.Id, i.Kind, i.Number,
                i.Texts.Where(t => t.Language == language).Select(t => t.Title).FirstOrDefault() ?? i.Title,
                i.Texts.Where(t => t.Language == language).Select(t => t.Excerpt).FirstOrDefault() ?? i.Excerpt,
                i.State, i.AreaId, i.DistrictId, i.UnitId, i.Supports, i.Comments, i.CreatedAt, i.ChangedAt, i.StateSince, i.DueAt, i.Author!.Name, i.Visibility));
    }

    static string Key(string? sort, ItemRow r) => sort switch
    {
        "unterstuetzt" => Invariant($"{r.Supports}_{r.Id}"), "diskutiert" => Invariant($"{r.Comments}_{r.Id}"),
        "bewegt" => Invariant($"{UtcMicros.Of(r.ChangedAt)}_{r.Id}"), _ => Invariant($"{UtcMicros.Of(r.CreatedAt)}_{r.Id}"),
    };

    static string Invariant(FormattableString s) => FormattableString.Invariant(s);

    // As wide as the column: compared with a wider number, it would be widened row by row, past the index.
    static int Count(long key) => (int)Math.Min(key, int.MaxValue);
    static DateTimeOffset At(long micros) => UtcMicros.At(Math.Clamp(micros, 0, 250_000_000_000_000_000));

    // Somebody's own idea of a key is no error: they get the first page.
    static (long, long)? Seek(string? after) => after?.Split('_') is [var a, var b]
        && long.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && long.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (key, id) : null;
}
