using Digitalbeirat.Board.Agenda;
using Digitalbeirat.Board.Answers;
using Digitalbeirat.Board.Meetings;
using Digitalbeirat.Board.Members;
using Digitalbeirat.Board.Motions;
using Digitalbeirat.Board.Recommendations;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Digitalbeirat.Board;

public static class BoardTables
{
    extension(AppDb db)
    {
        public DbSet<Member> BoardMembers => db.Set<Member>();
        public DbSet<Meeting> Meetings => db.Set<Meeting>();
        public DbSet<Attendance> Attendances => db.Set<Attendance>();
        public DbSet<AgendaItem> AgendaItems => db.Set<AgendaItem>();
        public DbSet<Motion> Motions => db.Set<Motion>();
        public DbSet<Vote> Votes => db.Set<Vote>();
        public DbSet<Recommendation> Recommendations => db.Set<Recommendation>();
        public DbSet<Answer> Answers => db.Set<Answer>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Member>(t =>
        {
            t.ToTable("board_members");
            t.Property(m => m.Name).HasMaxLength(Member.NameMax);
            t.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.SetNull);
        });
        model.Entity<Meeting>(t =>
        {
            IsItem(t, "board_meetings");
            t.HasIndex(m => m.StartsAt);
            t.HasMany(m => m.Attendances).WithOne().HasForeignKey(a => a.MeetingId);
        });
        model.Entity<Attendance>(t =>
        {
            t.ToTable("board_attendances").HasKey(a => new { a.MeetingId, a.MemberId });
            t.HasOne(a => a.Member).WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AgendaItem>(t =>
        {
            IsItem(t, "board_agenda_items");
            t.HasIndex(a => new { a.MeetingId, a.Order });
            t.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Motion>(t =>
        {
            IsItem(t, "board_motions");
            t.HasIndex(m => m.AgendaItemId);
            t.HasOne<AgendaItem>().WithMany().HasForeignKey(m => m.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
            t.HasOne(m => m.Mover).WithMany().HasForeignKey(m => m.MoverId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Vote>(t =>
        {
            t.ToTable("board_votes").HasKey(v => new { v.MotionId, v.MemberId });
            t.HasOne<Motion>().WithMany().HasForeignKey(v => v.MotionId);
            t.HasOne(v => v.Member).WithMany().HasForeignKey(v => v.MemberId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Recommendation>(t =>
        {
            IsItem(t, "board_recommendations");
            t.HasIndex(r => r.MotionId);
            t.HasOne<Motion>().WithMany().HasForeignKey(r => r.MotionId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Answer>(t =>
        {
            IsItem(t, "board_answers");
            t.HasIndex(a => a.SubjectId);
            t.HasOne<Item>().WithMany().HasForeignKey(a => a.SubjectId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    /// <summary>The table shares its key with the item.</summary>
    static void IsItem<T>(EntityTypeBuilder<T> table, string name) where T : class
    {
        table.ToTable(name).HasKey("ItemId");
        table.Property("ItemId").ValueGeneratedNever();
        table.HasOne<Item>().WithOne().HasForeignKey<T>("ItemId");
    }
}
