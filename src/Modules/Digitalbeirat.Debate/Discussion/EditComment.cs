using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>Changes one's own comment; the earlier words stay to be seen.</summary>
public sealed class EditComment(AppDb db, Actor actor, Kinds kinds) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/kommentare/{id:long}/bearbeiten", async (long id, EditComment slice) => await slice.Page(id, null, new())).Needs(Right.TakePart);
        routes.MapPost("/kommentare/{id:long}/bearbeiten", async (long id, [FromForm] PostComment.Input input, EditComment slice) => await slice.Submit(id, input)).Needs(Right.TakePart);
    }

    async Task<(Comment Comment, Item Item)?> Find(long id)
    {
        var comment = await db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == id);
        if (comment is null || !CommentRules.MayChange(actor, comment)) return null;
        return await db.Items.VisibleTo(actor).FirstOrDefaultAsync(i => i.Id == comment.ItemId) is { } item ? (comment, item) : null;
    }

    async Task<IResult> Page(long id, PostComment.Input? input, Errors errors) => await Find(id) is var (comment, item)
        ? Html.Page<EditCommentPage>(new { Item = item, Kind = kinds[item.Kind], Comment = comment, Input = input ?? new() { Text = comment.Text, Stance = comment.Stance.ToString().ToLowerInvariant() }, Errors = errors }, errors.Status)
        : Go.NotFound;

    async Task<IResult> Submit(long id, PostComment.Input input)
    {
        if (await Find(id) is not var (comment, item)) return Go.NotFound;
        var errors = new Errors();
        var text = errors.Text("text", input.Text, Comment.TextMax, 3);
        if (errors.Any) return await Page(id, input, errors);
        await db.Change(() =>
        {
            if (comment.Text == text && comment.Stance == PostComment.Parse(input.Stance)) return Task.CompletedTask;
            db.EarlierTexts.Add(new EarlierText { ItemId = item.Id, CommentId = comment.Id, Title = "", Body = comment.Text, ReplacedAt = db.Now, EditorId = actor.Id });
            comment.Text = text;
            comment.Html = Prose.Html(text);
            comment.Stance = PostComment.Parse(input.Stance);
            comment.EditedAt = db.Now;
            db.Record(item, Comment.Edited, actor.Id, new { comment = comment.Id });
            return Task.CompletedTask;
        });
        return Go.To($"{kinds[item.Kind].Address(item.Number)}#{comment.Anchor}", T.CommentChanged);
    }
}
