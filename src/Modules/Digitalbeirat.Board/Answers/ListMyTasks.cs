using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Answers;

/// <summary>Something that waits for an answer.</summary>
public sealed record TaskRow(long Id, string Kind, string Number, string Title, string State, int? UnitId, DateTimeOffset Since, DateTimeOffset? DueAt);

/// <summary>What waits for an answer of whoever looks: their unit's, the council's, and for the office everybody's. Late first, then by date.</summary>
public sealed class ListMyTasks(AppDb db, Actor actor, Places places, Kinds kinds) : ISlice
{
    const int Most = 200;

    public static void Map(Routes routes)
    {
        routes.MapGet("/meine-aufgaben", (ListMyTasks slice) => slice.Page()).Needs(Right.Answer);
        routes.MapGet("/api/my-tasks", (ListMyTasks slice) => slice.Run()).Needs(Right.Answer).Api("Board", "What waits for your unit's or the council's answer, late first");
    }

    async Task<IResult> Page() => Html.Page<MyTasksPage>(new { Rows = await Run(), db.Now, Places = await places.Get(db), Kinds = kinds });

    public async Task<IReadOnlyList<TaskRow>> Run()
    {
        var (unit, council, all) = (actor.Is(Roles.Unit) ? actor.Person?.UnitId : null, actor.Is(Roles.Council), actor.Can(Right.Organise));
        var recommendations = db.Recommendations;
        var answers = db.Answers;
        var given = db.Items.Where(i => i.State != AnswerKind.PassedOn && i.Visibility == Visibility.Public);
        var links = db.Links;
        var over = kinds.All.FirstOrDefault(k => k.Key == BoardKind.ConcernKey)?.States.Where(s => s.Final).Select(s => s.Key).ToList() ?? [];
        var waiting = db.Items.AsNoTracking().ListedFor(actor).Where(i => i.Visibility == Visibility.Public)
            .Where(i => (i.Kind == BoardKind.Recommendation.Key && i.State == RecommendationState.Sent
                    && (all || (unit != null && i.UnitId == unit) || (council && recommendations.Any(r => r.ItemId == i.Id && r.ToCouncil))))
                || (i.Kind == BoardKind.ConcernKey && i.UnitId != null && (all || i.UnitId == unit) && !over.Contains(i.State)
                    // What the board took up is answered by way of its recommendation.
                    && !links.Any(l => l.FromId == i.Id && l.Kind == LinkKind.DiscussedIn) && !answers.Any(a => a.SubjectId == i.Id && given.Any(g => g.Id == a.ItemId))));
        // Without a date it can wait: those with one come first, which databases disagree about for null.
        return await waiting.OrderBy(i => i.DueAt == null).ThenBy(i => i.DueAt).ThenBy(i => i.Id).Take(Most)
            .Select(i => new TaskRow(i.Id, i.Kind, i.Number, i.Title, i.State, i.UnitId, i.StateSince, i.DueAt)).ToListAsync();
    }
}
