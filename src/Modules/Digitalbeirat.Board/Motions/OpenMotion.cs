using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Motions;

/// <summary>Opens the vote on a motion, or takes the motion back.</summary>
public sealed class OpenMotion(AppDb db, Actor actor) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapPost("/verwaltung/antraege/{number}/oeffnen", (string number, [FromForm] Nothing? _, OpenMotion slice) => slice.Submit(number, slice.Run, T.MotionOpened)).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/antraege/{number}/zurueckziehen", (string number, [FromForm] Nothing? _, OpenMotion slice) => slice.Submit(number, slice.Withdraw, T.MotionWithdrawnNotice)).Needs(Right.Organise).MayRefuse();
    }

    async Task<IResult> Submit(string number, Func<Item, Task> change, string notice)
    {
        if (await db.Find(actor, BoardKind.Motion.Key, number) is not { } item) return Go.NotFound;
        await change(item);
        return Go.To(BoardKind.Motion.Address(item.Number), notice);
    }

    /// <summary>From now on members vote on the wording as it stands.</summary>
    public Task Run(Item item) => db.Change(async () =>
    {
        Refused.If(!await db.Hold(item.Id, MotionState.Draft), T.RuleWording);
        var motion = await db.Motions.FirstAsync(m => m.ItemId == item.Id);
        (motion.Text, motion.OpenedAt) = (item.Body, db.Now);
        db.Move(item, MotionState.Open, "motion.opened", actor.Id);
    });

    public Task Withdraw(Item item) => db.Change(async () =>
    {
        Refused.If(!MotionRules.CanWithdraw(item.State) || !await db.Hold(item.Id, item.State), T.RuleVoting);
        db.Move(item, MotionState.Withdrawn, "motion.withdrawn", actor.Id);
    });
}
