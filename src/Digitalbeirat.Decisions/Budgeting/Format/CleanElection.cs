using System.Globalization;

namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>Puts right what a file says in an odd way, without a change of what it says.</summary>
public static class CleanElection
{
    /// <summary>The election with amounts as the format wants them, and with counts, votes and scores as they are in the ballots.</summary>
    public static Election Cleaned(this Election election)
    {
        return election with
        {
            Meta = [.. election.Meta.Select(m => KeyValuePair.Create(m.Key, m.Key switch
            {
                "budget" => Cents.Write(election.Budget),
                "num_projects" => election.Projects.Count.ToString(CultureInfo.InvariantCulture),
                "num_votes" => election.Ballots.Voters.ToString(CultureInfo.InvariantCulture),
                _ => m.Value,
            }))],
            Projects = [.. election.Projects.Select((p, i) => p with { Row = [.. p.Row.Select((cell, c) => Cell(p, i, cell, c < election.ProjectColumns.Count ? election.ProjectColumns[c] : "")).Take(election.ProjectColumns.Count)] })],
        };

        string Cell(Project project, int index, string cell, string column) => column switch
        {
            "cost" => Cents.Write(project.Cost),
            "votes" => election.Votes[index].ToString(CultureInfo.InvariantCulture),
            "score" when election.Ballots.CarryPoints => (election.Scores[index] / (decimal)election.PointUnit).ToString(CultureInfo.InvariantCulture),
            _ => cell,
        };
    }
}
