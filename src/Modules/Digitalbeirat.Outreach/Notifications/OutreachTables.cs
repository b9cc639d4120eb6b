using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Outreach.Preferences;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Outreach.Notifications;

static class OutreachTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Person>(t => t.HasIndex(p => p.UnitId));
        model.Entity<Notification>(t =>
        {
            t.ToTable("outreach_notifications");
            t.HasIndex(n => new { n.PersonId, n.Seq }).IsUnique();
            t.HasIndex(n => new { n.PersonId, n.Id });
            t.HasIndex(n => new { n.PersonId, n.ReadAt });
            t.HasIndex(n => new { n.Send, n.MailedAt, n.PersonId });
            t.HasIndex(n => n.ItemId);
            t.Property(n => n.What).HasMaxLength(60);
            t.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
            t.HasOne<Item>().WithMany().HasForeignKey(n => n.ItemId);
        });
        model.Entity<Preference>(t =>
        {
            t.ToTable("outreach_preferences").HasKey(p => p.PersonId);
            t.Property(p => p.PersonId).ValueGeneratedNever();
            t.HasOne<Person>().WithOne().HasForeignKey<Preference>(p => p.PersonId);
        });
    }
}
