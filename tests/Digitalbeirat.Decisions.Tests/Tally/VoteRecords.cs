using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace Digitalbeirat.Decisions.Tests.Tally;

/// <summary>Cast vote records as voting machines write them: for each ballot the names on each rank. Of a record that says "overvote" itself the rank has two nameless marks.</summary>
static class VoteRecords
{
    public const string WriteIn = "Undeclared Write-ins";

    static readonly string[] overvote = ["", ""];

    public static IEnumerable<SortedDictionary<int, List<string>>> Read(string file, JsonElement source)
    {
        string Setting(string name) => source.TryGetProperty(name, out var value) ? value.ToString() : "";
        int Column(string name) => int.Parse(Setting(name), null) - 1;
        return Setting("provider") switch
        {
            "ess" => Sheet(file).Skip(Column("firstVoteRowIndex")).Select(row => Ranked(row.Skip(Column("firstVoteColumnIndex")).Select((cell, i) => (i + 1, Marks(cell))))),
            "genericCsv" => Grid(file, Column("firstVoteColumnIndex"), Column("firstVoteRowIndex"), Setting("undeclaredWriteInLabel")),
            "clearBallot" => Clear(file, Setting("contestId")),
            _ => file.EndsWith(".xml", StringComparison.Ordinal) ? Xml(file, Setting("contestId")) : Json(file),
        };

        IEnumerable<string> Marks(string cell) => cell switch
        {
            "" => Setting("treatBlankAsUndeclaredWriteIn") is "True" or "true" ? [WriteIn] : [],
            _ when cell == Setting("overvoteLabel") => overvote,
            _ when cell == Setting("skippedRankLabel") => [],
            _ when cell == Setting("undeclaredWriteInLabel") => [WriteIn],
            _ => Setting("overvoteDelimiter") is { Length: > 0 } between ? cell.Split(between) : [cell],
        };
    }

    static SortedDictionary<int, List<string>> Ranked(IEnumerable<(int Rank, IEnumerable<string> Names)> marks)
    {
        var ballot = new SortedDictionary<int, List<string>>();
        foreach (var (rank, names) in marks)
            foreach (var name in names)
                if (ballot.TryGetValue(rank, out var there)) there.Add(name);
                else ballot[rank] = [name];
        return ballot;
    }

    static IEnumerable<List<string>> Sheet(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        XElement Part(string name)
        {
            using var stream = zip.GetEntry(name)!.Open();
            return XElement.Load(stream);
        }
        IEnumerable<XElement> All(XElement part, string name) => part.Descendants().Where(e => e.Name.LocalName == name);
        List<string> strings = [.. All(Part("xl/sharedStrings.xml"), "si").Select(s => string.Concat(All(s, "t").Select(t => t.Value)))];
        List<List<string>> rows = [];
        foreach (var row in All(Part("xl/worksheets/sheet1.xml"), "row"))
        {
            List<string> cells = [];
            foreach (var cell in row.Elements())
            {
                var column = cell.Attribute("r")!.Value.TakeWhile(char.IsLetter).Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1);
                while (cells.Count < column) cells.Add("");
                var value = All(cell, "v").FirstOrDefault()?.Value ?? "";
                cells[column - 1] = cell.Attribute("t")?.Value == "s" ? strings[int.Parse(value, null)] : value;
            }
            rows.Add(cells);
        }
        // Ranks left empty at the end of a row are empty like others; a row without any cell is none.
        var width = rows.Max(r => r.Count);
        foreach (var row in rows.Where(r => r.Exists(c => c.Length > 0))) row.AddRange(Enumerable.Repeat("", width - row.Count));
        return rows.Where(r => r.Count == width);
    }

    static List<string> Cells(string line)
    {
        List<string> cells = [""];
        var quoted = false;
        foreach (var c in line)
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) cells.Add("");
            else cells[^1] += c;
        return cells;
    }

    static IEnumerable<SortedDictionary<int, List<string>>> Grid(string file, int column, int row, string writeIn)
    {
        var lines = File.ReadAllLines(file).Select(Cells).ToList();
        var names = lines[row - 1].Select(n => n == writeIn ? WriteIn : n).ToList();
        return lines.Skip(row).Select(cells => Ranked(Enumerable.Range(column, Math.Min(names.Count, cells.Count) - column).Where(c => cells[c].Length > 0).Select(c => (int.Parse(cells[c], null), (IEnumerable<string>)[names[c]]))));
    }

    static IEnumerable<SortedDictionary<int, List<string>>> Clear(string file, string contest)
    {
        var lines = File.ReadAllLines(file).Select(Cells).ToList();
        var columns = lines[0].Select((title, at) => (Parts: title.Split(':'), at)).Where(c => c.Parts.Length > 4 && c.Parts[1] == contest).ToList();
        return lines.Skip(1).Select(cells => Ranked(columns.Where(c => cells[c.at] == "1").Select(c => (int.Parse(c.Parts[2], null), (IEnumerable<string>)[c.Parts[4]]))));
    }

    public static IEnumerable<SortedDictionary<int, List<string>>> Json(string file)
    {
        var records = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        var elections = records.GetProperty("Election").EnumerateArray().ToList();
        var named = elections.SelectMany(e => e.GetProperty("Candidate").EnumerateArray()).ToDictionary(c => c.GetProperty("@id").GetString()!, c => c.GetProperty("Name").GetString()!);
        var selections = elections.SelectMany(e => e.GetProperty("Contest").EnumerateArray()).SelectMany(c => c.GetProperty("ContestSelection").EnumerateArray())
            .ToDictionary(s => s.GetProperty("@id").GetString()!, s => s.TryGetProperty("CandidateIds", out var ids) ? named[ids[0].GetString()!] : "");
        // Exported records list a person under one name and mark all of them.
        IEnumerable<string> Meant(string selection) => !selections.TryGetValue(selection, out var name) ? [selection["cs-".Length..].Replace('_', ' ')] : name.Length > 0 ? [name] : overvote;
        foreach (var cvr in records.GetProperty("CVR").EnumerateArray())
        {
            var snapshot = cvr.GetProperty("CVRSnapshot").EnumerateArray().First(s => s.GetProperty("@id").GetString() == cvr.GetProperty("CurrentSnapshotId").GetString());
            yield return Ranked(snapshot.GetProperty("CVRContest").EnumerateArray().SelectMany(c => c.TryGetProperty("CVRContestSelection", out var marked) ? marked.EnumerateArray() : [])
                .SelectMany(s => s.GetProperty("SelectionPosition").EnumerateArray().Where(p => !p.TryGetProperty("HasIndication", out var has) || has.GetString() != "no")
                    .Select(p => (p.GetProperty("Rank").GetInt32(), Meant(s.GetProperty("ContestSelectionId").GetString()!)))));
        }
    }

    static IEnumerable<SortedDictionary<int, List<string>>> Xml(string file, string contestName)
    {
        var report = XElement.Load(file);
        var space = report.Name.Namespace;
        var named = report.Descendants(space + "Candidate").ToDictionary(c => c.Attribute("ObjectId")!.Value, c => (c.Descendants(space + "Text").FirstOrDefault() ?? c.Element(space + "Name"))?.Value ?? "");
        var contest = report.Descendants(space + "Contest").First(c => c.Element(space + "Name")?.Value == contestName);
        var selections = contest.Elements(space + "ContestSelection").ToDictionary(s => s.Attribute("ObjectId")!.Value, s => s.Element(space + "CandidateIds")?.Value.Trim() is { Length: > 0 } id && named[id].Length > 0 ? named[id] : WriteIn);
        foreach (var cvr in report.Elements(space + "CVR"))
        {
            var current = cvr.Element(space + "CurrentSnapshotId")!.Value;
            var here = cvr.Elements(space + "CVRSnapshot").First(s => s.Attribute("ObjectId")!.Value == current).Elements(space + "CVRContest").Where(c => c.Element(space + "ContestId")!.Value == contest.Attribute("ObjectId")!.Value).ToList();
            if (here.Count == 0) continue;
            yield return Ranked(here.Elements(space + "CVRContestSelection").SelectMany(s => s.Elements(space + "SelectionPosition").Where(p => p.Element(space + "HasIndication")?.Value != "no")
                .Select(p => (int.Parse(p.Element(space + "Rank")?.Value ?? "1", null), Enumerable.Repeat(s.Element(space + "ContestSelectionId") is { } id ? selections[id.Value] : WriteIn, 1)))));
        }
    }
}
