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

    sealed record Found(long Id, string Kind, string Number, Visibility Visibility, long? AuthorId, bool Already);

    // One question for all of it. Supporting what was merged counts where it went.
    static readonly Func<AppDb, string, long, Task<Found?>> find = Prepare.One((AppDb db, string number, long me) =>
        db.Items.Where(i => i.Number == number).Select(i => new Found(i.MergedIntoId ?? i.Id, i.Kind, i.Number, i.Visibility, i.AuthorId,
            db.Supports.Any(s => s.ItemId == (i.MergedIntoId ?? i.Id) && s.PersonId == me))).FirstOrDefault());

    async Task<IResult> Run(string number, bool support)
    {
        var me = actor.Id!.Value;
        if (await find(db, number.ToUpperInvariant(), me) is not { } item || !Access.CanSee(actor, item.Visibility, item.AuthorId) || !kinds[item.Kind].Supportable) return Go.NotFound;
        // Who presses twice waits for nobody: there is nothing to write.
        var changed = item.Already != support && await db.Change(() => db.SetSupport(item.Id, me, support));
        return Go.To(kinds[item.Kind].Address(item.Number), !changed ? support ? T.SupportedAlready : T.NotSupported : support ? T.Supported : T.SupportTakenBack);
    }
}
