using System.Globalization;

namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>The checks of Pabulib's own checker (github.com/pabulib/checker) that look at the election as a whole; findings carry the names of its classes.</summary>
static class CheckElection
{
    public static IEnumerable<Finding> Run(Election e) => [.. CheckFields.Run(e), .. Counts(e), .. Projects(e), .. Lengths(e), .. CheckOutcome.Run(e)];

    internal static long? Number(Election e, string name) => long.TryParse(e.Field(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : null;

    static IEnumerable<Finding> Counts(Election e)
    {
        if (Number(e, "num_projects") is { } projects && projects != e.Projects.Count) yield return new("different number of projects", 0, $"META announces {projects} projects, there are {e.Projects.Count}");
        if (Number(e, "num_votes") is { } votes && votes != e.Ballots.Voters) yield return new("different number of votes", 0, $"META announces {votes} votes, there are {e.Ballots.Voters}");
        if (!e.ProjectColumns.Contains("votes") && !e.ProjectColumns.Contains("score")) yield return new("no votes or score counted in PROJECTS section", 0, "PROJECTS says neither votes nor scores") { Warning = true };
    }

    static IEnumerable<Finding> Projects(Election e)
    {
        for (var p = 0; p < e.Projects.Count; p++)
        {
            var project = e.Projects[p];
            if (project.Cost == 0) yield return new("project with no cost", project.Line, $"Project {project.Id} costs nothing");
            if (project.Cost > e.Budget) yield return new("single project exceeded whole budget", project.Line, project.Withdrawn ? $"Project {project.Id} was withdrawn: its cost is the mark for that" : $"Project {project.Id} costs more than the whole budget") { Warning = project.Withdrawn };
            if (project.Withdrawn && project.Selected == 1) yield return new("withdrawn project selected", project.Line, $"Project {project.Id} is selected, but its cost says that it was withdrawn");
            if (project.PublishedVotes is { } published && published != e.Votes[p]) yield return new("different values in votes", project.Line, $"Project {project.Id} is published with {published} votes, its ballots are {e.Votes[p]}");
            if (e.Ballots.Points is not null && project.PublishedScore is { } score && score * e.PointUnit != e.Scores[p])
                yield return new("different values in scores", project.Line, string.Create(CultureInfo.InvariantCulture, $"Project {project.Id} is published with {score} points, its ballots add up to {e.Scores[p] / (decimal)e.PointUnit}"));
            if (e.Votes[p] == 0) yield return new("project with no votes", project.Line, $"Nobody voted for project {project.Id}") { Warning = true };
        }
    }

    static IEnumerable<Finding> Lengths(Election e)
    {
        long? least = Number(e, "min_length"), most = Number(e, "max_length");
        long shorter = 0, longer = 0, notOne = 0;
        for (var b = 0; b < e.Ballots.Distinct; b++)
        {
            var length = e.Ballots.Start[b + 1] - e.Ballots.Start[b];
            if (length < least) shorter += e.Ballots.Count[b];
            if (length > most) longer += e.Ballots.Count[b];
            if (length != 1 && e.Kind == BallotKind.ChooseOne) notOne += e.Ballots.Count[b];
        }
        if (shorter > 0) yield return new("vote length too short", 0, $"{shorter} ballots list fewer than {least} projects");
        if (longer > 0) yield return new("vote length exceeded", 0, $"{longer} ballots list more than {most} projects");
        if (notOne > 0) yield return new("invalid choose-1 vote length", 0, $"{notOne} ballots list no or several projects, although one was to be chosen");
    }
}
