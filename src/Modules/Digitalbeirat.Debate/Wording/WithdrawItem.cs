using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Wording;

/// <summary>Takes back what one raised, as long as nothing came of it; the office can undo it.</summary>
public sealed class WithdrawItem(AppDb db, Actor actor, Kinds kinds) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapPost("/zurueckziehen/{number}", async (string number, [FromForm] string? sure, WithdrawItem slice) => await slice.Run(number)).Needs(Right.TakePart);

    async Task<IResult> Run(string number)
    {
        var item = await db.Items.VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant());
        if (item is null || item.AuthorId is null || item.AuthorId != actor.Id || item.Visibility != Visibility.Public) return Go.NotFound;
        if (await db.Links.AnyAsync(l => l.FromId == item.Id)) return Go.To(kinds[item.Kind].Address(item.Number), T.TooLateToWithdraw);
        await db.Change(() =>
        {
            item.Visibility = Visibility.Deleted;
            item.Reason = T.WithdrawnByAuthor;
            item.ChangedAt = db.Now;
            item.Version++;
            db.Record(item, "item.withdrawn", actor.Id);
            return Task.CompletedTask;
        });
        return Go.To("/" + kinds[item.Kind].Segment, T.ItemWithdrawn);
    }
}
