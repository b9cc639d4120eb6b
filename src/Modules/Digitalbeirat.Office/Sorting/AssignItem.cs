using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Sorting;

/// <summary>Says which unit is responsible and until when, and sorts the item by life area, district and tags.</summary>
public sealed class AssignItem(AppDb db, Actor actor, Places places, Town town, OfficeItem office) : ISlice
{
    public const string Unassigned = "item.unassigned", Assigned = "item.assigned", Sorted = "item.sorted", Dated = "item.due-changed";

    public sealed record Input
    {
        public string? Unit { get; init; }
        public string? Due { get; init; }
        public string? Area { get; init; }
        public string? District { get; init; }
        public string? Tags { get; init; }
        public string? Version { get; init; }
    }

    sealed record Wish(int? Unit, DateTimeOffset? Due, int? Area, int? District, IReadOnlyList<string> Tags);

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/zuordnen/{number}", async (string number, AssignItem slice) => await slice.Open(number)).Needs(Right.Organise);
        routes.MapPost("/verwaltung/zuordnen/{number}", async (string number, [FromForm] Input input, AssignItem slice) => await slice.Run(number, input ?? new())).Needs(Right.Organise);
    }

    async Task<IResult> Open(string number) => await office.Find(number) is { } item ? await Page(item, Now(item), new()) : Go.NotFound;

    static Input Now(Item item) => new()
    {
        Unit = item.UnitId?.ToString(CultureInfo.InvariantCulture), Due = item.DueAt is { } due ? Show.Day(due).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
        Area = item.AreaId?.ToString(CultureInfo.InvariantCulture), District = item.DistrictId?.ToString(CultureInfo.InvariantCulture),
        Tags = string.Join(", ", item.Tags.Select(t => t.Tag)), Version = item.Version.ToString(CultureInfo.InvariantCulture),
    };

    async Task<IResult> Page(Item item, Input input, Errors errors) => Html.Page<AssignItemPage>(new
    {
        Item = item, Address = office.Address(item), Input = input, Errors = errors, Places = await places.Get(db), Default = Show.Date(db.Now.AddDays(town.AnswerDays)), Concern = item.Kind == ConcernState.Kind,
    }, errors.Status);

    async Task<IResult> Run(string number, Input input)
    {
        if (await office.Find(number) is not { } item) return Go.NotFound;
        var place = await places.Get(db);
        var errors = new Errors();
        var unit = errors.Choice("unit", input.Unit, place.Units.Select(u => u.Id), required: false);
        var day = errors.Date("due", input.Due, required: false);
        var area = errors.Choice("area", input.Area, place.Areas.Select(a => a.Id), required: false);
        var district = errors.Choice("district", input.District, place.Districts.Select(d => d.Id), required: false);
        // A date that has passed may stay; a new one lies ahead.
        errors.AddIf(day is { } d && input.Due != Now(item).Due && d < Show.Day(db.Now), "due", T.DueInThePast);
        errors.AddIf(input.Version != item.Version.ToString(CultureInfo.InvariantCulture), "", T.ChangedMeanwhile);
        if (errors.Any) return await Page(item, input with { Version = item.Version.ToString(CultureInfo.InvariantCulture) }, errors);
        var due = day is { } at ? Show.Moment(at, new(23, 59)) : (DateTimeOffset?)null;
        await db.Change(() => Change(item, new(unit, due, area, district, ItemTag.Parse(input.Tags)), place));
        return Go.To(office.Address(item), unit is null ? T.NoticeSorted : T.NoticeAssigned(place.Unit(unit)!.Name));
    }

    async Task Change(Item item, Wish wish, Places.Kept place)
    {
        var (unitBefore, dueBefore) = (item.UnitId, item.DueAt);
        var waiting = item.Kind == ConcernState.Kind && item.State is ConcernState.Open or ConcernState.Assigned;
        item.UnitId = wish.Unit;
        item.DueAt = wish.Due ?? (waiting && wish.Unit is not null ? db.Now.AddDays(town.AnswerDays) : null);
        if (wish.Unit != unitBefore) await Tell(item, wish.Unit, place, waiting);
        else if (dueBefore is null != item.DueAt is null || (dueBefore is { } a && item.DueAt is { } b && Show.Day(a) != Show.Day(b))) db.Record(item, Dated, actor.Id);
        if (item.AreaId != wish.Area || item.DistrictId != wish.District || !item.Tags.Select(t => t.Tag).ToHashSet().SetEquals(wish.Tags))
        {
            (item.AreaId, item.DistrictId) = (wish.Area, wish.District);
            item.Tags.RemoveAll(t => !wish.Tags.Contains(t.Tag));
            item.Tags.AddRange(wish.Tags.Where(w => item.Tags.All(t => t.Tag != w)).Select(w => new ItemTag { ItemId = item.Id, Tag = w }));
            db.Record(item, Sorted, actor.Id);
        }
        item.ChangedAt = db.Now;
        item.Version++;
    }

    async Task Tell(Item item, int? unitId, Places.Kept place, bool waiting)
    {
        var unit = place.Unit(unitId);
        if (unit is null)
        {
            if (!waiting || !db.Move(item, ConcernState.Open, Unassigned, actor.Id)) db.Record(item, Unassigned, actor.Id);
            return;
        }
        var data = new { unit = unit.Key };
        if (waiting)
        {
            if (!db.Move(item, ConcernState.Assigned, PathEvents.ConcernAssigned, actor.Id, data)) db.Record(item, PathEvents.ConcernAssigned, actor.Id, data);
        }
        else db.Record(item, Assigned, actor.Id, data);
        foreach (var person in await db.People.Where(p => p.UnitId == unit.Id && (p.Roles & Roles.Unit) != 0 && p.ErasedAt == null).Select(p => p.Id).Take(200).ToListAsync())
            await db.StartFollowing(item.Id, person, FollowReason.Responsible);
    }
}
