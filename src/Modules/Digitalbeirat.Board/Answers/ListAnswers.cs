using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Board.Answers;

/// <summary>All answers, the latest first.</summary>
public sealed class ListAnswers(AppDb db, ListItems list, Places places, Kinds kinds) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/antworten", (string? art, string? nach, HttpRequest request, ListAnswers slice) => slice.Page(art, nach, request)).Public();
        routes.MapGet("/api/answers", (string? art, string? nach, ListAnswers slice) => slice.Run(art, nach)).Public().Api("Board", "Answers of units and council; art=accepted, partly, declined, already-done or passed-on narrows");
    }

    async Task<IResult> Page(string? kind, string? after, HttpRequest request) =>
        Html.Page<ListAnswersPage>(new { Page = await Run(kind, after), Kind = kind, Places = await places.Get(db), Kinds = kinds, request.Query });

    public Task<Paged<ItemRow>> Run(string? kind, string? after) => list.Run(BoardKind.Answer.Key, new(State: kind, After: after));
}
