using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Members;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Motions;

/// <summary>Writes a motion for a point of the agenda; it can be worded anew until the vote is opened.</summary>
public sealed class DraftMotion(AppDb db, Actor actor, Places places) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/antraege/neu", (string? punkt, DraftMotion slice) => slice.New(punkt)).Needs(Right.Organise);
        routes.MapPost("/verwaltung/antraege/neu", ([FromForm] MotionInput? input, DraftMotion slice) => slice.Submit(input ?? new())).Needs(Right.Organise).MayRefuse();
        routes.MapGet("/verwaltung/antraege/{number}", (string number, DraftMotion slice) => slice.Edit(number)).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/antraege/{number}", (string number, [FromForm] MotionInput? input, DraftMotion slice) => slice.SubmitEdit(number, input ?? new())).Needs(Right.Organise).MayRefuse();
    }

    async Task<IResult> New(string? number)
    {
        if (await db.Find(actor, BoardKind.AgendaItem.Key, number) is not { } point) return await Form(new(), new(), null);
        // What led to the point says whom the motion would go to.
        var unit = await (from l in db.Links join c in db.Items on l.FromId equals c.Id where l.ToId == point.Id && l.Kind == LinkKind.DiscussedIn && c.UnitId != null orderby l.At select c.UnitId).FirstOrDefaultAsync();
        return await Form(new() { Title = point.Title, Unit = unit?.ToString(System.Globalization.CultureInfo.InvariantCulture), Point = point.Number }, new(), null);
    }

    async Task<IResult> Form(MotionInput input, Errors errors, Item? motion) => Html.Page<MotionForm>(new
    {
        Input = input, Errors = errors, Motion = motion, Members = await Members(), Places = await places.Get(db),
        Point = await db.Find(actor, BoardKind.AgendaItem.Key, input.Point),
    }, errors.Status);

    Task<List<Member>> Members() => db.BoardMembers.AsNoTracking().Sitting(db.Now).OrderBy(m => m.Name).ToListAsync();

    async Task<IResult> Submit(MotionInput input)
    {
        var errors = new Errors();
        var plan = input.Read(errors, await places.Get(db), (await Members()).Select(m => m.Id));
        if (errors.Any) return await Form(input, errors, null);
        var item = await Run(plan, await db.Find(actor, BoardKind.AgendaItem.Key, input.Point));
        return Go.To(BoardKind.Motion.Address(item.Number), T.MotionDrafted);
    }

    async Task<IResult> Edit(string number)
    {
        if (await db.Find(actor, BoardKind.Motion.Key, number) is not { } item) return Go.NotFound;
        Refused.If(item.State != MotionState.Draft, T.RuleWording);
        var motion = await db.Motions.AsNoTracking().FirstAsync(m => m.ItemId == item.Id);
        return await Form(MotionInput.Of(item, motion, await db.Items.Where(i => i.Id == motion.AgendaItemId).Select(i => i.Number).FirstOrDefaultAsync()), new(), item);
    }

    async Task<IResult> SubmitEdit(string number, MotionInput input)
    {
        var errors = new Errors();
        var plan = input.Read(errors, await places.Get(db), (await Members()).Select(m => m.Id));
        if (await db.Find(actor, BoardKind.Motion.Key, number) is not { } item) return Go.NotFound;
        if (errors.Any) return await Form(input, errors, item);
        await Change(item, plan);
        return Go.To(BoardKind.Motion.Address(item.Number), T.MotionChanged);
    }

    /// <summary>A motion on a point of the agenda; as public as the point is.</summary>
    public Task<Item> Run(MotionPlan plan, Item? point) => db.Change(async () =>
    {
        var item = await db.Raise(BoardKind.Motion, actor.Person, plan.Title, plan.Text, MotionState.Draft, "motion.drafted", i =>
        {
            (i.UnitId, i.AreaId, i.DistrictId) = (plan.UnitId, point?.AreaId, point?.DistrictId);
            if (point is { Visibility: Visibility.Internal }) (i.Visibility, i.Reason) = (Visibility.Internal, point.Reason);
        });
        db.Motions.Add(new Motion { ItemId = item.Id, AgendaItemId = point?.Id, MoverId = plan.MoverId, ToCouncil = plan.ToCouncil });
        if (point is not null) await db.Join(point.Id, item.Id, LinkKind.DecidedBy);
        await db.SaveChangesAsync();
        return item;
    });

    public Task Change(Item item, MotionPlan plan) => db.Change(async () =>
    {
        Refused.If(!await db.Hold(item.Id, MotionState.Draft), T.RuleWording);
        db.Reword(item, plan.Title, plan.Text, actor.Id);
        item.UnitId = plan.UnitId;
        var motion = await db.Motions.FirstAsync(m => m.ItemId == item.Id);
        (motion.MoverId, motion.ToCouncil) = (plan.MoverId, plan.ToCouncil);
    });
}
