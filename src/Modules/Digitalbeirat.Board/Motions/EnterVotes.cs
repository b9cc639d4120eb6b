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

/// <summary>The office enters the votes of those who raised their hands in the room.</summary>
public sealed class EnterVotes(AppDb db, Actor actor, CastVote cast) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/antraege/{number}/handzeichen", (string number, EnterVotes slice) => slice.Form(number)).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/antraege/{number}/handzeichen", (string number, [FromForm] Nothing? _, HttpRequest request, EnterVotes slice) => slice.Submit(number, request.Form)).Needs(Right.Organise).MayRefuse();
    }

    async Task<IResult> Form(string number)
    {
        if (await db.Find(actor, BoardKind.Motion.Key, number) is not { } item) return Go.NotFound;
        Refused.If(!MotionRules.CanVote(item.State), T.RuleVoting);
        return Html.Page<EnterVotesPage>(new
        {
            Item = item,
            Members = await db.BoardMembers.AsNoTracking().Sitting(db.Now).OrderBy(m => m.Name).ToListAsync(),
            Given = await db.Votes.AsNoTracking().Where(v => v.MotionId == item.Id).ToDictionaryAsync(v => v.MemberId, v => v.Choice),
        });
    }

    // One group of radio buttons for each member: "m12" = Yes. Those who raised no hand are left out.
    async Task<IResult> Submit(string number, IFormCollection form)
    {
        if (await db.Find(actor, BoardKind.Motion.Key, number) is not { } item) return Go.NotFound;
        var choices = new Dictionary<long, Choice>();
        foreach (var (name, value) in form)
            if (name.StartsWith('m') && long.TryParse(name.AsSpan(1), out var id) && Enum.TryParse<Choice>(value, out var choice) && Enum.IsDefined(choice)) choices[id] = choice;
        await Run(item, choices);
        return Go.To(BoardKind.Motion.Address(item.Number) + "#abstimmung", T.VotesEntered(choices.Count));
    }

    /// <summary>In the journal, because somebody enters what others decided.</summary>
    public Task Run(Item item, IReadOnlyDictionary<long, Choice> choices) => db.Change(async () =>
    {
        await cast.Run(item.Id, choices);
        db.Record(item, "motion.hand-votes", actor.Id, new { votes = choices.Count });
    });
}
