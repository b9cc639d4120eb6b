using Digitalbeirat.Board.Members;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Motions;

/// <summary>Closes the vote by the board's rules. An adopted motion becomes a recommendation for the office to word and send.</summary>
public sealed class CloseMotion(AppDb db, Actor actor, DraftRecommendation draft) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapPost("/verwaltung/antraege/{number}/schliessen", (string number, [FromForm] Nothing? _, CloseMotion slice) => slice.Submit(number)).Needs(Right.Organise).MayRefuse();

    async Task<IResult> Submit(string number)
    {
        if (await db.Find(actor, BoardKind.Motion.Key, number) is not { } item) return Go.NotFound;
        var recommendation = await Run(item);
        return recommendation is null ? Go.To(BoardKind.Motion.Address(item.Number), T.MotionRejectedNotice) : Go.To($"/verwaltung/empfehlungen/{recommendation.Number}", T.MotionAdoptedNotice);
    }

    /// <summary>Returns the drafted recommendation of an adopted motion, null for a rejected one. Without a quorum it refuses, and the vote stays open.</summary>
    public Task<Item?> Run(Item item) => db.Change(async () =>
    {
        Refused.If(!await db.Hold(item.Id, MotionState.Open), T.RuleVoting);
        var motion = await db.Motions.FirstAsync(m => m.ItemId == item.Id);
        CastVote.Count(motion, await db.Votes.AsNoTracking().Where(v => v.MotionId == item.Id).ToListAsync());
        var members = await db.BoardMembers.Sitting(db.Now).CountAsync();
        var verdict = MotionRules.Decide(motion.Yes, motion.No, motion.Abstain, members);
        Refused.If(verdict == Verdict.NoQuorum, T.NoQuorum(motion.Cast, members, MotionRules.Quorum(members)));
        (motion.ClosedAt, motion.Members) = (db.Now, members);
        var adopted = verdict == Verdict.Adopted;
        db.Move(item, adopted ? MotionState.Adopted : MotionState.Rejected, adopted ? PathEvents.MotionAdopted : PathEvents.MotionRejected, actor.Id,
            new { yes = motion.Yes, no = motion.No, abstain = motion.Abstain });
        return adopted ? await draft.Run(item, motion) : null;
    });
}
