using System.CommandLine;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Panels;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>digitalbeirat draw relax: the smallest changes of quotas that make a panel possible.</summary>
static class RelaxCommand
{
    public static Command Create()
    {
        var pool = new PoolOptions();
        var everybody = new Option<bool>("--everybody") { Description = "Relax until everybody of the pool is in some feasible panel." };
        var json = new Option<bool>("--json") { Description = "The changes as JSON." };
        var command = new Command("relax", "Suggest the smallest changes of quotas that make a panel possible. Status 1 when some are needed.") { everybody, json };
        pool.AddTo(command);
        command.SetAction((parse, stop) => Guarded.Run(() =>
        {
            var (candidates, solver) = (pool.Pool(parse), new OrTools());
            foreach (var sentence in CheckQuotas.Of(candidates)) Console.Error.WriteLine(sentence);
            var changes = RelaxQuotas.Smallest(candidates, solver, []) ?? throw new BadInput("No change of quotas within their flex bounds makes a panel possible.");
            if (parse.GetValue(everybody)) changes = IncludeEverybody(candidates, changes, solver);
            if (parse.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { changes }, JsonSerializerOptions.Web));
            else if (changes.Count == 0) Console.WriteLine("No change is needed.");
            else foreach (var change in changes) Console.WriteLine(change);
            return changes.Count == 0 ? Guarded.Fine : Guarded.Wrong;
        }, () => "Stopped by you while looking for the smallest changes.", stop));
        return command;
    }

    /// <summary>Says on standard error what would help.</summary>
    public static void Advise(Candidates candidates, ISolver solver, IReadOnlyList<int> include)
    {
        var changes = RelaxQuotas.Smallest(candidates, solver, include);
        if (changes is null) Console.Error.WriteLine("No change of quotas within their flex bounds makes a panel possible.");
        else if (changes.Count > 0) Console.Error.WriteLine($"The smallest change that works: {string.Join("; ", changes)}.");
    }

    static IReadOnlyList<QuotaChange> IncludeEverybody(Candidates candidates, IReadOnlyList<QuotaChange> first, ISolver solver)
    {
        var relaxed = candidates with { Categories = RelaxQuotas.Apply(candidates.Categories, first) };
        var typed = new TypedPool(relaxed);
        var never = FindLottery.Uncovered(typed);
        return never.Count == 0 ? first : RelaxQuotas.Smallest(candidates, solver, never) ?? throw new BadInput("No change of quotas within their flex bounds puts everybody into some panel.");
    }
}
