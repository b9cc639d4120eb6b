using System.Globalization;
using Digitalbeirat.Bench;
using Digitalbeirat.Bench.Opinion;

// dotnet run -c Release --project bench/Digitalbeirat.Bench -- [NAME …]: a table for each engine, its peers' figures and limits beside it.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// The peers of the web bench run as processes of their own.
if (args is ["peer", var peer]) return await Digitalbeirat.Bench.Web.Peers.Run(peer);
var benches = new Dictionary<string, Func<IEnumerable<Row>>>
{
    ["opinion"] = () => OpinionQuality.Rows().Concat(OpinionBench.Rows()),
    ["web"] = Digitalbeirat.Bench.Web.WebBench.Rows,
    ["budgeting"] = Digitalbeirat.Bench.Budgeting.BudgetingBench.Run,
    ["tally"] = Digitalbeirat.Bench.Tally.TallyBench.Run,
    ["weighting"] = Digitalbeirat.Bench.Weighting.WeightingBench.Run,
    ["sortition"] = Digitalbeirat.Bench.Sortition.SortitionBench.Run,
};
var chosen = args.Length > 0 ? args : [.. benches.Keys];
if (chosen.FirstOrDefault(c => !benches.ContainsKey(c)) is { } unknown)
{
    Console.Error.WriteLine($"There is no bench {unknown}; there are: {string.Join(", ", benches.Keys)}");
    return 2;
}
var missed = 0;
foreach (var name in chosen)
{
    Console.WriteLine($"\n## {name}\n\n| case | here | beside it | limit | |\n|---|---:|---|---:|---|");
    foreach (var row in benches[name]())
    {
        Console.WriteLine(row);
        if (!row.Kept) missed++;
    }
}
return missed == 0 ? 0 : 1;
