using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Paths;
using Digitalbeirat.Kernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Digitalbeirat.Kernel.Data;

/// <summary>The one database. Modules map their own tables; every change goes through <see cref="Change{T}"/>, which gives the journal its numbers.</summary>
public sealed partial class AppDb(DbContextOptions<AppDb> options, House house, IStore store, TimeProvider clock, WriterLane lane) : DbContext(options)
{
    public IStore Store => store;
    public DateTimeOffset Now => clock.GetUtcNow();

    public DbSet<Person> People => Set<Person>();
    public DbSet<Item> Items => Set<Item>();
    public DbSet<ItemText> ItemTexts => Set<ItemText>();
    public DbSet<ItemTag> ItemTags => Set<ItemTag>();
    public DbSet<EarlierText> EarlierTexts => Set<EarlierText>();
    public DbSet<Support> Supports => Set<Support>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<Link> Links => Set<Link>();
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();
    public DbSet<JournalCursor> JournalCursors => Set<JournalCursor>();
    public DbSet<District> Districts => Set<District>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Files.Attachment> Attachments => Set<Files.Attachment>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<OutgoingMail> Mails => Set<OutgoingMail>();
    public DbSet<Settings.Setting> Settings => Set<Settings.Setting>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        KernelTables.Map(model);
        foreach (var map in house.Tables) map(model);
        SnakeCase.Apply(model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
    }

    sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, long>(at => UtcMicros.Of(at), micros => UtcMicros.At(micros));
}
