using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>How often a reason was given and what was decided.</summary>
/// <param name="Own">How many of them moderation found itself.</param>
public sealed record ModerationRow(string Reason, int Open, int Kept, int Hidden, int Revoked, int Own)
{
    public int All => Open + Kept + Hidden + Revoked;
}

/// <summary>What moderation did, in numbers: no texts, no names, no items.</summary>
/// <param name="MedianHours">How long the latest 500 reports waited for a decision; null before the first.</param>
public sealed record Moderation(IReadOnlyList<ModerationRow> Rows, double? MedianHours);

public sealed class ShowModeration(AppDb db) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/moderation", async (ShowModeration slice) => Html.Page<ShowModerationPage>(new { Numbers = await slice.Run() })).Public();
        routes.MapGet("/api/moderation", async (ShowModeration slice) => await slice.Run()).Api("Moderation", "Reports and decisions in numbers").Public();
    }

    async Task<Moderation> Run()
    {
        var counts = await db.Set<Report>().GroupBy(r => new { r.Reason, r.Decision, r.Own }).Select(g => new { g.Key.Reason, g.Key.Decision, g.Key.Own, Count = g.Count() }).ToListAsync();
        int Of(string reason, ReportDecision decision) => counts.Where(c => c.Reason == reason && c.Decision == decision).Sum(c => c.Count);
        var waits = await db.Set<Report>().Where(r => r.DecidedAt != null && !r.Own).OrderByDescending(r => r.Id).Take(500).Select(r => new { r.At, r.DecidedAt }).ToListAsync();
        var hours = waits.Select(w => (w.DecidedAt!.Value - w.At).TotalHours).Order().ToList();
        return new([.. ReportReasons.All.Select(r => new ModerationRow(r.Key, Of(r.Key, ReportDecision.Open), Of(r.Key, ReportDecision.Kept), Of(r.Key, ReportDecision.Hidden), Of(r.Key, ReportDecision.Revoked), counts.Where(c => c.Reason == r.Key && c.Own).Sum(c => c.Count)))],
            hours.Count == 0 ? null : Math.Round(hours[hours.Count / 2], 1));
    }
}
