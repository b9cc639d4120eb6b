using System.Diagnostics;
using System.Text.Json;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Server;

/// <summary>The program as the office's IT starts it: a process with two outputs and a status.</summary>
public sealed class CommandLine : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("digitalbeirat-cli").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    Task<(int Status, string Out, string Err)> Run(params string[] words) => RunOn(Path.Combine(folder, "data"), null, words);

    internal static async Task<(int Status, string Out, string Err)> RunOn(string data, string? database, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "digitalbeirat.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DIGITALBEIRAT__DATA"] = data;
        start.Environment["DIGITALBEIRAT__DATABASE"] = database;
        using var program = Process.Start(start)!;
        var (answer, messages) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await answer, await messages);
    }

    string File(string name, string text)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public async Task Every_command_explains_itself_and_what_is_no_command_is_refused()
    {
        foreach (string[] command in new string[][] { [], ["start"], ["demo"], ["migrate"], ["import"], ["import", "concerns"], ["backup"], ["restore"] })
        {
            var (status, answer, messages) = await Run([.. command, "--help"]);
            Assert.Equal((0, ""), (status, messages));
            Assert.Contains("digitalbeirat", answer);
        }
        var wrong = await Run("tanzen");
        Assert.NotEqual(0, wrong.Status);
        Assert.Contains("tanzen", wrong.Err);
        Assert.False(Directory.Exists(Path.Combine(folder, "data")));
    }

    [Fact]
    public async Task An_import_prints_its_result_and_nothing_else_and_its_status_says_whether_all_went_well()
    {
        Assert.Equal(0, (await Run("migrate")).Status);
        var good = await Run("import", "concerns", File("gut.csv", "titel;bedarf\nMehr Bänke;Ich brauche eine Bank am Marktplatz\n"));
        Assert.Equal(0, good.Status);
        Assert.Equal(1, JsonDocument.Parse(good.Out).RootElement.GetProperty("imported").GetInt32());
        Assert.Contains("1 concerns brought in", good.Err);
        var partly = await Run("import", "concerns", File("teils.csv", "titel;bedarf;bezirk\nEine Bank;Ich brauche eine Bank;Nirgendwo\nNoch eine Bank;Ich brauche eine Bank am Bahnhof;\n"));
        Assert.Equal(1, partly.Status);
        Assert.Matches("2.*Nirgendwo", partly.Err);
        var none = await Run("import", "concerns", Path.Combine(folder, "fehlt.csv"));
        Assert.Equal((2, ""), (none.Status, none.Out));
        Assert.DoesNotContain("   at ", none.Err);
    }

    [Theory, BothStores]
    public async Task A_backup_is_made_and_brought_back_while_the_program_runs(Database store)
    {
        await using var town = await Town.Found(store);
        using var visitor = town.Visitor();
        var database = store == Database.Postgres ? town.Connection : null;
        var before = await town.Concern("Das war schon da");
        var copy = Path.Combine(folder, "kopie.tar.gz");
        Assert.Equal((0, ""), ((await RunOn(town.Folder, database, "backup", copy)) is var b ? (b.Status, b.Out) : default));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(copy));
        var after = await town.Concern("Das kam später");
        var refused = await RunOn(town.Folder, database, "restore", copy);
        Assert.Equal(2, refused.Status);
        Assert.Contains("--replace", refused.Err);
        Assert.Equal(200, await visitor.StatusOf($"/anliegen/{after}"));
        Assert.Equal(0, (await RunOn(town.Folder, database, "restore", copy, "--replace")).Status);
        Assert.Equal(200, await visitor.StatusOf($"/anliegen/{before}"));
        Assert.Equal(404, await visitor.StatusOf($"/anliegen/{after}?neu"));
        // And people go on writing.
        Assert.Equal(after, await town.Concern("Das kommt jetzt"));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_before_anything_is_changed()
    {
        await using var town = await Town.Found();
        var concern = await town.Concern("Das war schon da");
        var (status, answer, messages) = await RunOn(town.Folder, null, "restore", File("bild.tar.gz", "kein Archiv"), "--replace");
        Assert.Equal((2, ""), (status, answer));
        Assert.DoesNotContain("   at ", messages);
        Assert.Equal("Das war schon da", (await town.Item(concern)).Title);
    }

    [Fact]
    public async Task A_map_is_one_document_and_a_picture_and_a_broken_file_is_one_sentence()
    {
        var votes = string.Concat(from i in Enumerable.Range(0, 40) from j in Enumerable.Range(0, 10) select $"p{i};s{j};{((i + j) % 2 == 0 ? 1 : -1)}\n");
        var picture = Path.Combine(folder, "karte.svg");
        var good = await Run("map", File("stimmen.csv", "participant;statement;vote\n" + votes), "--json", "--svg", picture, "--bench", "2");
        Assert.Equal(0, good.Status);
        using var map = JsonDocument.Parse(good.Out);
        Assert.Equal((40, 10, 400, 2), (map.RootElement.GetProperty("participants").GetInt32(), map.RootElement.GetProperty("statements").GetInt32(), map.RootElement.GetProperty("votes").GetInt32(), map.RootElement.GetProperty("groups").GetArrayLength()));
        Assert.Contains("run 2 of 2", good.Err);
        Assert.EndsWith("</svg>\n", await System.IO.File.ReadAllTextAsync(picture, TestContext.Current.CancellationToken));
        Assert.Equal(["karte.svg"], Directory.GetFiles(folder, "karte*").Select(Path.GetFileName));
        // Somebody comes to the smaller of two equal groups: it is the larger now, and is called as before.
        var more = await Run("map", File("mehr.csv", "participant;statement;vote\n" + votes + string.Concat(from j in Enumerable.Range(0, 10) select $"p99;s{j};{(j % 2 == 0 ? -1 : 1)}\n")), "--json", "--previous", File("vorher.json", good.Out));
        using var later = JsonDocument.Parse(more.Out);
        Assert.Equal(21, later.RootElement.GetProperty("groups")[0].GetProperty("size").GetInt32());
        Assert.Equal(GroupOf(map, "p1"), later.RootElement.GetProperty("groups")[0].GetProperty("id").GetInt32());
        foreach (var id in new[] { "p0", "p1" }) Assert.Equal(GroupOf(map, id), GroupOf(later, id));
        var noMap = await Run("map", "stimmen.csv", "--previous", "kaputt.json");
        Assert.Equal((2, ""), (noMap.Status, noMap.Out));
        var broken = await Run("map", File("kaputt.csv", "participant;statement;vote\na;s;1\na;s;7\n"));
        Assert.Equal((2, ""), (broken.Status, broken.Out));
        Assert.Matches("kaputt.csv, line 3, column vote: \"7\"", broken.Err);
        Assert.Equal(2, (await Run("map", "stimmen.csv", "--mode", "andere")).Status);
        Assert.False(Directory.Exists(Path.Combine(folder, "data")));

        static int GroupOf(JsonDocument map, string id) => map.RootElement.GetProperty("people").EnumerateArray().Single(p => p.GetProperty("id").GetString() == id).GetProperty("group").GetInt32();
    }

    string Pool() => File("pool.csv", "id,g,a\n" + string.Concat(Enumerable.Range(0, 24).Select(n => $"p{n:00},{(n % 2 == 0 ? "f" : "m")},{"xyz"[n / 2 % 3]}\n")));

    string Quotas() => File("quotas.csv", "category,feature,min,max\ng,f,3,3\ng,m,3,3\na,x,2,2\na,y,2,2\na,z,2,2\n");

    static List<string> Drawn(string json) => [.. JsonDocument.Parse(json).RootElement.GetProperty("drawn").EnumerateArray().Select(d => d.GetString()!)];

    [Fact]
    public async Task Who_dropped_out_is_replaced_by_lot_and_the_whole_panel_keeps_its_quotas()
    {
        string[] pool = ["--people", Pool(), "--categories", Quotas(), "--size", "6", "--json"];
        var first = await Run(["draw", .. pool, "--seed", "lottery numbers", "--out", Path.Combine(folder, "first")]);
        Assert.Equal(0, first.Status);
        var panel = Drawn(first.Out);
        var (gone, staying) = (panel[..2], panel[2..]);
        string[] lists = ["--panel", File("panel.csv", $"id\n{string.Join('\n', panel)}\n"), "--gone", File("gone.csv", $"id\n{string.Join('\n', gone)}\n")];
        var second = await Run(["draw", "replace", .. pool, .. lists, "--seed", "dice", "--out", Path.Combine(folder, "second")]);
        Assert.Equal(0, second.Status);
        var replacing = Drawn(second.Out);
        Assert.Equal(2, replacing.Count);
        Assert.Empty(replacing.Intersect(panel));
        // Even numbers are f; a third of them each is x, y and z.
        var whole = staying.Concat(replacing).Select(id => int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, whole.Count(n => n % 2 == 0));
        Assert.All(Enumerable.Range(0, 3), v => Assert.Equal(2, whole.Count(n => n / 2 % 3 == v)));
        Assert.Equal(0, (await Run("verify", "draw", Path.Combine(folder, "second", "draw.json"), Path.Combine(folder, "second", "office.csv"))).Status);
        // Among alternates only, and the same again for the same numbers.
        var alternates = File("alternates.csv", $"id\n{string.Join('\n', Enumerable.Range(0, 24).Select(n => $"p{n:00}").Except(panel).Except(replacing))}\n");
        Assert.Empty(Drawn((await Run(["draw", "replace", .. pool, .. lists, "--seed", "dice", "--alternates", alternates])).Out).Intersect(replacing));
        Assert.Equal(replacing, Drawn((await Run(["draw", "replace", .. pool, .. lists, "--seed", "dice"])).Out));
    }

    [Fact]
    public async Task A_replacement_that_makes_no_sense_is_refused_in_a_sentence()
    {
        string[] pool = ["--people", Pool(), "--categories", Quotas(), "--size", "6"];
        var panel = File("panel.csv", "id\np00\np01\np02\np03\np04\np05\n");
        foreach (var (seated, left, why) in new[]
        {
            (panel, File("nobody.csv", "id\n"), "nobody dropped out|no people|header"), (panel, File("others.csv", "id\np20\n"), "'p20' is not on the panel"), (panel, File("unknown.csv", "id\nq1\n"), "'q1' is not in the pool"),
            (File("short.csv", "id\np00\np01\n"), File("one.csv", "id\np00\n"), "the panel has 2 people, but --size says 6"),
        })
        {
            var (status, answer, messages) = await Run(["draw", "replace", .. pool, "--panel", seated, "--gone", left]);
            Assert.Equal((2, ""), (status, answer));
            Assert.Matches(why, messages);
            Assert.DoesNotContain("   at ", messages);
        }
    }

    [Fact]
    public async Task A_draw_that_is_given_up_says_where_it_stood_and_writes_nothing()
    {
        // So many quotas that fit exactly one person or none that a first panel is hard to find.
        var random = new Random(2);
        var people = Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, 15).Select(_ => Math.Min(random.Next(4), random.Next(4))).ToArray()).ToArray();
        var panel = people[..30];
        var categories = File("tight.csv", "category,feature,min,max\n" + string.Concat(from c in Enumerable.Range(0, 15) from v in Enumerable.Range(0, 4) select $"c{c},{v},{panel.Count(p => p[c] == v)},{panel.Count(p => p[c] == v)}\n"));
        var pool = File("tightpool.csv", $"id,{string.Join(',', Enumerable.Range(0, 15).Select(c => $"c{c}"))}\n" + string.Concat(people.Select((p, n) => $"{n},{string.Join(',', p)}\n")));
        var (status, answer, messages) = await Run("draw", "--people", pool, "--categories", categories, "--size", "30", "--minutes", "0.02", "--out", Path.Combine(folder, "tight"));
        Assert.Equal((2, ""), (status, answer));
        Assert.Matches("Stopped by --minutes after . s .*Nothing was written", messages);
        Assert.DoesNotContain("   at ", messages);
        Assert.False(Directory.Exists(Path.Combine(folder, "tight")));
        Assert.Equal(2, (await Run("draw", "--people", pool, "--categories", categories, "--size", "30", "--minutes", "0")).Status);
    }
}
