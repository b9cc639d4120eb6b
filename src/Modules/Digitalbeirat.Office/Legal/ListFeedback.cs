using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Legal;

/// <summary>Barriers that were reported, the oldest first, until each is answered.</summary>
public sealed class ListFeedback(AppDb db, Actor actor) : ISlice
{
    const int Size = 20;

    public sealed record Input
    {
        public string? Done { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/barrieren", async ([FromQuery(Name = "nach")] string? after, HttpRequest request, ListFeedback slice) =>
            Html.Page<ListFeedbackPage>(new { Page = await slice.Run(after), request.Query, slice.Now })).Needs(Right.Organise);
        routes.MapGet("/api/office/feedback", async ([FromQuery(Name = "nach")] string? after, ListFeedback slice) => await slice.Run(after)).Api("Office", "Reported barriers that wait for an answer").Needs(Right.Organise);
        routes.MapPost("/verwaltung/barrieren/{id:long}", async (long id, [FromForm] Input input, ListFeedback slice) => await slice.Answered(id)).Needs(Right.Organise);
    }

    DateTimeOffset Now => db.Now;

    async Task<Paged<Feedback>> Run(string? after)
    {
        var from = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var rows = await db.Set<Feedback>().AsNoTracking().Where(f => f.AnsweredAt == null && f.Id > from).OrderBy(f => f.Id).Take(Size + 1).ToListAsync();
        return Paged<Feedback>.Of(rows, Size, f => f.Id.ToString(CultureInfo.InvariantCulture));
    }

    async Task<IResult> Answered(long id)
    {
        if (await db.Set<Feedback>().FirstOrDefaultAsync(f => f.Id == id) is not { } feedback) return Go.NotFound;
        feedback.AnsweredAt ??= db.Now;
        feedback.AnsweredById ??= actor.Id;
        await db.SaveChangesAsync();
        return Go.To("/verwaltung/barrieren", T.FeedbackAnswered);
    }
}
