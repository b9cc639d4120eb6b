using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>Answers somebody's comment.</summary>
public sealed class ReplyToComment(AppDb db, Actor actor, Kinds kinds, PostComment post) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/kommentare/{id:long}/antworten", async (long id, ReplyToComment slice) => await slice.Page(id, new(), new())).Needs(Right.TakePart);
        routes.MapPost("/kommentare/{id:long}/antworten", async (long id, [FromForm] PostComment.Input input, ReplyToComment slice) => await slice.Submit(id, input)).Needs(Right.TakePart);
    }

    async Task<(Comment Comment, Item Item)?> Find(long id)
    {
        var comment = await db.Set<Comment>().Include(c => c.Author).FirstOrDefaultAsync(c => c.Id == id && c.Visibility == Visibility.Public);
        if (comment is null) return null;
        var item = await db.Items.VisibleTo(actor).FirstOrDefaultAsync(i => i.Id == comment.ItemId);
        return item is not null && CommentRules.MayComment(actor, item, kinds) ? (comment, item) : null;
    }

    async Task<IResult> Page(long id, PostComment.Input input, Errors errors) => await Find(id) is var (comment, item)
        ? Html.Page<ReplyPage>(new { Item = item, Kind = kinds[item.Kind], To = comment, Input = input, Errors = errors }, errors.Status)
        : Go.NotFound;

    async Task<IResult> Submit(long id, PostComment.Input input)
    {
        if (await Find(id) is not var (comment, item)) return Go.NotFound;
        var errors = new Errors();
        var text = errors.Text("text", input.Text, Comment.TextMax, 3);
        if (errors.Any) return await Page(id, input, errors);
        var reply = await post.Run(item, actor.Person!, text, PostComment.Parse(input.Stance), comment);
        return Go.To($"{kinds[item.Kind].Address(item.Number)}#{reply.Anchor}", T.CommentPosted);
    }
}
