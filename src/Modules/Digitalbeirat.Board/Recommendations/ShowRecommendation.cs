using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Answers;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Recommendations;

/// <summary>A recommendation with what decided it and what was answered.</summary>
public sealed record RecommendationView(RecommendationRow Row, string? Unit, int DaysLate, Joined? Motion, IReadOnlyList<GivenAnswer> Answers);



/// <summary>The recommendation's page.</summary>
public sealed class ShowRecommendation(AppDb db, Actor actor, ShowItem show, ListRecommendations list, ReadAnswers answers, Slots slots) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/empfehlungen/{number}", (string number, HttpRequest request, ShowRecommendation slice) => slice.Page(number, request)).Public();
        routes.MapGet("/api/recommendations/{number}", (string number, ShowRecommendation slice) => slice.Json(number)).Public().Api("Board", "A recommendation with its motion and its answers");
    }

    async Task<IResult> Page(string number, HttpRequest request)
    {
        var (view, instead) = await show.Run(BoardKind.Recommendation.Key, number);
        if (view is null) return instead!;
        return Html.Page<RecommendationPage>(new
        {
            View = view, Recommendation = await Run(view), Organises = actor.Can(Right.Organise),
            Below = await slots.Fill("item", new(view, request.Query)), Office = await slots.Fill("item-office", new(view, request.Query)),
        });
    }

    async Task<IResult> Json(string number)
    {
        var (view, instead) = await show.Run(BoardKind.Recommendation.Key, number);
        return view is null ? instead! : TypedResults.Ok(ItemJson.Of(view, await Run(view)));
    }

    public async Task<RecommendationView> Run(ItemView view)
    {
        var id = view.Item.Id;
        var row = await list.Rows(db.Items.AsNoTracking().Where(i => i.Id == id)).FirstAsync();
        var motion = await (from r in db.Recommendations join i in db.Items.VisibleTo(actor) on r.MotionId equals i.Id where r.ItemId == id select new Joined(i.Id, i.Kind, i.Number, i.Title, i.State)).FirstOrDefaultAsync();
        return new(row, view.Unit?.Name, row.DaysLate(db.Now), motion, await answers.Run(id));
    }
}
