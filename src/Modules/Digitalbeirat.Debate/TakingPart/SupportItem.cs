using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.TakingPart;

/// <summary>Supports an item, or takes the support back.</summary>
public sealed class SupportItem(AppDb db, Actor actor, Kinds kinds) : ISlice
{
    public static void Map(Routes routes)
    {
        // Reached by people who were sent to sign in first: one button, already at the right place.
        routes.MapGet("/unterstuetzen/{number}", async (string number, SupportItem slice) => await slice.Page(number)).Needs(Right.TakePart);
        routes.MapPost("/unterstuetzen/{number}", async (string number, [FromForm] string? sure, SupportItem slice) => await slice.Run(number, true)).Needs(Right.TakePart);
        routes.MapPost("/unterstuetzen/{number}/zuruecknehmen", async (string number, [FromForm] string? sure, SupportItem slice) => await slice.Run(number, false)).Needs(Right.TakePart);
    }

    Task<Item?> Find(string number) => db.Items.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant());

    async Task<IResult> Page(string number) => await Find(number) is { } item && kinds[item.Kind].Supportable
        ? Html.Page<TakePartPage>(new { Title = T.SupportTitle, Text = T.SupportText, Item = item, Kind = kinds[item.Kind], Action = $"/unterstuetzen/{item.Number}", Button = T.Support })
        : Go.NotFound;

    async Task<IResult> Run(string number, bool support)
    {
        // Supporting what was merged counts where it went.
        var item = await db.Items.VisibleTo(actor).Where(i => i.Number == number.ToUpperInvariant()).Select(i => new { i.Kind, i.Number, Id = i.MergedIntoId ?? i.Id }).FirstOrDefaultAsync();
        if (item is null || !kinds[item.Kind].Supportable) return Go.NotFound;
        var id = item.Id;
        // Who presses twice waits for nobody: there is nothing to write.
        var (me, needed) = (actor.Id!.Value, support);
        var already = await db.Supports.AnyAsync(s => s.ItemId == id && s.PersonId == me);
        var changed = already != needed && await db.Change(() => db.SetSupport(id, me, support));
        return Go.To(kinds[item.Kind].Address(item.Number), !changed ? support ? T.SupportedAlready : T.NotSupported : support ? T.Supported : T.SupportTakenBack);
    }
}
