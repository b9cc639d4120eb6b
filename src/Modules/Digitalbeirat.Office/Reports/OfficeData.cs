using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Legal;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Reports;

/// <summary>What a person reported, with an account or under the same address before they had one.</summary>
sealed class OfficeData(AppDb db, IPeople people) : IPersonalData
{
    public string Part => "reports";

    public async Task<object> Export(long personId) => new
    {
        reports = await db.Set<Report>().AsNoTracking().Where(r => r.ReporterId == personId).OrderBy(r => r.Id).Select(r => new { r.Item!.Number, r.CommentId, r.Reason, r.Text, r.At, r.Decision, r.DecidedAt, r.DecisionText }).ToListAsync(),
        barriers = await db.Set<Feedback>().AsNoTracking().Where(f => f.PersonId == personId).OrderBy(f => f.Id).Select(f => new { f.Page, f.Text, f.Email, f.At, f.AnsweredAt }).ToListAsync(),
    };

    /// <summary>What was said stays, because it may still have to be decided or shown to a court; who said it goes.</summary>
    public async Task Erase(long personId)
    {
        var emails = (await people.Emails([personId])).Values.ToList();
        await db.Set<Report>().Where(r => r.ReporterId == personId || (r.Email != null && emails.Contains(r.Email))).ExecuteUpdateAsync(s => s.SetProperty(r => r.ReporterId, (long?)null).SetProperty(r => r.Email, (string?)null));
        await db.Set<Feedback>().Where(f => f.PersonId == personId || (f.Email != null && emails.Contains(f.Email))).ExecuteUpdateAsync(s => s.SetProperty(f => f.PersonId, (long?)null).SetProperty(f => f.Email, (string?)null));
    }
}
