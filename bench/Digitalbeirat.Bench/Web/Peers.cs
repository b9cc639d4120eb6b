using Digitalbeirat.Server.Web;
using Digitalbeirat.Store.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Bench.Web;

/// <summary>What our pages are held against: the server saying hello, and a support as it is written without further thought.</summary>
static class Peers
{
    public static async Task<int> Run(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddEnvironmentVariables();
        if (name == "naive")
        {
            var where = Installation.From(builder.Configuration);
            builder.Services.AddDbContext<Naive>(o => _ = where.Store is PostgresStore ? o.UseNpgsql(where.Connection) : o.UseSqlite(where.Connection));
        }
        var app = builder.Build();
        if (name == "hello") app.MapGet("/", () => "hello");
        else app.MapPost("/{item:long}/{person:long}", Press);
        app.MapGet("/ready", () => "ok");
        await app.RunAsync();
        return 0;
    }

    // One unit of work a request, as every tutorial has it.
    static async Task Press(long item, long person, Naive db)
    {
        var found = await db.Items.FirstAsync(i => i.Id == item);
        if (await db.Supports.AnyAsync(s => s.ItemId == item && s.PersonId == person)) return;
        db.Supports.Add(new Support { ItemId = item, PersonId = person, At = 0 });
        found.Supports++;
        await db.SaveChangesAsync();
    }

    sealed class Naive(DbContextOptions<Naive> options) : DbContext(options)
    {
        public DbSet<Row> Items => Set<Row>();
        public DbSet<Support> Supports => Set<Support>();

        protected override void OnModelCreating(ModelBuilder model)
        {
            model.Entity<Row>(t => { t.ToTable("items"); t.Property(i => i.Id).HasColumnName("id"); t.Property(i => i.Supports).HasColumnName("supports"); });
            model.Entity<Support>(t =>
            {
                t.ToTable("supports").HasKey(s => new { s.ItemId, s.PersonId });
                t.Property(s => s.ItemId).HasColumnName("item_id");
                t.Property(s => s.PersonId).HasColumnName("person_id");
                t.Property(s => s.At).HasColumnName("at");
            });
        }
    }

    sealed class Row
    {
        public long Id { get; set; }
        public int Supports { get; set; }
    }

    sealed class Support
    {
        public long ItemId { get; set; }
        public long PersonId { get; set; }
        public long At { get; set; }
    }
}
