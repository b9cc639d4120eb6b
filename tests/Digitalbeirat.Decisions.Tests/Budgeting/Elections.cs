using System.Text.Json;
using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Format;

namespace Digitalbeirat.Decisions.Tests.Budgeting;

/// <summary>Real elections, and small ones made from a seed.</summary>
static class Elections
{
    static readonly Dictionary<string, Election> read = [];

    public static Election Real(string file)
    {
        lock (read)
            return read.TryGetValue(file, out var known) ? known : read[file] = PbReader.Read(File.ReadAllText(OpenData.Path("pb", file)));
    }

    /// <summary>The lines of a file of expectations whose election is here.</summary>
    public static IEnumerable<(string File, JsonElement Expected)> Expected(string name) => File.ReadLines(OpenData.Path("pb-expected", name))
        .Select(l => JsonDocument.Parse(l).RootElement).Select(e => (File: e.GetProperty("file").GetString()!, e)).Where(e => File.Exists(Path.Combine(OpenData.Path("pb"), e.File)));

    /// <summary>Up to 7 projects and 9 voters; small amounts, so that ties and exact fits are common.</summary>
    public static Election Random(int seed, BallotKind kind = BallotKind.Approval)
    {
        var random = new Random(seed);
        var projects = Enumerable.Range(0, random.Next(1, 8)).Select(p => new Project($"p{p}", random.Next(1, 7) * 100)).ToList();
        var gather = new GatherBallots(kind == BallotKind.Ordinal, kind == BallotKind.Cumulative);
        for (var v = random.Next(1, 10); v > 0; v--)
        {
            var ballot = Enumerable.Range(0, projects.Count).Where(_ => random.Next(2) == 0).ToArray();
            if (kind == BallotKind.Ordinal) random.Shuffle(ballot);
            gather.Add(ballot, kind == BallotKind.Cumulative ? [.. ballot.Select(_ => (long)random.Next(1, 5))] : default);
        }
        return new(random.Next(1, 15) * 100, kind, projects, gather.Finish());
    }

    public static Election Of(long budget, long[] costs, params int[][] ballots)
    {
        var gather = new GatherBallots(false, false);
        foreach (var b in ballots) gather.Add([.. b]);
        return new(budget, BallotKind.Approval, [.. costs.Select((c, i) => new Project($"p{i}", c))], gather.Finish());
    }

    public static string[] Ids(this Election e, IEnumerable<int> projects) => [.. projects.Select(p => e.Projects[p].Id)];
}
