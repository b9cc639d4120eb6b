using System.Globalization;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>Reads elections in the format of Pabulib, the library of participatory budgeting (Faliszewski et al., IJCAI 2023; pabulib.org/format).</summary>
/// <remarks>Three sections META, PROJECTS and VOTES, each with a header row. Tolerated and reported as findings: decimal commas, blank lines, counts that do not match, projects twice on a ballot. Linear in the text.</remarks>
public static class PbReader
{
    /// <summary>Reads a whole election. Throws <see cref="Unreadable"/> with line and column where the text cannot be understood.</summary>
    public static Election Read(TextReader reader) => Read(reader.ReadToEnd());

    /// <inheritdoc cref="Read(TextReader)"/>
    public static Election Read(string text) => new ReadPb(text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text).Run();

    internal static BallotKind? KindNamed(string word) => word.ToLowerInvariant() switch
    {
        "approval" => BallotKind.Approval,
        "choose-1" => BallotKind.ChooseOne,
        "cumulative" => BallotKind.Cumulative,
        "scoring" => BallotKind.Scoring,
        "ordinal" => BallotKind.Ordinal,
        _ => null,
    };
}

/// <summary>One reading.</summary>
sealed class ReadPb(string text)
{
    readonly List<Finding> findings = [];
    readonly List<KeyValuePair<string, string>> meta = [];
    readonly Dictionary<string, int> metaLines = [];
    readonly List<Project> projects = [];
    readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    string[] projectColumns = [], voteColumns = [];

    public Election Run()
    {
        var row = new PbRow(text);
        Section(ref row, "META", first: true);
        ReadMeta(ref row);
        var budget = Money("budget");
        if (budget < 0) throw new Unreadable(metaLines["budget"], "budget", "A budget cannot be negative");
        var kindWord = Field("vote_type") ?? throw new Unreadable(0, "vote_type", "META does not say how people voted: approval, choose-1, cumulative, scoring or ordinal");
        var kind = PbReader.KindNamed(kindWord) ?? throw new Unreadable(metaLines["vote_type"], "vote_type", $"\"{kindWord}\" is no kind of ballot; there are approval, choose-1, cumulative, scoring and ordinal");
        ReadProjects(ref row);
        if (projects.Count == 0) throw new Unreadable(row.Line, "project_id", "There is no project");
        var (ballots, rows) = ReadVotes(ref row, kind);
        var election = new Election(budget, kind, projects, ballots) { Meta = meta, ProjectColumns = projectColumns, VoteColumns = voteColumns, VoteRows = rows };
        return election with { Findings = [.. findings, .. CheckElection.Run(election)] };
    }

    string? Field(string name) => metaLines.ContainsKey(name) ? meta.First(m => m.Key == name).Value : null;

    long Money(string name)
    {
        var word = Field(name) ?? throw new Unreadable(0, name, $"META has no {name}");
        if (!Cents.TryRead(word, out var cents, out var comma)) throw new Unreadable(metaLines[name], name, $"\"{word}\" is no amount of money");
        if (comma) findings.Add(new("comma in float", metaLines[name], $"The {name} has a decimal comma; it is read as {Cents.Write(cents)}"));
        return cents;
    }

    /// <summary>Moves onto the title of a section, which must come next.</summary>
    void Section(ref PbRow row, string title, bool first = false)
    {
        while (row.Read())
        {
            if (row.IsBlank) findings.Add(new("empty lines", row.Line, "The line is empty"));
            else if (row.IsTitle(title)) return;
            else throw new Unreadable(row.Line, null, $"\"{Shown(row[0])}\" stands where the section {title} should begin");
        }
        throw new Unreadable(first ? 0 : row.Line, null, $"There is no section {title}{(first ? "; this is no .pb file" : "")}");
    }

    static string Shown(ReadOnlySpan<char> word) => word.Length > 40 ? $"{word[..40]}…" : word.ToString();

    string[] Header(ref PbRow row, string section, params ReadOnlySpan<string> obligatory)
    {
        do
        {
            if (!row.Read()) throw new Unreadable(row.Line, null, $"The section {section} has no header");
        }
        while (row.IsBlank);
        var names = row.All();
        foreach (var name in obligatory)
            if (!names.Contains(name)) throw new Unreadable(row.Line, name, $"The section {section} has no column {name}");
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Key.Length > 0 && g.Count() > 1) is { } twice) throw new Unreadable(row.Line, twice.Key, "The column is there twice");
        return names;
    }

    void ReadMeta(ref PbRow row)
    {
        Header(ref row, "META");
        while (row.Read())
        {
            if (row.IsBlank) { findings.Add(new("empty lines", row.Line, "The line is empty")); continue; }
            if (row.IsTitle("PROJECTS")) return;
            var key = row.Text(0);
            if (row.Count == 1) findings.Add(new("field without value", row.Line, $"The field {Shown(key)} of META has no value"));
            if (!metaLines.TryAdd(key, row.Line)) { findings.Add(new("duplicated field", row.Line, $"META names {key} twice; the first counts")); continue; }
            // A value that was written without quotes may hold the separator itself.
            meta.Add(new(key, row.Count <= 2 ? row.Text(1) : string.Join(';', row.All()[1..]).TrimEnd(';')));
        }
        throw new Unreadable(row.Line, null, "There is no section PROJECTS");
    }

    void ReadProjects(ref PbRow row)
    {
        projectColumns = Header(ref row, "PROJECTS", "project_id", "cost");
        int Column(params ReadOnlySpan<string> names)
        {
            foreach (var name in names) if (Array.IndexOf(projectColumns, name) is >= 0 and var at) return at;
            return -1;
        }
        int id = Column("project_id"), cost = Column("cost"), name = Column("name"), votes = Column("votes"), score = Column("score"), selected = Column("selected"), category = Column("category"), district = Column("district", "neighborhood", "subunit");
        while (row.Read())
        {
            if (row.IsBlank) { findings.Add(new("empty lines", row.Line, "The line is empty")); continue; }
            if (row.IsTitle("VOTES")) return;
            var named = row.Text(id);
            if (named.Length == 0) throw new Unreadable(row.Line, "project_id", "The project has no id");
            if (!index.TryAdd(named, projects.Count)) throw new Unreadable(row.Line, "project_id", $"The project {named} is there twice, first on line {projects[index[named]].Line}");
            if (row[cost].IsEmpty) throw new Unreadable(row.Line, "cost", $"The project {named} has no cost");
            if (!Cents.TryRead(row[cost], out var cents, out var comma)) throw new Unreadable(row.Line, "cost", $"\"{Shown(row[cost])}\" is no amount of money (project {named})");
            if (cents < 0) throw new Unreadable(row.Line, "cost", $"The project {named} has a negative cost");
            if (comma) findings.Add(new("comma in float", row.Line, $"The cost of project {named} has a decimal comma; it is read as {Cents.Write(cents)}"));
            projects.Add(new(named, cents)
            {
                Name = row[name].IsEmpty ? named : row.Text(name),
                PublishedVotes = Whole(row[votes]),
                PublishedScore = Whole(row[score]),
                Selected = (int?)Whole(row[selected]),
                Category = row.Text(category),
                District = row.Text(district),
                Row = row.All(),
                Line = row.Line,
            });
        }
        throw new Unreadable(row.Line, null, "There is no section VOTES");
    }

    static long? Whole(ReadOnlySpan<char> cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == decimal.Truncate(value) && Math.Abs(value) < 1e15m ? (long)value : null;

    (Ballots, VoteRows) ReadVotes(ref PbRow row, BallotKind kind)
    {
        voteColumns = Header(ref row, "VOTES", "voter_id", "vote");
        int vote = Array.IndexOf(voteColumns, "vote"), points = kind is BallotKind.Cumulative or BallotKind.Scoring ? Array.IndexOf(voteColumns, "points") : -1;
        if (kind is BallotKind.Cumulative or BallotKind.Scoring && points < 0) throw new Unreadable(row.Line, "points", "Ballots with points need a column points");
        var gather = new GatherBallots(kind == BallotKind.Ordinal, points >= 0);
        var known = index.GetAlternateLookup<ReadOnlySpan<char>>();
        var offsets = new List<int>();
        var ballot = new int[projects.Count];
        var given = new long[projects.Count];
        var seen = new int[projects.Count];
        while (row.Read())
        {
            if (row.IsBlank) { findings.Add(new("empty lines", row.Line, "The line is empty")); continue; }
            offsets.Add(row.Offset);
            var count = 0;
            var marks = points >= 0 ? row[points].Split(',') : default;
            for (var rest = row[vote]; !rest.IsEmpty;)
            {
                var comma = rest.IndexOf(',');
                var word = (comma < 0 ? rest : rest[..comma]).Trim();
                rest = comma < 0 ? [] : rest[(comma + 1)..];
                if (!known.TryGetValue(word, out var project)) throw new Unreadable(row.Line, "vote", $"The ballot names project \"{Shown(word)}\", which is not on the list");
                long mark = 0;
                if (points >= 0)
                {
                    if (!marks.MoveNext()) throw new Unreadable(row.Line, "points", "There are fewer points than projects");
                    mark = Whole(row[points][marks.Current].Trim()) ?? throw new Unreadable(row.Line, "points", $"\"{Shown(row[points][marks.Current])}\" is no whole number of points");
                    if (mark < 0) throw new Unreadable(row.Line, "points", "Negative points cannot be counted");
                }
                if (seen[project] == offsets.Count) { findings.Add(new("vote with duplicated projects", row.Line, $"Project {projects[project].Id} is twice on the ballot and counts once")); continue; }
                seen[project] = offsets.Count;
                ballot[count] = project;
                given[count++] = mark;
            }
            if (points >= 0 && !row[vote].IsEmpty && marks.MoveNext()) throw new Unreadable(row.Line, "points", "There are more points than projects");
            gather.Add(ballot.AsSpan(0, count), points >= 0 ? given.AsSpan(0, count) : default);
        }
        return (gather.Finish(), new(text, [.. offsets]));
    }
}
