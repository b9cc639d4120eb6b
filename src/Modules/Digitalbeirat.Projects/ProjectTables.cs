using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Projects.Profile;
using Digitalbeirat.Projects.Progress;
using Digitalbeirat.Projects.Results;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Projects;

public static class ProjectTables
{
    extension(AppDb db)
    {
        public DbSet<Project> Projects => db.Set<Project>();
        public DbSet<Partner> Partners => db.Set<Partner>();
        public DbSet<Milestone> Milestones => db.Set<Milestone>();
        public DbSet<Measurement> Measurements => db.Set<Measurement>();
        public DbSet<Result> Results => db.Set<Result>();
        public DbSet<Lesson> Lessons => db.Set<Lesson>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Project>(t =>
        {
            t.ToTable("projects_projects").HasKey(p => p.ItemId);
            t.Property(p => p.ItemId).ValueGeneratedNever();
            t.HasOne<Item>().WithOne().HasForeignKey<Project>(p => p.ItemId);
        });
        model.Entity<Partner>(t =>
        {
            t.ToTable("projects_partners").HasKey(p => new { p.ProjectId, p.OrganisationId });
            t.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId);
            t.HasOne<Item>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Milestone>(t =>
        {
            t.ToTable("projects_milestones").HasIndex(m => new { m.ProjectId, m.DueAt });
            t.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId);
        });
        model.Entity<Measurement>(t =>
        {
            t.ToTable("projects_values").HasIndex(v => new { v.ProjectId, v.At }).IsUnique();
            t.HasOne<Project>().WithMany().HasForeignKey(v => v.ProjectId);
        });
        model.Entity<Result>(t =>
        {
            t.ToTable("projects_results").HasKey(r => r.ItemId);
            t.Property(r => r.ItemId).ValueGeneratedNever();
            t.HasOne<Item>().WithOne().HasForeignKey<Result>(r => r.ItemId);
            t.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Restrict);
            t.HasMany(r => r.Lessons).WithOne().HasForeignKey(l => l.ResultId);
        });
        model.Entity<Lesson>(t => t.ToTable("projects_lessons"));
    }
}
