using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>One concern, with its discussion and its way so far.</summary>
public sealed class ShowConcern(AppDb db, ShowItem show, Slots slots) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/anliegen/{number}", async (string number, HttpRequest request, ShowConcern slice) => await slice.Page(number, request.Query)).Public();
        routes.MapGet("/api/concerns/{number}", async (string number, ShowConcern slice) => await slice.Json(number)).Api("Concerns", "One concern").Public();
    }

    async Task<IResult> Page(string number, IQueryCollection query)
    {
        var (view, instead) = await show.Run(Concern.Kind.Key, number);
        if (instead is not null) return instead;
        var subject = new SlotSubject(view, query);
        return Html.Page<ShowConcernPage>(new { View = view, Below = await slots.Fill("item", subject), Office = await slots.Fill("item-office", subject) });
    }

    async Task<IResult> Json(string number)
    {
        var (view, instead) = await show.Run(Concern.Kind.Key, number);
        if (instead is not null) return instead;
        var parts = await db.Set<Concern>().AsNoTracking().FirstOrDefaultAsync(c => c.ItemId == view!.Item.Id);
        return Results.Ok(ItemJson.Of(view!, parts is null ? null : new { parts.As, parts.Need, parts.SoThat }));
    }
}
