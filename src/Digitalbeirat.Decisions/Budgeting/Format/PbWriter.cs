namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>Writes an election as a .pb file that <see cref="PbReader"/> and Pabulib's checker read: UTF-8, ';', quotes only where a cell needs them.</summary>
public static class PbWriter
{
    /// <summary>Writes the election; columns and rows it was read with are kept as they were.</summary>
    public static void Write(Election election, TextWriter to)
    {
        to.Write("META\nkey;value\n");
        foreach (var (key, value) in election.Meta) Row([key, value]);
        to.Write("PROJECTS\n");
        var columns = election.ProjectColumns.Count > 0 ? election.ProjectColumns : ["project_id", "cost", "votes", "name"];
        Row(columns);
        for (var p = 0; p < election.Projects.Count; p++)
        {
            var project = election.Projects[p];
            Row(project.Row.Count > 0 ? project.Row : [project.Id, Cents.Write(project.Cost), $"{election.Votes[p]}", project.Name]);
        }
        to.Write("VOTES\n");
        var withPoints = election.Ballots.Points is not null;
        Row(election.VoteColumns.Count > 0 ? election.VoteColumns : withPoints ? ["voter_id", "vote", "points"] : ["voter_id", "vote"]);
        for (var v = 0; v < election.Ballots.Voters; v++) Row(election.VoteRows.Count > 0 ? election.VoteRows[v] : Made(v));

        IReadOnlyList<string> Made(int voter)
        {
            var ballot = election.Ballots.BallotOf(voter);
            var vote = string.Join(',', election.Ballots.On(ballot).ToArray().Select(p => election.Projects[p].Id));
            return withPoints ? [$"{voter + 1}", vote, string.Join(',', election.Ballots.PointsOn(ballot).ToArray())] : [$"{voter + 1}", vote];
        }

        void Row(IReadOnlyList<string> cells)
        {
            for (var c = 0; c < cells.Count; c++)
            {
                if (c > 0) to.Write(';');
                to.Write(cells[c].AsSpan().IndexOfAny(";\"\n\r") >= 0 ? $"\"{cells[c].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cells[c]);
            }
            to.Write('\n');
        }
    }
}
