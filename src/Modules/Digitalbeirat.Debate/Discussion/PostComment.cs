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

/// <summary>Says something to an item.</summary>
public sealed class PostComment(AppDb db, Actor actor, Kinds kinds) : ISlice
{
    public sealed record Input
    {
        public string? Text { get; init; }
        public string? Stance { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/kommentieren/{number}", async (string number, PostComment slice) => await slice.Page(number, new(), new())).Needs(Right.TakePart);
        routes.MapPost("/kommentieren/{number}", async (string number, [FromForm] Input input, PostComment slice) => await slice.Submit(number, input)).Needs(Right.TakePart);
    }

    public async Task<Item?> Find(string number)
    {
        var item = await db.Items.VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == number.ToUpperInvariant());
        return item is not null && CommentRules.MayComment(actor, item, kinds) ? item : null;
    }

    async Task<IResult> Page(string number, Input input, Errors errors) => await Find(number) is { } item
        ? Html.Page<PostCommentPage>(new { Item = item, Kind = kinds[item.Kind], Input = input, Errors = errors }, errors.Status)
        : Go.NotFound;

    async Task<IResult> Submit(string number, Input input)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        var errors = new Errors();
        var text = errors.Text("text", input.Text, Comment.TextMax, 3);
        if (errors.Any) return await Page(number, input, errors);
        var comment = await Run(item, actor.Person!, text, Parse(input.Stance), null);
        return Go.To($"{kinds[item.Kind].Address(item.Number)}#{comment.Anchor}", T.CommentPosted);
    }

    /// <summary>Adds a comment, or a reply to <paramref name="to"/>; the author follows the item from now on.</summary>
    public Task<Comment> Run(Item item, Person author, string text, Stance stance, Comment? to) => db.Change(async () =>
    {
        var comment = new Comment { ItemId = item.Id, AuthorId = author.Id, Text = text, Html = Prose.Html(text), Stance = stance, At = db.Now, ParentId = to?.Id, RootId = to is null ? null : to.RootId ?? to.Id };
        db.Add(comment);
        await db.SaveChangesAsync();
        await db.Items.Where(i => i.Id == item.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.Comments, i => i.Comments + 1));
        await db.StartFollowing(item.Id, author.Id, FollowReason.Commented);
        db.Record(item, Comment.Posted, author.Id, new { comment = comment.Id });
        return comment;
    });

    public static Stance Parse(string? stance) => stance switch { "for" => Stance.For, "against" => Stance.Against, _ => Stance.Neutral };
}
