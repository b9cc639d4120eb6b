using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Life;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>digitalbeirat draw mailing: how many letters to whom, so that the pool of the second stage is large enough.</summary>
static class MailingCommand
{
    public static Command Create()
    {
        var groups = new Option<FileInfo>("--groups") { Description = "Columns group, residents, seats, reply_rate (0.05 or 5 %).", Required = true };
        var choice = new Option<double>("--choice") { Description = "How many volunteers there shall be for each seat.", DefaultValueFactory = _ => 3 };
        var certainty = new Option<double>("--certainty") { Description = "With which probability each group reaches that.", DefaultValueFactory = _ => 0.95 };
        var register = new Option<FileInfo?>("--register") { Description = "The resident register: columns id, group. Whom to write to is drawn and written to --letters." };
        var letters = new Option<FileInfo?>("--letters") { Description = "Where to write the drawn ids." };
        var seed = new Option<string>("--seed") { Description = "The random text of that draw.", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "The plan as JSON." };
        var command = new Command("mailing", "The first stage: plan the letters to residents, and draw who gets one. Status 1 when a register is too small.") { groups, choice, certainty, register, letters, seed, json };
        command.SetAction((parse, _) => Task.FromResult(Guarded.Run(() =>
        {
            if (parse.GetValue(certainty) is not (> 0 and < 1)) throw new BadInput("--certainty lies between 0 and 1.");
            if (parse.GetValue(choice) is not (>= 1 and <= 1000)) throw new BadInput("--choice is at least 1.");
            if ((parse.GetValue(register) is null) != (parse.GetValue(letters) is null)) throw new BadInput("--register and --letters belong together.");
            var plan = MailingSample.Plan(Read(Lists.Read(parse.GetValue(groups)!)), parse.GetValue(choice), parse.GetValue(certainty));
            if (parse.GetValue(register) is { } residents) Lists.Write(parse.GetValue(letters)!.FullName, Lists.Csv([["id", "group"], .. Drawn(Lists.Read(residents), plan, parse.GetValue(seed)!)]));
            if (parse.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { groups = plan.Select(m => new { group = m.Group.Name, letters = m.Letters, expectedReplies = m.ExpectedReplies, enough = m.Enough }), letters = plan.Sum(m => (long)m.Letters) }));
            else
            {
                foreach (var m in plan) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Group.Name}: {m.Letters} letters to {m.Group.Residents} residents, about {m.ExpectedReplies:F0} replies for {m.Group.Seats} seats{(m.Enough ? "" : " — not enough")}"));
                Console.WriteLine($"{plan.Sum(m => (long)m.Letters)} letters");
            }
            return plan.All(m => m.Enough) ? Guarded.Fine : Guarded.Wrong;
        })));
        return command;
    }

    static List<MailingGroup> Read(Table table)
    {
        var columns = new[] { "group", "residents", "seats", "reply_rate" }.Select(n => (Name: n, Column: table.Column(n))).ToList();
        if (columns.Where(c => c.Column < 0).Select(c => c.Name).ToList() is { Count: > 0 } missing) throw new BadInput($"{table.Name}: the column '{missing[0]}' is missing; there are: {string.Join(", ", table.Columns)}.");
        return [.. table.Rows.Select(r => new MailingGroup(r.Cells[columns[0].Column], Whole(r, 1), Whole(r, 2), Rate(r)))];

        BadInput Wrong((int Line, string[] Cells) row, int n, string what) => new($"{table.Name}, line {row.Line}, column '{columns[n].Name}': '{row.Cells[columns[n].Column]}' is no {what}.");
        int Whole((int Line, string[] Cells) row, int n) => int.TryParse(row.Cells[columns[n].Column], NumberStyles.None, CultureInfo.InvariantCulture, out var x) ? x : throw Wrong(row, n, "whole number");
        double Rate((int Line, string[] Cells) row)
        {
            var text = row.Cells[columns[3].Column].Replace(',', '.');
            var percent = text.EndsWith('%');
            return double.TryParse(text.TrimEnd('%', ' '), CultureInfo.InvariantCulture, out var x) && (percent ? x / 100 : x) is > 0 and <= 1 and var rate ? rate : throw Wrong(row, 3, "share above 0 and at most 1");
        }
    }

    static IEnumerable<string[]> Drawn(Table register, IReadOnlyList<Mailing> plan, string seed)
    {
        var (id, group) = (register.Column("id"), register.Column("group"));
        if (id < 0 || group < 0) throw new BadInput($"{register.Name}: the columns id and group are needed; there are: {string.Join(", ", register.Columns)}.");
        if (register.Rows.GroupBy(r => r.Cells[id]).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new BadInput($"{register.Name}, line {twice.Last().Line}: the id '{twice.Key}' is there already, in line {twice.First().Line}.");
        foreach (var mailing in plan)
        {
            var residents = register.Rows.Where(r => r.Cells[group].Equals(mailing.Group.Name, StringComparison.OrdinalIgnoreCase)).Select(r => r.Cells[id]).Order(StringComparer.Ordinal).ToList();
            if (residents.Count < mailing.Letters) throw new BadInput($"{register.Name}: the group '{mailing.Group.Name}' has {residents.Count} residents, fewer than its {mailing.Letters} letters.");
            foreach (var resident in MailingSample.Draw(residents, mailing.Letters, new HashStream($"{seed}\n{mailing.Group.Name}"))) yield return [resident, mailing.Group.Name];
        }
    }
}
