using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Data;

static class KernelTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Person>(t => t.ToTable("people").Property(p => p.Name).HasMaxLength(Person.NameMax));
        model.Entity<Item>(t =>
        {
            t.ToTable("items");
            t.HasIndex(i => i.Number).IsUnique();
            t.HasIndex(i => i.Source).IsUnique().HasFilter("source IS NOT NULL");
            // Lists: one index for each order, with what people narrow by behind it: what is passed over is passed over without looking at the item, and a support moves one entry.
            // An index that begins with what people narrow by would be taken instead where it looks cheaper, and thousands of rows sorted.
            foreach (var order in new[] { nameof(Item.CreatedAt), nameof(Item.Supports), nameof(Item.Comments), nameof(Item.ChangedAt) })
                t.HasIndex(nameof(Item.Kind), order, nameof(Item.Id), nameof(Item.DistrictId), nameof(Item.AreaId), nameof(Item.State));
            t.HasIndex(i => new { i.State, i.DueAt }).HasFilter("due_at IS NOT NULL");
            t.HasIndex(i => i.AuthorId);
            t.HasIndex(i => i.MergedIntoId).HasFilter("merged_into_id IS NOT NULL");
            t.Property(i => i.Kind).HasMaxLength(30);
            t.Property(i => i.Number).HasMaxLength(20);
            t.Property(i => i.State).HasMaxLength(30);
            t.Property(i => i.Version).IsConcurrencyToken();
            t.HasOne(i => i.Author).WithMany().HasForeignKey(i => i.AuthorId).OnDelete(DeleteBehavior.SetNull);
            t.HasOne(i => i.MergedInto).WithMany().HasForeignKey(i => i.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            t.HasMany(i => i.Texts).WithOne().HasForeignKey(x => x.ItemId);
            t.HasMany(i => i.Tags).WithOne().HasForeignKey(x => x.ItemId);
        });
        model.Entity<ItemText>(t => t.ToTable("item_texts").HasKey(x => new { x.ItemId, x.Language }));
        model.Entity<ItemTag>(t =>
        {
            t.ToTable("item_tags").HasKey(x => new { x.ItemId, x.Tag });
            t.HasIndex(x => x.Tag);
        });
        model.Entity<EarlierText>(t => t.ToTable("earlier_texts").HasIndex(x => new { x.ItemId, x.CommentId }));
        model.Entity<Support>(t =>
        {
            t.ToTable("supports").HasKey(s => new { s.ItemId, s.PersonId });
            t.HasIndex(s => s.PersonId);
        });
        model.Entity<Follow>(t =>
        {
            t.ToTable("follows").HasKey(s => new { s.ItemId, s.PersonId });
            t.HasIndex(s => s.PersonId);
        });
        model.Entity<Link>(t =>
        {
            t.ToTable("links").HasKey(l => new { l.FromId, l.ToId, l.Kind });
            t.HasIndex(l => l.ToId);
            t.HasOne(l => l.From).WithMany().HasForeignKey(l => l.FromId);
            t.HasOne(l => l.To).WithMany().HasForeignKey(l => l.ToId);
        });
        model.Entity<JournalEntry>(t =>
        {
            t.ToTable("journal").HasKey(e => e.Seq);
            t.Property(e => e.Seq).ValueGeneratedNever();
            t.HasIndex(e => e.ItemId);
            t.HasOne(e => e.Item).WithMany().HasForeignKey(e => e.ItemId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<JournalHead>(t =>
        {
            t.ToTable("journal_head").Property(h => h.Id).ValueGeneratedNever();
            t.HasData(new JournalHead { Id = 1, Seq = 0 });
        });
        model.Entity<JournalCursor>(t => t.ToTable("journal_cursors").HasKey(c => c.Reader));
        model.Entity<District>(t => t.ToTable("districts").HasIndex(d => d.Name).IsUnique());
        model.Entity<Area>(t =>
        {
            t.ToTable("areas").HasIndex(a => a.Key).IsUnique();
            t.Ignore(a => a.Shown);
        });
        model.Entity<Unit>(t => t.ToTable("units").HasIndex(u => u.Key).IsUnique());
        model.Entity<Attachment>(t => t.ToTable("attachments").HasIndex(a => a.ItemId));
        model.Entity<Job>(t => t.ToTable("jobs").HasIndex(j => j.DueAt));
        model.Entity<Schedule>(t => t.ToTable("schedules").HasKey(s => s.Kind));
        model.Entity<OutgoingMail>(t => t.ToTable("mails").HasIndex(m => new { m.SentAt, m.NextTryAt }));
        model.Entity<Setting>(t => t.ToTable("settings").HasKey(s => s.Key));
        model.Entity<NumberRange>(t => t.ToTable("number_ranges").HasKey(n => n.Name));
    }
}
