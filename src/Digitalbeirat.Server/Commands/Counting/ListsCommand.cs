using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Digitalbeirat.Decisions.Reading;
using Digitalbeirat.Decisions.Tally.Seats;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>digitalbeirat count lists FILE.csv: from personal votes to seats and substitutes.</summary>
static class ListsCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE.csv") { Description = "Candidates: columns name, list, votes; place (on the list) and group where there are some." };
        var method = new Option<string>("--method") { Description = $"{Words.List(SeatsCommand.Methods)}.", DefaultValueFactory = _ => "sainte-lague" };
        var seats = new Option<int>("--seats") { Description = "How many seats there are.", Required = true };
        var quota = new Option<string[]>("--quota") { Description = "Fewest seats of a group: --quota women=8.", AllowMultipleArgumentsPerToken = true };
        var closed = new Option<bool>("--closed") { Description = "The list's own order counts, not personal votes." };
        var seed = Words.Option("--seed", "The seed of the lots.");
        var json = new Option<bool>("--json") { Description = "The result as JSON." };
        var command = new Command("lists", "An election by lists with personal votes, quotas and substitutes in order. Status 1 where seats stay empty.") { file, method, seats, quota, closed, seed, json };
        command.SetAction(parse => Refusal.Guard(parse.GetValue(file), () =>
        {
            var (groups, least) = Votes.Of("--quota", parse.GetValue(quota) ?? []);
            var election = new ListElection(parse.GetValue(seats), Words.Choose("--method", parse.GetValue(method)!, SeatsCommand.Methods)) { ByPersonalVotes = !parse.GetValue(closed), Seed = parse.GetValue(seed), Quotas = groups.Zip(least).ToDictionary(x => x.First, x => (int)Math.Min(x.Second, 100_000)) };
            ListResult result;
            try
            {
                result = election.Run(Candidates(Table.Read(WholeFile.Read(parse.GetValue(file)!))));
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                throw new Refusal(e.Message);
            }
            if (result.Share.Lot is { } lot) Console.Error.WriteLine($"Tied last seats were drawn: {lot}");
            var empty = SeatsCommand.Empty(result.Share, election.Seats);
            Console.Out.Write(parse.GetValue(json) ? Json(result) : Summary(result));
            return empty ? 1 : 0;
        }));
        return command;
    }

    static List<ListCandidate> Candidates(Table table)
    {
        int name = table.Column("name"), list = table.Column("list"), votes = table.Column("votes"), place = table.Has("place") ? table.Column("place") : -1, group = table.Has("group") ? table.Column("group") : -1;
        var next = new Dictionary<string, int>();
        List<ListCandidate> candidates = [];
        foreach (var row in table.Rows)
        {
            foreach (var needed in new[] { name, list }) if (row.Cells[needed].Length == 0) throw new Unreadable(row.Line, table.Columns[needed], "The cell is empty");
            if (candidates.Any(c => c.Name == row.Cells[name])) throw new Unreadable(row.Line, "name", $"{row.Cells[name]} is there twice");
            next[row.Cells[list]] = next.GetValueOrDefault(row.Cells[list]) + 1;
            candidates.Add(new(row.Cells[name], row.Cells[list], place < 0 ? next[row.Cells[list]] : (int)Math.Min(int.MaxValue, table.Whole(row, place)), table.Whole(row, votes), group < 0 ? "" : row.Cells[group]));
        }
        return candidates.Count > 0 ? candidates : throw new Unreadable(0, null, "There are no candidates");
    }

    static string Json(ListResult r) => JsonSerializer.Serialize(new
    {
        lists = r.Lists.Select((l, i) => new { list = l, votes = r.Votes[i], seats = r.Share.Seats[i], substitutes = r.Substitutes[i].Select(c => c.Name) }),
        seats = r.Seats.Select(s => new { s.Who.Name, s.Who.List, s.Who.Votes, s.Who.Group, quotient = s.Quotient.ToDecimal(4), insteadOf = s.InsteadOf?.Name }),
        lot = r.Share.Lot,
    }, BudgetJson.Options) + "\n";

    static string Summary(ListResult r)
    {
        var text = new StringBuilder();
        for (var l = 0; l < r.Lists.Count; l++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{r.Lists[l]}: {r.Votes[l]} votes, {r.Share.Seats[l]} {(r.Share.Seats[l] == 1 ? "seat" : "seats")}\n");
            foreach (var s in r.Seats.Where(s => s.Who.List == r.Lists[l])) text.Append(CultureInfo.InvariantCulture, $"  {s.Who.Name} ({s.Who.Votes}){(s.InsteadOf is { } other ? $", by quota instead of {other.Name}" : "")}\n");
            if (r.Substitutes[l].Count > 0) text.Append(CultureInfo.InvariantCulture, $"  Substitutes: {string.Join(", ", r.Substitutes[l].Select(c => c.Name))}\n");
        }
        return text.ToString();
    }
}
