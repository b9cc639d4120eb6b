using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Recommendations;

/// <summary>The office words a recommendation and sends it to unit and council; from then on everybody sees it, and the clock runs.</summary>
public sealed class SendRecommendation(AppDb db, Actor actor, Places places, TownSettings towns, Postbox post) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/empfehlungen/{number}", (string number, SendRecommendation slice) => slice.Form(number, null, new())).Needs(Right.Organise).MayRefuse();
        routes.MapPost("/verwaltung/empfehlungen/{number}", (string number, [FromForm] RecommendationInput? input, SendRecommendation slice) => slice.Submit(number, input ?? new())).Needs(Right.Organise).MayRefuse();
        routes.MapGet("/verwaltung/empfehlungen/{number}/zurueckziehen", (string number, SendRecommendation slice) => slice.WithdrawForm(number, null, new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/empfehlungen/{number}/zurueckziehen", (string number, [FromForm] WithdrawInput? input, SendRecommendation slice) => slice.SubmitWithdraw(number, input ?? new())).Needs(Right.Organise).MayRefuse();
    }

    public sealed record WithdrawInput
    {
        public string? Reason { get; init; }
    }

    async Task<IResult> Form(string number, RecommendationInput? input, Errors errors)
    {
        if (await db.Find(actor, BoardKind.Recommendation.Key, number) is not { } item) return Go.NotFound;
        Refused.If(item.State != RecommendationState.Draft, T.RuleSentOnce);
        var row = await db.Recommendations.AsNoTracking().FirstAsync(r => r.ItemId == item.Id);
        return Html.Page<SendRecommendationPage>(new { Item = item, Input = input ?? RecommendationInput.Of(item, row), Errors = errors, Places = await places.Get(db) }, errors.Status);
    }

    async Task<IResult> Submit(string number, RecommendationInput input)
    {
        var errors = new Errors();
        var plan = input.Read(errors, await places.Get(db), db.Now);
        if (await db.Find(actor, BoardKind.Recommendation.Key, number) is not { } item) return Go.NotFound;
        if (errors.Any) return await Form(number, input, errors);
        if (!input.Sends)
        {
            await Keep(item, plan);
            return Go.To($"/verwaltung/empfehlungen/{item.Number}", T.DraftKept);
        }
        await Run(item, plan);
        return Go.To(BoardKind.Recommendation.Address(item.Number), T.RecommendationSentNotice(Show.Date(plan.DueAt)));
    }

    async Task<IResult> WithdrawForm(string number, string? reason, Errors errors)
    {
        if (await db.Find(actor, BoardKind.Recommendation.Key, number) is not { } item) return Go.NotFound;
        return Html.Page<ReasonPage>(new
        {
            Title = T.WithdrawRecommendation, Lead = T.WithdrawLead(item.Title), Action = $"/verwaltung/empfehlungen/{item.Number}/zurueckziehen",
            Back = BoardKind.Recommendation.Address(item.Number), Section = "/empfehlungen", Reason = reason, Errors = errors,
        }, errors.Status);
    }

    async Task<IResult> SubmitWithdraw(string number, WithdrawInput input)
    {
        var errors = new Errors();
        var reason = errors.Text(nameof(input.Reason), input.Reason, 300, 10);
        if (errors.Any) return await WithdrawForm(number, input.Reason, errors);
        if (await db.Find(actor, BoardKind.Recommendation.Key, number) is not { } item) return Go.NotFound;
        await Withdraw(item, reason);
        return Go.To(BoardKind.Recommendation.Address(item.Number), T.RecommendationWithdrawnNotice);
    }

    /// <summary>Keeps the wording without sending.</summary>
    public Task Keep(Item item, RecommendationPlan plan) => db.Change(async () =>
    {
        Refused.If(!await db.Hold(item.Id, RecommendationState.Draft), T.RuleSentOnce);
        db.Reword(item, plan.Title, plan.Text, actor.Id);
        (item.UnitId, item.DueAt) = (plan.UnitId, plan.DueAt);
        await db.Recommendations.Where(r => r.ItemId == item.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.ToCouncil, plan.ToCouncil));
    });

    public Task Run(Item item, RecommendationPlan plan) => db.Change(async () =>
    {
        await Keep(item, plan);
        var recommendation = await db.Recommendations.FirstAsync(r => r.ItemId == item.Id);
        (recommendation.ToCouncil, recommendation.SentAt) = (plan.ToCouncil, db.Now);
        (item.Visibility, item.Reason) = (Visibility.Public, null);
        db.Move(item, RecommendationState.Sent, PathEvents.RecommendationSent, actor.Id, new { council = plan.ToCouncil });
        await Tell(item, plan.ToCouncil);
    });

    /// <summary>The people who answer follow; the unit's own mailbox gets a letter.</summary>
    public async Task Tell(Item item, bool council)
    {
        var unit = item.UnitId;
        var people = await db.People.Where(p => p.ErasedAt == null && ((unit != null && p.UnitId == unit && (p.Roles & Roles.Unit) != 0) || (council && (p.Roles & Roles.Council) != 0))).Select(p => p.Id).ToListAsync();
        foreach (var id in people) await db.StartFollowing(item.Id, id, FollowReason.Responsible);
        if (unit is null || await db.Units.Where(u => u.Id == unit).Select(u => u.Email).FirstOrDefaultAsync() is not { Length: > 0 } email) return;
        var town = await towns.Get(db);
        post.Post(email, T.MailSubject(item.Number, item.Title), T.MailText(town.BoardName, item.Title, item.DueAt is { } due ? Show.Date(due) : "–", town.Address.TrimEnd('/') + BoardKind.Recommendation.Address(item.Number)));
    }

    public Task Withdraw(Item item, string reason) => db.Change(async () =>
    {
        Refused.If(item.State is not (RecommendationState.Draft or RecommendationState.Sent) || !await db.Hold(item.Id, item.State), T.RuleAnsweredOnce);
        item.Reason = reason;
        db.Move(item, RecommendationState.Withdrawn, "recommendation.withdrawn", actor.Id);
    });
}
