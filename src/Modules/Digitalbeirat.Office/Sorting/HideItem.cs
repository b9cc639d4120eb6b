using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Sorting;

/// <summary>Takes an item from view with a reason its author and everybody at its address is told; and shows it again.</summary>
public sealed class HideItem(AppDb db, Actor actor, OfficeItem office, Reported reported, TakeFromView view, ReportLetters letters) : ISlice
{
    public sealed record Input
    {
        public string? Reason { get; init; }
        public string? Text { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/ausblenden/{number}", async (string number, HideItem slice) => await slice.Page(number, new(), new())).Needs(Right.Moderate);
        routes.MapPost("/verwaltung/ausblenden/{number}", async (string number, [FromForm] Input input, HideItem slice) => await slice.Run(number, input ?? new())).Needs(Right.Moderate);
        routes.MapPost("/verwaltung/wieder-zeigen/{number}", async (string number, [FromForm] Input input, HideItem slice) => await slice.Undo(number)).Needs(Right.Moderate);
    }

    async Task<IResult> Page(string number, Input input, Errors errors) => await office.Find(number) switch
    {
        null => Go.NotFound,
        { Visibility: Visibility.Public } item => Html.Page<HideItemPage>(new { Item = item, Address = office.Address(item), Input = input, Errors = errors }, errors.Status),
        // What is internal is out of the public's view already, and hiding it would show it to moderators.
        var item => Go.To(office.Address(item), T.NotInViewAnyway),
    };

    async Task<IResult> Run(string number, Input input)
    {
        if (await office.Find(number) is not { Visibility: Visibility.Public } item) return await Page(number, input, new());
        var errors = new Errors();
        errors.AddIf(!ReportReasons.Knows(input.Reason), "reason", T.ChooseAReason);
        var text = errors.Text("text", input.Text, Report.TextMax, Report.TextMin);
        if (errors.Any) return await Page(number, input, errors);
        await db.Change(async () =>
        {
            var subject = (await reported.Of(item, null))!;
            await view.Hide(subject, input.Reason!, text);
            await Count(item, subject, input.Reason!, text);
        });
        return Go.To(office.Address(item), T.NoticeHidden);
    }

    // Open reports about it are decided by this; without any it was moderation's own finding, and is counted as such.
    async Task Count(Item item, Subject subject, string reason, string text)
    {
        var open = await db.Set<Report>().Where(r => r.ItemId == item.Id && r.CommentId == null && r.Decision == ReportDecision.Open).Take(200).ToListAsync();
        if (open.Count == 0) db.Add(new Report { ItemId = item.Id, Own = true, Language = Languages.Current, Reason = reason, Text = text, At = db.Now, Decision = ReportDecision.Hidden, DecidedAt = db.Now, DeciderId = actor.Id, DecisionReason = reason, DecisionText = text });
        foreach (var report in open)
        {
            (report.Decision, report.DecidedAt, report.DeciderId, report.DecisionReason, report.DecisionText) = (ReportDecision.Hidden, db.Now, actor.Id, reason, text);
            await letters.Decided(report, subject);
        }
    }

    async Task<IResult> Undo(string number)
    {
        if (await office.Find(number) is not { } item) return Go.NotFound;
        if (item.Visibility == Visibility.Hidden) await db.Change(async () => await view.Show((await reported.Of(item, null))!));
        return Go.To(office.Address(item), T.NoticeShownAgain);
    }
}
