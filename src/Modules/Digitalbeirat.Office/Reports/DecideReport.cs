using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>Decides a report, and with it all open ones about the same thing: nothing is wrong, or it is hidden. Both sides are told why.</summary>
public sealed class DecideReport(AppDb db, Actor actor, Reported reported, TakeFromView view, ReportLetters letters) : ISlice
{
    public const string Keep = "lassen", Hide = "ausblenden";
    const string Queue = "/verwaltung/meldungen";

    public sealed record Input
    {
        public string? Decision { get; init; }
        public string? Reason { get; init; }
        public string? Text { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet(Queue + "/{id:long}", async (long id, DecideReport slice) => await slice.Page(id, null, new())).Needs(Right.Moderate);
        routes.MapPost(Queue + "/{id:long}", async (long id, [FromForm] Input input, DecideReport slice) => await slice.Run(id, input ?? new())).Needs(Right.Moderate);
        routes.MapPost(Queue + "/{id:long}/wieder-zeigen", async (long id, [FromForm] Input input, DecideReport slice) => await slice.Undo(id)).Needs(Right.Moderate);
    }

    async Task<(Report Report, Subject? Subject)?> Find(long id)
    {
        if (await db.Set<Report>().FirstOrDefaultAsync(r => r.Id == id) is not { } report) return null;
        var item = await db.Items.Include(i => i.Author).VisibleTo(actor).FirstOrDefaultAsync(i => i.Id == report.ItemId);
        return item is null ? null : (report, await reported.Of(item, report.CommentId));
    }

    Task<List<Report>> Same(Report report) => db.Set<Report>().Where(r => r.ItemId == report.ItemId && r.CommentId == report.CommentId && r.Decision == ReportDecision.Open).OrderBy(r => r.Id).Take(200).ToListAsync();

    async Task<IResult> Page(long id, Input? input, Errors errors) => await Find(id) is var (report, subject)
        ? Html.Page<DecideReportPage>(new { Report = report, Subject = subject, Others = (await Same(report)).Where(r => r.Id != id).ToList(), Input = input ?? new Input { Reason = report.Reason }, Errors = errors }, errors.Status)
        : Go.NotFound;

    async Task<IResult> Run(long id, Input input)
    {
        if (await Find(id) is not var (report, subject)) return Go.NotFound;
        if (report.Decision != ReportDecision.Open) return Go.To($"{Queue}/{id}", T.DecidedAlready);
        var errors = new Errors();
        errors.AddIf(input.Decision is not (Keep or Hide), "decision", T.ChooseADecision);
        // A comment that is gone for good can only be left as it is.
        errors.AddIf(input.Decision == Hide && subject is null, "decision", T.NothingToHide);
        errors.AddIf(input.Decision == Hide && !ReportReasons.Knows(input.Reason), "reason", T.ChooseAReason);
        var text = errors.Text("text", input.Text, Report.TextMax, Report.TextMin);
        if (errors.Any) return await Page(id, input, errors);
        var hide = input.Decision == Hide;
        await db.Change(async () =>
        {
            foreach (var one in await Same(report))
            {
                (one.Decision, one.DecidedAt, one.DeciderId, one.DecisionText) = (hide ? ReportDecision.Hidden : ReportDecision.Kept, db.Now, actor.Id, text);
                one.DecisionReason = hide ? input.Reason : null;
                if (subject is not null) await letters.Decided(one, subject);
            }
            if (hide && subject is { Hidden: false }) await view.Hide(subject, input.Reason!, text);
        });
        return Go.To(Queue, hide ? T.NoticeHidden : T.NoticeKept);
    }

    async Task<IResult> Undo(long id)
    {
        if (await Find(id) is not (var report, { } subject)) return Go.NotFound;
        if (report.Decision == ReportDecision.Hidden && subject.Hidden) await db.Change(() => view.Show(subject));
        return Go.To($"{Queue}/{id}", T.NoticeShownAgain);
    }
}
