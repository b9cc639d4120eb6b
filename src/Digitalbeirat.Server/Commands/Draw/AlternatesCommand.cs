using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Draw;
using Digitalbeirat.Decisions.Sortition.Life;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>digitalbeirat draw alternates: who shall be ready when people of the panel drop out.</summary>
static class AlternatesCommand
{
    public static Command Create()
    {
        var pool = new PoolOptions();
        var panel = new Option<FileInfo>("--panel") { Description = "The panel: a list with the column of the ids.", Required = true };
        var budget = new Option<int>("--alternates") { Description = "How many alternates.", Required = true };
        var rate = new Option<double>("--drop-out") { Description = "The share of people who drop out, where nothing else is known.", DefaultValueFactory = _ => 0.15 };
        var rates = new Option<FileInfo?>("--stay") { Description = "What is known of past panels: columns category, feature, factor (1 as usual, 0.8 stays less often)." };
        var seed = new Option<string>("--seed") { Description = "The random text.", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "The alternates as JSON." };
        var command = new Command("alternates", "Choose alternates for the drop-outs that are likely, in the order in which they help. When somebody has dropped out, draw replace fills the seat by lot and keeps the quotas.") { panel, budget, rate, rates, seed, json };
        pool.AddTo(command);
        command.SetAction((parse, _) => Task.FromResult(Guarded.Run(() =>
        {
            if (parse.GetValue(rate) is not (>= 0 and < 1)) throw new BadInput("--drop-out is a share from 0 to below 1.");
            if (parse.GetValue(budget) is var n && n < 1) throw new BadInput($"--alternates {n}: at least one.");
            var (quotas, people, seats) = pool.Whole(parse);
            var whole = Candidates.Of(quotas, people, seats);
            var numbers = whole.People.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
            var sitting = pool.Ids(parse, parse.GetValue(panel)!).Select(id => numbers.TryGetValue(id, out var i) ? i : throw new BadInput($"{parse.GetValue(panel)!.Name}: '{id}' is not in the pool.")).ToHashSet();
            if (sitting.Count != seats) throw new BadInput($"{parse.GetValue(panel)!.Name}: the panel has {sitting.Count} people, but --size says {seats} seats.");
            var dropOut = DropOut.Even(whole, parse.GetValue(rate));
            if (parse.GetValue(rates) is { } known) Learn(dropOut, whole, Lists.Read(known));
            var outcome = ChooseAlternates.Of(whole, sitting, n, dropOut, new HashStream(parse.GetValue(seed)!));
            var ids = outcome.People.Select(p => whole.People[p].Id).ToList();
            if (parse.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { alternates = ids, lossWithout = outcome.LossWithout, lossWith = outcome.LossWith }));
            else
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Mean quota loss by drop-outs: {outcome.LossWithout:F4} without alternates, {outcome.LossWith:F4} with these {ids.Count} (chosen one after the other, greedily):"));
                foreach (var id in ids) Console.WriteLine($"  {id}");
            }
            return Guarded.Fine;
        })));
        return command;
    }

    static void Learn(DropOut dropOut, Candidates pool, Table table)
    {
        var (category, feature, factor) = (table.Column("category"), table.Column("feature"), table.Column("factor"));
        if (category < 0 || feature < 0 || factor < 0) throw new BadInput($"{table.Name}: the columns category, feature and factor are needed; there are: {string.Join(", ", table.Columns)}.");
        foreach (var (line, cells) in table.Rows)
        {
            var c = pool.Categories.ToList().FindIndex(x => x.Name.Equals(cells[category], StringComparison.OrdinalIgnoreCase));
            var v = c < 0 ? -1 : pool.Categories[c].Quotas.ToList().FindIndex(q => q.Value.Equals(cells[feature], StringComparison.OrdinalIgnoreCase));
            if (v < 0) throw new BadInput($"{table.Name}, line {line}: there is no {cells[category]} '{cells[feature]}'.");
            if (!double.TryParse(cells[factor].Replace(',', '.'), CultureInfo.InvariantCulture, out var f) || f < 0) throw new BadInput($"{table.Name}, line {line}, column '{table.Columns[factor]}': '{cells[factor]}' is no factor.");
            dropOut.Factors[c][v] = f;
        }
    }
}
