using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Recommendations;

/// <summary>A recommendation in a list.</summary>
public sealed record RecommendationRow(long Id, string Number, string Title, string Text, string State, int? UnitId, bool ToCouncil, DateTimeOffset? SentAt, DateTimeOffset? DueAt, DateTimeOffset StateSince)
{
    public bool Late(DateTimeOffset now) => Answers.AnswerRules.IsOverdue(State, DueAt, now);

    /// <summary>Days since the date passed; 0 for what is not late.</summary>
    public int DaysLate(DateTimeOffset now) => Late(now) ? Math.Max(1, Show.Day(now).DayNumber - Show.Day(DueAt!.Value).DayNumber) : 0;
}

/// <summary>What waits for an answer, what waits too long, and what was answered.</summary>
public sealed class ListRecommendations(AppDb db, Actor actor, Places places) : ISlice
{
    public const int Size = 20, MostOverdue = 200;
    public const string Open = "offen", Overdue = "ueberfaellig", Answered = "beantwortet", Draft = "entwurf";

    public static void Map(Routes routes)
    {
        routes.MapGet("/empfehlungen", (string? stand, string? stelle, string? nach, HttpRequest request, ListRecommendations slice) => slice.Page(Known(stand), Unit(stelle), nach, request)).Public();
        routes.MapGet("/api/recommendations", (string? stand, string? stelle, string? nach, ListRecommendations slice) => slice.Run(Known(stand), Unit(stelle), nach)).Public()
            .Api("Board", "Recommendations: stand=offen (waiting), ueberfaellig (late), beantwortet (answered); stelle=unit id");
        routes.MapGet("/empfehlungen.csv", (ListRecommendations slice) => slice.File()).Public();
    }

    static string Known(string? stand) => stand is Overdue or Answered or Draft ? stand : Open;
    static int? Unit(string? stelle) => int.TryParse(stelle, out var id) ? id : null;

    async Task<IResult> Page(string stand, int? unit, string? after, HttpRequest request) => Html.Page<ListRecommendationsPage>(new
    {
        Page = await Run(stand, unit, after), Stand = stand, Unit = unit, db.Now, Places = await places.Get(db), Organises = actor.Can(Right.Organise), request.Query,
    });

    /// <summary>Waiting ones by their dates, the late first; answered ones, the latest first. All that is late comes at once: it should be few.</summary>
    public async Task<Paged<RecommendationRow>> Run(string stand, int? unit, string? after, int size = Size)
    {
        var now = db.Now;
        var items = db.Items.AsNoTracking().ListedFor(actor).Where(i => i.Kind == BoardKind.Recommendation.Key);
        items = stand switch
        {
            Answered => items.Where(i => i.State == RecommendationState.Answered),
            Draft => items.Where(i => i.State == RecommendationState.Draft),
            Overdue => items.Where(i => i.State == RecommendationState.Sent && i.DueAt < now),
            _ => items.Where(i => i.State == RecommendationState.Sent),
        };
        if (unit is { } u) items = items.Where(i => i.UnitId == u);
        var byDate = stand is Open or Overdue;
        if (TimeKey.Read(after) is var (at, id))
            items = byDate ? items.Where(i => i.DueAt >= at && (i.DueAt > at || i.Id > id)) : items.Where(i => i.StateSince <= at && (i.StateSince < at || i.Id < id));
        items = byDate ? items.OrderBy(i => i.DueAt).ThenBy(i => i.Id) : items.OrderByDescending(i => i.StateSince).ThenByDescending(i => i.Id);
        size = stand == Overdue ? MostOverdue : size;
        var rows = await Rows(items.Take(size + 1)).ToListAsync();
        return Paged<RecommendationRow>.Of(rows, size, r => TimeKey.Of(byDate ? r.DueAt!.Value : r.StateSince, r.Id));
    }

    /// <summary>What was sent last, answered or not.</summary>
    public Task<List<RecommendationRow>> Latest(int count) =>
        Rows(db.Items.AsNoTracking().Where(i => i.Visibility == Visibility.Public && i.MergedIntoId == null && i.Kind == BoardKind.Recommendation.Key
            && (i.State == RecommendationState.Sent || i.State == RecommendationState.Answered)).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(count)).ToListAsync();

    public IQueryable<RecommendationRow> Rows(IQueryable<Item> items)
    {
        var language = Languages.Current;
        var recommendations = db.Recommendations;
        return items.Select(i => new RecommendationRow(i.Id, i.Number, i.Texts.Where(t => t.Language == language).Select(t => t.Title).FirstOrDefault() ?? i.Title, i.Body, i.State, i.UnitId,
            recommendations.Where(r => r.ItemId == i.Id).Select(r => r.ToCouncil).First(), recommendations.Where(r => r.ItemId == i.Id).Select(r => r.SentAt).First(), i.DueAt, i.StateSince));
    }

    async Task<IResult> File()
    {
        var (now, place) = (db.Now, await places.Get(db));
        var rows = await Rows(db.Items.AsNoTracking().ListedFor(actor).Where(i => i.Kind == BoardKind.Recommendation.Key && i.State != RecommendationState.Draft).OrderBy(i => i.Id)).ToListAsync();
        return Csv.File("empfehlungen.csv", ["number", "title", "state", "unit", "to_council", "sent_at", "due_at", "days_late", "state_since"], rows.Select(r => new[]
        {
            r.Number, r.Title, r.Late(now) ? "overdue" : r.State, place.Unit(r.UnitId)?.Name, r.ToCouncil ? "true" : "false", r.SentAt is { } sent ? Show.Machine(sent) : null,
            r.DueAt is { } due ? Show.Machine(due) : null, r.DaysLate(now).ToString(System.Globalization.CultureInfo.InvariantCulture), Show.Machine(r.StateSince),
        }));
    }
}
