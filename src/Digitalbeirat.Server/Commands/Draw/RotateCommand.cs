using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Life;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>digitalbeirat draw rotate: whose seats are drawn anew.</summary>
static class RotateCommand
{
    public static Command Create()
    {
        var members = new Option<FileInfo>("--members") { Description = "The board: columns id, since (a year or a date like 2026-05-31).", Required = true };
        var leaving = new Option<int>("--leaving") { Description = "How many leave.", Required = true };
        var seed = new Option<string>("--seed") { Description = "The random text that decides among equals.", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var command = new Command("rotate", "Say who leaves when part of a board rotates: those who sat longest, by lot among equals. Then draw --selected STAYING --excluded LEAVING fills their seats.") { members, leaving, seed, json };
        command.SetAction((parse, _) => Task.FromResult(Guarded.Run(() =>
        {
            var table = Lists.Read(parse.GetValue(members)!);
            var (id, since) = (ReadPeople.IdColumn(table), table.Column("since"));
            if (id < 0 || since < 0) throw new BadInput($"{table.Name}: the columns id and since are needed; there are: {string.Join(", ", table.Columns)}.");
            var board = table.Rows.OrderBy(r => r.Cells[id], StringComparer.Ordinal).ToList();
            if (board.GroupBy(r => r.Cells[id]).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new BadInput($"{table.Name}, line {twice.Last().Line}: the id '{twice.Key}' is there already.");
            if (parse.GetValue(leaving) is var n && (n < 0 || n > board.Count)) throw new BadInput($"--leaving {n}: from 0 to {board.Count}, the number of members.");
            var gone = RotateSeats.Leaving([.. board.Select(r => Since(table, r.Line, r.Cells[since]))], n, new HashStream(parse.GetValue(seed)!)).ToHashSet();
            var (leave, stay) = (board.Where((_, i) => gone.Contains(i)).Select(r => r.Cells[id]).ToList(), board.Where((_, i) => !gone.Contains(i)).Select(r => r.Cells[id]).ToList());
            if (parse.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { leaving = leave, staying = stay }));
            else
            {
                Console.WriteLine($"leaving: {string.Join(", ", leave)}");
                Console.WriteLine($"staying: {string.Join(", ", stay)}");
            }
            return Guarded.Fine;
        })));
        return command;
    }

    static long Since(Table table, int line, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 3000 ? new DateOnly(year, 1, 1).DayNumber
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber
        : throw new BadInput($"{table.Name}, line {line}, column 'since': '{text}' is neither a year nor a date.");
}
