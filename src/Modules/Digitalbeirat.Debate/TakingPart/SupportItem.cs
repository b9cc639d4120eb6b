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
sealed class SupportItem(AppDb db, Actor actor, Kinds kinds, Together<string, SupportItem.Found> items, Together<Press, bool> presses) : ISlice
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

    /// <summary>What is supported: an item, or where it was merged to.</summary>
    public sealed record Found(long Id, string Kind, string Number, Visibility Visibility, long? AuthorId);

    static readonly Func<AppDb, string[], IAsyncEnumerable<Found>> find = Prepare.Rows((AppDb db, string[] numbers) =>
        db.Items.Where(i => numbers.Contains(i.Number)).Select(i => new Found(i.MergedIntoId ?? i.Id, i.Kind, i.Number, i.Visibility, i.AuthorId)));

    public static async Task<IReadOnlyDictionary<string, Found>> FindAll(AppDb db, IReadOnlyCollection<string> numbers) =>
        await find(db, [.. numbers]).ToDictionaryAsync(f => f.Number);

    async Task<IResult> Run(string number, bool support)
    {
        if (await items.Ask(db, number.ToUpperInvariant()) is not { } item || !Access.CanSee(actor, item.Visibility, item.AuthorId) || !kinds[item.Kind].Supportable) return Go.NotFound;
        var changed = await presses.Ask(db, new(item.Id, actor.Id!.Value, support));
        return Go.To(kinds[item.Kind].Address(item.Number), !changed ? support ? T.SupportedAlready : T.NotSupported : support ? T.Supported : T.SupportTakenBack);
    }
}
