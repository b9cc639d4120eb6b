using System.Globalization;
using System.Text;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Journal;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Needs.Import;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.Server.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Bench.Web;

/// <summary>A town as large as the promise speaks of: concerns by the program's own import, supports and comments by the million in the database's own words.</summary>
sealed class GrowTown(Installation where, int concerns)
{
    public const int Voters = 64, People = 5000;
    public const string Password = "Maultaschen mit Brühe 7";

    static readonly string[] things = ["Haltestelle", "Radweg", "Bücherei", "Spielplatz", "Bürgeramt", "Schulhof", "Freibad", "Straßenbeleuchtung", "Mülleimer", "Kita", "Jugendhaus", "Marktplatz", "Parkbank", "Ampel", "Stadtteilzentrum", "Sporthalle", "Brunnen", "Aufzug", "Terminvergabe", "Formular"];
    static readonly string[] wishes = ["braucht längere Öffnungszeiten", "soll ohne Stufen erreichbar sein", "braucht Auskunft im Netz", "soll abends beleuchtet sein", "braucht mehr Platz", "soll auf Englisch erklärt werden", "braucht ein Dach", "soll öfter gereinigt werden", "braucht WLAN", "soll sicherer werden"];
    static readonly string[] whys = ["Familien dort planen können", "ältere Menschen nicht warten müssen", "niemand umsonst kommt", "Kinder allein hinfinden", "Berufstätige es schaffen"];

    public async Task Run()
    {
        await using var app = BuildApp.Build(BuildApp.Builder([], where));
        await BuildApp.Prepare(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        var s = scope.ServiceProvider;
        s.GetRequiredService<Actor>().BecomeSystem();
        var db = s.GetRequiredService<AppDb>();
        await Found(s, db);
        Say("concerns");
        using var csv = new StringReader(Csv());
        var outcome = await s.GetRequiredService<ImportConcerns>().Run(csv, new Dictionary<string, string>(), false, null, default);
        if (outcome.Imported != concerns) throw new InvalidOperationException($"{outcome.Imported} concerns instead of {concerns}: {string.Join("; ", outcome.Problems.Take(3))}");
        Say("index");
        await app.Services.GetRequiredService<ReadJournal>().CatchUp();
        Say("supports and comments");
        await db.Change(async () =>
        {
            // A million rows take their time; inside, because the lane's connection brings its own limit.
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
            foreach (var sql in Crowd) await db.Database.ExecuteSqlRawAsync(sql);
        });
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    /// <summary>A town that was kept is as it was before the last run: nobody of those who press has supported anything.</summary>
    public async Task TakeBack()
    {
        await using var app = BuildApp.Build(BuildApp.Builder([], where));
        await BuildApp.Prepare(app.Services);
        await using var link = await where.Store.OpenLane(where.Connection, default);
        foreach (var sql in Pressed)
        {
            await using var command = link.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 600);
            await command.ExecuteNonQueryAsync();
        }
    }

    static void Say(string what) => Console.Error.WriteLine("  " + what);

    static async Task Found(IServiceProvider s, AppDb db)
    {
        db.Districts.AddRange(Enumerable.Range(1, 23).Select(i => new District { Name = $"Bezirk {i}", Order = i, Population = 20_000 }));
        db.Areas.AddRange(Enumerable.Range(1, 12).Select(i => new Area { Key = $"area{i}", Name = $"Bereich {i}", Order = i }));
        db.Add(new Unit { Key = "doit", Name = "Amt für Digitalisierung", Order = 1 });
        await s.GetRequiredService<TownSettings>().Save(db, new Town { Name = "Großstadt", Ready = true });
        s.GetRequiredService<Places>().Forget();
        var accounts = s.GetRequiredService<CreateAccount>();
        var hash = accounts.Hash(Password);
        for (var i = 0; i < Voters; i++) await accounts.WithHash($"Person {i}", $"p{i}@example.org", hash);
        await db.Change(() =>
        {
            db.People.AddRange(Enumerable.Range(Voters, People - Voters).Select(i => new Person { Name = $"Person {i}", CreatedAt = db.Now }));
            return Task.CompletedTask;
        });
        db.ChangeTracker.Clear();
    }

    string Csv()
    {
        var text = new StringBuilder("id;bedarf;damit;als;bereich;bezirk;datum;tags\n");
        for (var i = 0; i < concerns; i++)
        {
            // Every third day of two years gets its share, so that lists have something to sort.
            var day = new DateOnly(2024, 11, 1).AddDays(i * 700L / concerns is var d ? (int)d : 0);
            text.Append(CultureInfo.InvariantCulture, $"{i};Die {things[i % 20]} in Straße {i / 20 % 997} {wishes[i / 3 % 10]} und Platz {i % 1009} ebenso;{whys[i % 5]};Anwohnerin {i % 41};Bereich {1 + i % 12};Bezirk {1 + i * 7 % 23};{day:yyyy-MM-dd};{things[i % 20].ToLowerInvariant()}\n");
        }
        return text.ToString();
    }

    // The crowd below begins with person 70.
    static readonly string[] Pressed =
    [
        "DELETE FROM supports WHERE person_id < 70", "DELETE FROM follows WHERE person_id < 70", "UPDATE items SET supports = 1 + id * 7919 % 19 WHERE supports <> 1 + id * 7919 % 19", "VACUUM", "ANALYZE",
    ];

    // On average ten supports and three comments a concern; the first one has fifty comments, half of them answers, all on its first page. Written alike for both databases.
    static readonly string[] Crowd =
    [
        "INSERT INTO supports (item_id, person_id, at) WITH RECURSIVE n(p) AS (SELECT 0 UNION ALL SELECT p + 1 FROM n WHERE p < 18) SELECT i.id, 70 + (i.id * 31 + n.p * 101) % 4900, i.created_at FROM items i CROSS JOIN n WHERE n.p <= i.id * 7919 % 19",
        "UPDATE items SET supports = 1 + id * 7919 % 19",
        "INSERT INTO debate_comments (item_id, author_id, stance, text, html, at, visibility) WITH RECURSIVE n(p) AS (SELECT 0 UNION ALL SELECT p + 1 FROM n WHERE p < 49) SELECT i.id, 70 + (i.id * 17 + n.p * 13) % 4900, n.p % 3, 'Das sehe ich auch so, und ich möchte ergänzen, dass es bei uns in der Straße genauso ist.', '<p>Das sehe ich auch so, und ich möchte ergänzen, dass es bei uns in der Straße genauso ist.</p>', i.created_at, 0 FROM items i CROSS JOIN n WHERE n.p < CASE WHEN i.id = (SELECT MIN(id) FROM items) THEN 50 ELSE i.id % 7 END",
        "UPDATE debate_comments SET root_id = (SELECT MIN(id) FROM debate_comments WHERE item_id = (SELECT MIN(id) FROM items)), parent_id = (SELECT MIN(id) FROM debate_comments WHERE item_id = (SELECT MIN(id) FROM items)) WHERE id IN (SELECT id FROM debate_comments WHERE item_id = (SELECT MIN(id) FROM items) ORDER BY id LIMIT 25 OFFSET 25)",
        "UPDATE items SET comments = CASE WHEN id = (SELECT MIN(id) FROM items) THEN 50 ELSE id % 7 END",
    ];
}
