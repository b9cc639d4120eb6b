using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Life;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>digitalbeirat draw tables: table groups that mix people over rounds.</summary>
static class TablesCommand
{
    public static Command Create()
    {
        var people = new Option<FileInfo>("--people") { Description = "Who takes part, one person a row.", Required = true };
        var by = new Option<string[]>("--by") { Description = "Columns by which tables are mixed.", AllowMultipleArgumentsPerToken = true, Required = true };
        var id = new Option<string?>("--id") { Description = "The column of the ids." };
        var tables = new Option<int>("--tables") { Description = "How many tables.", Required = true };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds.", DefaultValueFactory = _ => 1 };
        var seed = new Option<string>("--seed") { Description = "The random text.", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "The tables as JSON." };
        var command = new Command("tables", "Seat a panel at tables, round after round: every table mixed, and as many as possible meet.") { people, by, id, tables, rounds, seed, json };
        command.SetAction((parse, _) => Task.FromResult(Guarded.Run(() =>
        {
            var list = Lists.Read(parse.GetValue(people)!);
            var columns = parse.GetValue(by)!.SelectMany(c => c.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
            var categories = columns.Select(name =>
            {
                var column = list.Column(name);
                if (column < 0) throw new BadInput($"{list.Name}: the column '{name}' is missing; there are: {string.Join(", ", list.Columns)}.");
                return new Category(name, [.. list.Rows.Select(r => r.Cells[column]).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Select(v => new Quota(v, 0, list.Rows.Count))]);
            }).ToList();
            var who = Candidates.Of(categories, ReadPeople.From(list, categories, [], parse.GetValue(id)), list.Rows.Count).People;
            var (t, r) = (parse.GetValue(tables), parse.GetValue(rounds));
            if (t < 1 || t > who.Count) throw new BadInput($"--tables {t}: from 1 to {who.Count}, the number of people.");
            if (r is < 1 or > 100) throw new BadInput($"--rounds {r}: from 1 to 100.");
            var outcome = SeatTables.Of(who, categories, t, r, new HashStream(parse.GetValue(seed)!));
            if (parse.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { rounds = outcome.Rounds.Select(x => x.Select(table => table.Select(p => who[p].Id))), met = outcome.Met, repeated = outcome.Repeated, unmixed = outcome.Unmixed }));
            else
            {
                for (var n = 0; n < outcome.Rounds.Count; n++)
                    for (var k = 0; k < t; k++) Console.WriteLine($"round {n + 1}, table {k + 1}: {string.Join(", ", outcome.Rounds[n][k].Select(p => who[p].Id))}");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Met:P0} of all pairs meet, {outcome.Repeated} more than once; no table is more than {outcome.Unmixed:F1} people from an even share."));
            }
            return Guarded.Fine;
        })));
        return command;
    }
}
