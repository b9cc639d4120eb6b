using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Search;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Sorting;

/// <summary>Makes a duplicate part of another one: choose it, see what will happen, do it; and take it back.</summary>
public sealed class MergeItem(AppDb db, Actor actor, OfficeItem office, FindSimilar similar, Places places, Kinds kinds) : ISlice
{
    public sealed record Input
    {
        public string? With { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/zusammenfuehren/{number}", async (string number, [FromQuery(Name = "mit")] string? with, MergeItem slice) => await slice.Look(number, with)).Needs(Right.Organise);
        routes.MapPost("/verwaltung/zusammenfuehren/{number}", async (string number, [FromForm] Input input, MergeItem slice) => await slice.Run(number, input?.With)).Needs(Right.Organise);
        routes.MapPost("/verwaltung/trennen/{number}", async (string number, [FromForm] Input input, MergeItem slice) => await slice.Undo(number)).Needs(Right.Organise);
    }

    /// <summary>Only what people support has duplicates: two meetings are two meetings.</summary>
    async Task<Item?> Find(string number) => await office.Find(number) is { } item && office.Kind(item).Supportable ? item : null;

    async Task<(Item? Target, Errors Errors)> Target(Item item, string? with)
    {
        var errors = new Errors();
        var typed = errors.Text("mit", with, 20);
        if (errors.Any) return (null, errors);
        var target = await office.Find(typed);
        errors.AddIf(target is null, "mit", T.NumberUnknown(typed));
        errors.AddIf(target is not null && target.Kind != item.Kind, "mit", T.NotTheSameKind);
        errors.AddIf(target?.Id == item.Id, "mit", T.NotWithItself);
        errors.AddIf(target?.MergedIntoId is not null, "mit", T.TargetIsMerged);
        errors.AddIf(target is not null && target.Visibility != Visibility.Public, "mit", T.TargetNotPublic);
        errors.AddIf(item.MergedIntoId is not null, "mit", T.IsMergedAlready);
        return (errors.Any ? null : target, errors);
    }

    async Task<IResult> Look(string number, string? with)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        if (string.IsNullOrWhiteSpace(with)) return await Choose(item, null, new());
        var (target, errors) = await Target(item, with);
        if (target is null) return await Choose(item, with, errors);
        return Html.Page<CheckMergePage>(new
        {
            Item = item, Target = target, Address = office.Address(item), TargetAddress = office.Address(target), Supports = await Supports(item, target),
            Followers = await db.Follows.CountAsync(f => f.ItemId == item.Id && !f.Muted), Before = await db.Items.CountAsync(i => i.MergedIntoId == item.Id),
        });
    }

    async Task<IResult> Choose(Item item, string? with, Errors errors) => Html.Page<MergeItemPage>(new
    {
        Item = item, Address = office.Address(item), With = with, Errors = errors, Kinds = kinds, Places = await places.Get(db),
        Similar = await similar.Run(item.Title + " " + item.Body, [item.Kind], 8, item.Id),
    }, errors.Status);

    /// <summary>Supporters of both, each once.</summary>
    Task<int> Supports(Item item, Item target) => db.Supports.Where(s => s.ItemId == item.Id || s.ItemId == target.Id).Select(s => s.PersonId).Distinct().CountAsync();

    async Task<IResult> Run(string number, string? with)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        var (target, errors) = await Target(item, with);
        if (target is null) return await Choose(item, with, errors);
        await db.Change(() => db.Merge(item, target, actor.Id));
        return Go.To(office.Address(target), T.NoticeMerged(item.Number, target.Number));
    }

    async Task<IResult> Undo(string number)
    {
        if (await Find(number) is not { } item) return Go.NotFound;
        if (item.MergedIntoId is not null) await db.Change(() => db.Separate(item, actor.Id));
        return Go.To(office.Address(item), T.NoticeSeparated(item.Number));
    }
}
