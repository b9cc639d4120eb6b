using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Decisions.Budgeting;

/// <summary>Separate pots for districts, and one for the whole town.</summary>
/// <remarks>Each district's projects compete for the district's pot among the ballots that list any of them; projects without a district, or of districts without a pot, compete for the town's pot among all ballots. What districts leave goes to the town's pot where asked for.</remarks>
/// <param name="Pots">Cents for each district; the empty name is the whole town.</param>
public sealed record Districts(IReadOnlyDictionary<string, long> Pots)
{
    /// <summary>Whether the town's pot gets what the districts leave.</summary>
    public bool LeftoversToTown { get; init; }

    /// <summary>Counts pot by pot, districts in the order of their names, the town last. Project indices refer to the election returned beside the outcome.</summary>
    public IReadOnlyList<(string District, Election Election, Outcome Outcome)> Run(Election election, Func<Election, Outcome> rule)
    {
        if (Pots.Values.Any(p => p < 0)) throw new ArgumentException("A pot cannot be negative.");
        if (Pots.Keys.FirstOrDefault(d => d.Length > 0 && election.Projects.All(p => p.District != d)) is { } nobody) throw new ArgumentException($"No project belongs to the district {nobody}.");
        List<(string, Election, Outcome)> done = [];
        long left = 0;
        foreach (var district in Pots.Keys.Where(d => d.Length > 0).Order(StringComparer.Ordinal))
        {
            var part = Part(election, p => p.District == district, Pots[district], everybody: false);
            var outcome = rule(part);
            left += part.Budget - outcome.Cost;
            done.Add((district, part, outcome));
        }
        if (Pots.TryGetValue("", out var town))
        {
            var part = Part(election, p => p.District.Length == 0 || !Pots.ContainsKey(p.District), town + (LeftoversToTown ? left : 0), everybody: true);
            done.Add(("", part, rule(part)));
        }
        return done;
    }

    static Election Part(Election election, Func<Project, bool> belongs, long pot, bool everybody)
    {
        var place = new int[election.Projects.Count];
        List<Project> projects = [];
        for (var p = 0; p < place.Length; p++)
        {
            place[p] = belongs(election.Projects[p]) ? projects.Count : -1;
            if (place[p] >= 0) projects.Add(election.Projects[p]);
        }
        var gather = new GatherBallots(election.Kind == BallotKind.Ordinal, election.Ballots.Points is not null);
        for (var v = 0; v < election.Ballots.Voters; v++)
        {
            var b = election.Ballots.BallotOf(v);
            var on = election.Ballots.On(b);
            var points = election.Ballots.PointsOn(b);
            List<int> kept = [];
            List<long> given = [];
            for (var i = 0; i < on.Length; i++)
            {
                if (place[on[i]] < 0) continue;
                kept.Add(place[on[i]]);
                if (!points.IsEmpty) given.Add(points[i]);
            }
            if (everybody || kept.Count > 0) gather.Add(kept.ToArray(), given.ToArray());
        }
        return new(pot, election.Kind, projects, gather.Finish());
    }
}
