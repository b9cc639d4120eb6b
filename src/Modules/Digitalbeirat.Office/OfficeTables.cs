using Digitalbeirat.Office.Legal;
using Digitalbeirat.Office.Reports;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office;

static class OfficeTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Report>(t =>
        {
            t.ToTable("office_reports");
            t.HasIndex(r => new { r.Decision, r.Id });
            t.HasIndex(r => new { r.ItemId, r.CommentId });
            t.HasIndex(r => r.ReporterId);
            t.Property(r => r.Reason).HasMaxLength(20);
            t.Property(r => r.DecisionReason).HasMaxLength(20);
            t.HasOne(r => r.Item).WithMany().HasForeignKey(r => r.ItemId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Feedback>(t =>
        {
            t.ToTable("office_feedback");
            t.HasIndex(f => new { f.AnsweredAt, f.Id });
            t.HasIndex(f => f.PersonId);
        });
    }
}
