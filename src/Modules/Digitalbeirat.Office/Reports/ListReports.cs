using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>A report as the queue shows it. Who reported is nobody's business here.</summary>
public sealed record ReportRow(long Id, string Number, string Title, long? CommentId, string Reason, string Text, DateTimeOffset At, bool Own, ReportDecision Decision, DateTimeOffset? DecidedAt, string? DecisionText);

/// <summary>The queue of moderation: open reports, the oldest first; decided ones, the latest first.</summary>
public sealed class ListReports(AppDb db, Actor actor) : ISlice
{
    public const string Decided = "entschieden";
    const int Size = 20;

    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/meldungen", async ([FromQuery(Name = "stand")] string? state, [FromQuery(Name = "nach")] string? after, HttpRequest request, ListReports slice) =>
            Html.Page<ListReportsPage>(new { State = state, Page = await slice.Run(state, after), request.Query })).Needs(Right.Moderate);
        routes.MapGet("/api/office/reports", async ([FromQuery(Name = "stand")] string? state, [FromQuery(Name = "nach")] string? after, ListReports slice) => await slice.Run(state, after)).Api("Office", "Reports for moderation; stand=entschieden for those decided").Needs(Right.Moderate);
    }

    public async Task<Paged<ReportRow>> Run(string? state, string? after)
    {
        long? from = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        var decided = state == Decided;
        var reports = Theirs().Where(r => decided ? r.Decision != ReportDecision.Open : r.Decision == ReportDecision.Open);
        if (from is { } f) reports = decided ? reports.Where(r => r.Id < f) : reports.Where(r => r.Id > f);
        reports = decided ? reports.OrderByDescending(r => r.Id) : reports.OrderBy(r => r.Id);
        var rows = await reports.Take(Size + 1).Select(r => new ReportRow(r.Id, r.Item!.Number, r.Item.Title, r.CommentId, r.Reason, r.Text, r.At, r.Own, r.Decision, r.DecidedAt, r.DecisionText)).ToListAsync();
        return Paged<ReportRow>.Of(rows, Size, r => r.Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Reports about what this moderator may see at all.</summary>
    IQueryable<Report> Theirs() => db.Set<Report>().AsNoTracking().Where(r => db.Items.Where(Access.Visible(actor)).Any(i => i.Id == r.ItemId));
}
