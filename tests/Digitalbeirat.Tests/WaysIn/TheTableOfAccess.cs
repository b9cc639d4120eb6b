using System.Runtime.CompilerServices;
using System.Text;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.WaysIn;

/// <summary>Every kind of item × every visibility × everybody × every way in, compared with docs/access.md.</summary>
public sealed class TheTableOfAccess
{
    const string Author = "Vera Verfasserin", Begin = "<!-- table -->", End = "<!-- end -->";

    static readonly (string Name, Roles? Roles)[] everybody =
    [
        ("Besuch", null), ("Einwohnerin", Roles.Resident), (Author, Roles.Resident), ("Organisation", Roles.Organisation), ("Beirat", Roles.Board), ("Fachstelle", Roles.Unit),
        ("Gemeinderat", Roles.Council), ("Moderation", Roles.Moderator), ("Geschäftsstelle", Roles.Office), ("Administration", Roles.Administrator),
    ];

    [Fact]
    public async Task Nobody_sees_anything_on_any_way_but_what_the_table_says()
    {
        await using var town = await Town.Found();
        var visitors = new List<(string Name, Visitor Visitor)>();
        foreach (var (name, roles) in everybody) visitors.Add((name, roles is { } r ? await town.Person(name, r, unit: r == Roles.Unit) : town.Visitor()));
        await town.Seat("Beirat");
        var kinds = town.Services.GetRequiredService<Kinds>();
        Assert.Equal(kinds.All.Select(k => k.Key).Order(), OneOfEachKind.Kinds.Order());
        var author = await town.Ask(db => db.People.Where(p => p.Name == Author).Select(p => p.Id).SingleAsync());
        var hash = await Keep(town);

        var rows = new List<(string Kind, Visibility Visibility, string Number)>();
        foreach (var kind in OneOfEachKind.Kinds)
            foreach (var visibility in Enum.GetValues<Visibility>()) rows.Add((kind, visibility, await OneOfEachKind.Make(town, kind, visibility, author, hash)));
        await town.Settle();

        var seen = new Dictionary<(string Number, string Name), string>();
        foreach (var (name, visitor) in visitors)
        {
            var ways = new EveryWayIn(visitor, kinds);
            foreach (var (kind, visibility, number) in rows)
            {
                var file = await town.Ask(db => db.Attachments.Where(a => db.Items.Any(i => i.Id == a.ItemId && i.Number == number)).Select(a => a.Id).SingleAsync());
                seen[(number, name)] = await ways.See(kind, number, $"Zugang {kind} {visibility}", file);
            }
        }
        var table = Table(rows, seen);
        foreach (var (_, visitor) in visitors) visitor.Dispose();
        var page = Path.Combine(Root(), "docs", "access.md");
        if (Environment.GetEnvironmentVariable("WRITE_ACCESS") is not null) await Write(page, table);
        Assert.Equal(Between(await File.ReadAllTextAsync(page)), table);
    }

    static string Table(IEnumerable<(string Kind, Visibility Visibility, string Number)> rows, Dictionary<(string, string), string> seen)
    {
        var text = new StringBuilder();
        text.Append("| kind | visibility | ").AppendJoin(" | ", everybody.Select(e => e.Name == Author ? "who wrote it" : English(e.Name))).Append(" |\n|---|---|").Append(string.Concat(everybody.Select(_ => "---|"))).Append('\n');
        foreach (var (kind, visibility, number) in rows)
            text.Append("| ").Append(kind).Append(" | ").Append(visibility.ToString().ToLowerInvariant()).Append(" | ")
                .AppendJoin(" | ", everybody.Select(e => seen[(number, e.Name)] is { Length: > 0 } ways ? ways : "–")).Append(" |\n");
        return text.ToString();
    }

    static string English(string name) => name switch
    {
        "Besuch" => "visitor", "Einwohnerin" => "resident", "Organisation" => "organisation", "Beirat" => "board", "Fachstelle" => "unit", "Gemeinderat" => "council", "Moderation" => "moderator", "Geschäftsstelle" => "office", _ => "administrator",
    };

    static async Task<string> Keep(Town town)
    {
        var hash = "";
        await town.Do(async s => hash = (await s.GetRequiredService<KeepFile>().Take("%PDF-1.4\n"u8.ToArray(), "plan.pdf", "", new()))!.Hash);
        return hash;
    }

    static string Between(string text) => text[(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length + 1)..text.IndexOf(End, StringComparison.Ordinal)];

    static async Task Write(string file, string table)
    {
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length + 1)] + table + text[text.IndexOf(End, StringComparison.Ordinal)..]);
    }

    static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
