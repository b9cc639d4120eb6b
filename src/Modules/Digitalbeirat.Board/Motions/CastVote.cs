using Digitalbeirat.Board.Members;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Motions;

/// <summary>A member votes, openly; until the closing they may change their mind.</summary>
public sealed class CastVote(AppDb db, Actor actor) : ISlice
{
    public static void Map(Routes routes) =>
        routes.MapPost("/antraege/{number}/stimme", (string number, [FromForm] Input? input, CastVote slice) => slice.Submit(number, input ?? new())).Needs(Right.Vote).MayRefuse();

    public sealed record Input
    {
        public string? Choice { get; init; }
    }

    async Task<IResult> Submit(string number, Input input)
    {
        if (await db.Find(actor, BoardKind.Motion.Key, number) is not { } item) return Go.NotFound;
        // The role alone does not vote: there must be a seat, now.
        if (await Seat() is not { } member) return Go.Status(403, T.RuleMembersVote);
        if (!Enum.TryParse<Choice>(input.Choice, out var choice) || !Enum.IsDefined(choice)) return Go.To(BoardKind.Motion.Address(item.Number) + "?stimme=fehlt#abstimmung");
        await Run(item.Id, member.Id, choice);
        return Go.To(BoardKind.Motion.Address(item.Number) + "#abstimmung", T.VoteCounted);
    }

    /// <summary>The seat of whoever asks; null where they are no member now.</summary>
    public async Task<Member?> Seat()
    {
        var me = actor.Id;
        return me is null ? null : await db.BoardMembers.AsNoTracking().Sitting(db.Now).FirstOrDefaultAsync(m => m.PersonId == me);
    }

    /// <summary>Counts a member's vote, or the one they have now instead of the one they had.</summary>
    public Task Run(long motionId, long memberId, Choice choice, bool byHand = false) =>
        Run(motionId, new Dictionary<long, Choice> { [memberId] = choice }, byHand);

    /// <summary>Several at once, as they were raised in the room.</summary>
    public Task Run(long motionId, IReadOnlyDictionary<long, Choice> choices, bool byHand = true) => db.Change(async () =>
    {
        Refused.If(!await db.Hold(motionId, MotionState.Open), T.RuleVoting);
        var ids = choices.Keys.ToList();
        var sitting = await db.BoardMembers.Sitting(db.Now).Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync();
        Refused.If(sitting.Count < choices.Count, T.RuleMembersVote);
        var given = await db.Votes.Where(v => v.MotionId == motionId).ToDictionaryAsync(v => v.MemberId);
        foreach (var (memberId, choice) in choices)
        {
            if (!given.TryGetValue(memberId, out var vote))
            {
                given[memberId] = vote = new Vote { MotionId = motionId, MemberId = memberId };
                db.Votes.Add(vote);
            }
            // Entering the roll again without a change leaves the vote as it was given.
            else if (vote.Choice == choice) continue;
            (vote.Choice, vote.At, vote.ByHand) = (choice, db.Now, byHand);
        }
        var motion = await db.Motions.FirstAsync(m => m.ItemId == motionId);
        Count(motion, given.Values);
    });

    internal static void Count(Motion motion, IEnumerable<Vote> votes)
    {
        var counts = votes.CountBy(v => v.Choice).ToDictionary();
        (motion.Yes, motion.No, motion.Abstain) = (counts.GetValueOrDefault(Choice.Yes), counts.GetValueOrDefault(Choice.No), counts.GetValueOrDefault(Choice.Abstain));
    }
}
