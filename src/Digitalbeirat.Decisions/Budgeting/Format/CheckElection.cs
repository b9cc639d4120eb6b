using System.Globalization;

namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>The checks of Pabulib's own checker that look at the election as a whole: counts, limits of ballots, costs and the published outcome.</summary>
static class CheckElection
{
    static readonly string[] obligatory = ["description", "country", "unit", "instance", "num_projects", "num_votes", "budget", "vote_type", "rule", "date_begin", "date_end"];

    public static IEnumerable<Finding> Run(Election e)
    {
        foreach (var name in obligatory.Where(n => e.Field(n) is null)) yield return new("missing meta field", 0, $"META has no {name}");
        if (Number("num_projects") is { } projects && projects != e.Projects.Count) yield return new("different number of projects", 0, $"META announces {projects} projects, there are {e.Projects.Count}");
        if (Number("num_votes") is { } votes && votes != e.Ballots.Voters) yield return new("different number of votes", 0, $"META announces {votes} votes, there are {e.Ballots.Voters}");
        for (var p = 0; p < e.Projects.Count; p++)
        {
            var project = e.Projects[p];
            if (project.Cost == 0) yield return new("project with no cost", project.Line, $"Project {project.Id} costs nothing");
            if (project.Cost > e.Budget) yield return new("single project exceeds whole budget", project.Line, $"Project {project.Id} costs more than the whole budget");
            if (project.PublishedVotes is { } published && published != e.Votes[p]) yield return new("different values in votes", project.Line, $"Project {project.Id} is published with {published} votes, its ballots are {e.Votes[p]}");
            if (e.Ballots.Points is not null && project.PublishedScore is { } score && score != e.Scores[p]) yield return new("different values in scores", project.Line, $"Project {project.Id} is published with {score} points, its ballots add up to {e.Scores[p]}");
        }
        foreach (var f in Lengths()) yield return f;
        foreach (var f in Outcome()) yield return f;

        long? Number(string name) => long.TryParse(e.Field(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : null;

        IEnumerable<Finding> Lengths()
        {
            long? least = Number("min_length"), most = Number("max_length");
            long shorter = 0, longer = 0;
            for (var b = 0; b < e.Ballots.Distinct; b++)
            {
                var length = e.Ballots.Start[b + 1] - e.Ballots.Start[b];
                if (length < least) shorter += e.Ballots.Count[b];
                if (length > most) longer += e.Ballots.Count[b];
            }
            if (shorter > 0) yield return new("vote length too short", 0, $"{shorter} ballots list fewer than {least} projects");
            if (longer > 0) yield return new("vote length exceeded", 0, $"{longer} ballots list more than {most} projects");
        }

        IEnumerable<Finding> Outcome()
        {
            if (e.Projects.All(p => p.Selected is null)) yield break;
            var spent = e.Projects.Where(p => p.Selected == 1).Sum(p => p.Cost);
            if (spent > e.Budget) yield return new("budget exceeded", 0, $"The published outcome costs {Cents.Write(spent)}, the budget is {Cents.Write(e.Budget)}");
            foreach (var p in e.Projects.Where(p => p.Selected == 0 && p.Cost <= e.Budget - spent)) yield return new("unused budget", p.Line, $"The published outcome leaves enough for project {p.Id}");
        }
    }
}
