using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.TakingPart;

/// <summary>Hears what becomes of an item, or no longer.</summary>
public sealed class FollowItem(AppDb db, Actor actor, Kinds kinds) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/folgen/{number}", async (string number, FollowItem slice) => await slice.Page(number)).Needs(Right.TakePart);
        routes.MapPost("/folgen/{number}", async (string number, [FromForm] string? sure, FollowItem slice) => await slice.Run(number, true)).Needs(Right.TakePart);
        routes.MapPost("/folgen/{number}/zuruecknehmen", async (string number, [FromForm] string? sure, FollowItem slice) => await slice.Run(number, false)).Needs(Right.TakePart);
    }

    Task<Item?> Find(string number) => db.Items.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant());

    async Task<IResult> Page(string number) => await Find(number) is { } item
        ? Html.Page<TakePartPage>(new { Title = T.FollowTitle, Text = T.FollowText, Item = item, Kind = kinds[item.Kind], Action = $"/folgen/{item.Number}", Button = T.Follow })
        : Go.NotFound;

    async Task<IResult> Run(string number, bool follow)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        var (id, me) = (item.MergedIntoId ?? item.Id, actor.Id!.Value);
        await db.Change(async () =>
        {
            if (follow) await db.StartFollowing(id, me, FollowReason.Followed);
            else await db.Follows.Where(f => f.ItemId == id && f.PersonId == me).ExecuteUpdateAsync(s => s.SetProperty(f => f.Muted, true));
        });
        return Go.To(kinds[item.Kind].Address(item.Number), follow ? T.Following : T.NotFollowing);
    }
}
