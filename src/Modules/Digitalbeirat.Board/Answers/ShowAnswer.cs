using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Answers;

/// <summary>An answer with what it answers.</summary>
public sealed record AnswerView(string Number, string Kind, string Text, bool ByCouncil, string? Unit, string? PassedTo, DateTimeOffset AnsweredAt, Joined? Subject);

public sealed class ShowAnswer(AppDb db, Actor actor, ShowItem show, Places places, Slots slots) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/antworten/{number}", (string number, HttpRequest request, ShowAnswer slice) => slice.Page(number, request)).Public();
        routes.MapGet("/api/answers/{number}", (string number, ShowAnswer slice) => slice.Json(number)).Public().Api("Board", "An answer with what it answers");
    }

    async Task<IResult> Page(string number, HttpRequest request)
    {
        var (view, instead) = await show.Run(BoardKind.Answer.Key, number);
        if (view is null) return instead!;
        return Html.Page<AnswerPage>(new
        {
            View = view, Answer = await Run(view),
            Below = await slots.Fill("item", new(view, request.Query)), Office = await slots.Fill("item-office", new(view, request.Query)),
        });
    }

    async Task<IResult> Json(string number)
    {
        var (view, instead) = await show.Run(BoardKind.Answer.Key, number);
        return view is null ? instead! : TypedResults.Ok(ItemJson.Of(view, await Run(view)));
    }

    public async Task<AnswerView> Run(ItemView view)
    {
        var a = await db.Answers.AsNoTracking().FirstAsync(x => x.ItemId == view.Item.Id);
        var subject = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => i.Id == a.SubjectId).Select(i => new Joined(i.Id, i.Kind, i.Number, i.Title, i.State)).FirstOrDefaultAsync();
        return new(view.Item.Number, view.Item.State, view.Item.Body, a.ByCouncil, view.Unit?.Name, (await places.Get(db)).Unit(a.PassedToUnitId)?.Name, a.AnsweredAt, subject);
    }
}
