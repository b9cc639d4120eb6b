using Digitalbeirat.Board.Motions;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;

namespace Digitalbeirat.Board.Recommendations;

/// <summary>Makes a recommendation of an adopted motion, filled in from it; board and office see it until it is sent.</summary>
public sealed class DraftRecommendation(AppDb db, Actor actor, TownSettings towns)
{
    /// <summary>Runs inside the closing's change.</summary>
    public async Task<Item> Run(Item motion, Motion decided)
    {
        var days = (await towns.Get(db)).AnswerDays;
        var item = await db.Raise(BoardKind.Recommendation, actor.Person, motion.Title, decided.Text ?? motion.Body, RecommendationState.Draft, "recommendation.drafted", i =>
        {
            (i.UnitId, i.AreaId, i.DistrictId) = (motion.UnitId, motion.AreaId, motion.DistrictId);
            i.DueAt = db.Now.AddDays(days);
            (i.Visibility, i.Reason) = (Visibility.Internal, T.DraftIsInternal);
        });
        db.Recommendations.Add(new Recommendation { ItemId = item.Id, MotionId = motion.Id, ToCouncil = decided.ToCouncil });
        await db.Join(motion.Id, item.Id, LinkKind.LedTo);
        await db.SaveChangesAsync();
        return item;
    }
}
