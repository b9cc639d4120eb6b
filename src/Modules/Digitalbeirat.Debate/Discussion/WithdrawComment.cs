using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>Takes one's own comment back, and the taking back too. Its place stays, so that answers to it keep their sense.</summary>
public sealed class WithdrawComment(AppDb db, Actor actor, Kinds kinds) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapPost("/kommentare/{id:long}/zuruecknehmen", async (long id, [FromForm] string? sure, WithdrawComment slice) => await slice.Run(id, true)).Needs(Right.TakePart);
        routes.MapPost("/kommentare/{id:long}/wiederherstellen", async (long id, [FromForm] string? sure, WithdrawComment slice) => await slice.Run(id, false)).Needs(Right.TakePart);
    }

    async Task<IResult> Run(long id, bool withdraw)
    {
        var comment = await db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == id);
        if (comment is null || comment.AuthorId is null || comment.AuthorId != actor.Id || comment.Visibility == Visibility.Hidden) return Go.NotFound;
        var item = await db.Items.VisibleTo(actor).FirstOrDefaultAsync(i => i.Id == comment.ItemId);
        if (item is null) return Go.NotFound;
        if (withdraw == (comment.Visibility == Visibility.Public))
            await db.Change(() =>
            {
                comment.Visibility = withdraw ? Visibility.Deleted : Visibility.Public;
                db.Record(item, withdraw ? Comment.Withdrawn : Comment.Restored, actor.Id, new { comment = comment.Id });
                return Task.CompletedTask;
            });
        return Go.To($"{kinds[item.Kind].Address(item.Number)}#{comment.Anchor}", withdraw ? T.CommentWithdrawn : T.CommentRestored);
    }
}
