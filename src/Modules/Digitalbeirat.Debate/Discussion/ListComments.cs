using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

/// <summary>The discussion of an item for programs.</summary>
public sealed class ListComments(AppDb db, Actor actor, ReadDiscussion read) : ISlice
{
    public sealed record Json(long Id, string Author, string Stance, string Text, DateTimeOffset At, DateTimeOffset? EditedAt, IReadOnlyList<Json>? Replies);

    public static void Map(Routes routes) =>
        routes.MapGet("/api/items/{number}/comments", async (string number, [FromQuery(Name = "nach")] string? after, ListComments slice) => await slice.Run(number, after))
            .Api("Discussion", "The comments of any item, oldest thread first").Public();

    async Task<IResult> Run(string number, string? after)
    {
        var id = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => i.Number == number.ToUpperInvariant()).Select(i => (long?)i.Id).FirstOrDefaultAsync();
        if (id is not { } itemId) return Go.NotFound;
        var page = await read.Run(itemId, long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var a) ? a : 0);
        return Results.Ok(new Paged<Json>([.. page.Rows.Select(t => Of(t.First, [.. t.Replies.Select(r => Of(r, null))]))], page.Next));
    }

    static Json Of(CommentRow c, IReadOnlyList<Json>? replies) => new(c.Id, c.Author, c.Stance.ToString().ToLowerInvariant(), c.Text, c.At, c.EditedAt, replies);
}
