using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Openness.Paths;

/// <summary>The whole way of an item as a picture and as text: what led to what, who acts now, what is late.</summary>
public sealed class ShowPathPage(AppDb db, Actor actor, ShowPath show, Kinds kinds, Places places) : ISlice
{
    public sealed record JsonStation(string Kind, string Number, string Title, string State, DateTimeOffset At, DateTimeOffset StateSince, DateTimeOffset? DueAt);
    public sealed record JsonStep(string From, string To, LinkKind Kind, DateTimeOffset At);

    public static void Map(Routes routes)
    {
        routes.MapGet("/weg/{number}", async (string number, ShowPathPage slice) => await slice.Page(number)).Public();
        routes.MapGet("/api/items/{number}/path", async (string number, ShowPathPage slice) => await slice.Json(number)).Api("Paths", "What led to an item and what came of it").Public();
    }

    Task<Item?> Find(string number) => db.Items.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant());

    async Task<IResult> Page(string number)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        return Html.Page<ShowPathPageView>(new { Item = item, Kind = kinds[item.Kind], Kinds = kinds, Path = await show.Run(item.Id), Places = await places.Get(db), db.Now });
    }

    async Task<IResult> Json(string number)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        var path = await show.Run(item.Id);
        var numbers = path.Stations.ToDictionary(s => s.Id, s => s.Number);
        return Results.Ok(new
        {
            Stations = path.Stations.Select(s => new JsonStation(s.Kind, s.Number, s.Title, s.State, s.At, s.StateSince, s.DueAt)),
            Steps = path.Steps.Select(s => new JsonStep(numbers[s.From], numbers[s.To], s.Kind, s.At)),
        });
    }
}
