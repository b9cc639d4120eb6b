using System.Globalization;
using System.Text;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Tally.Ranked;

/// <summary>Reads elections in the BLT format (Hill, Wichmann, Woodall; the electronic counts of Scottish councils), as real files are written.</summary>
/// <remarks>
/// "candidates seats", withdrawn candidates as negative numbers, ballots "count choices… 0", a 0, names and title. Also: options in square brackets (tie, nick, withdrawn), ballot ids in parentheses, equal ranks with '=',
/// skipped ranks as '-', comments after '#' or between /* and */, commas after numbers, names in quotes, with a party in quotes beside them, in quotes of a spreadsheet ("" inside), or without quotes. Linear in the text.
/// </remarks>
public static class BltReader
{
    /// <summary>Reads an election. Throws <see cref="Unreadable"/> with line and column where the text cannot be understood.</summary>
    public static RankedElection Read(TextReader reader) => Read(reader.ReadToEnd());

    /// <inheritdoc cref="Read(TextReader)"/>
    public static RankedElection Read(string text) => new ReadBlt(text).Run();
}

/// <summary>One reading.</summary>
sealed class ReadBlt(string text)
{
    int at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    int line = 1;
    int candidates, seats;
    readonly List<int> start = [0], choice = [];
    readonly List<long> count = [];
    readonly HashSet<int> withdrawn = [];
    readonly Dictionary<string, int> nicks = new(StringComparer.Ordinal);
    readonly List<string> remarks = [];
    List<int>? tieOrder;
    List<bool>? equal;

    public RankedElection Run()
    {
        candidates = (int)Number("the number of candidates", 1, 10_000);
        seats = (int)Number("the number of seats", 1, 10_000);
        for (Blank(); at < text.Length && text[at] is '[' or '-'; Blank())
            if (text[at] == '[') Option();
            else
            {
                at++;
                withdrawn.Add(Candidate("withdrawn"));
            }
        Ballots();
        var (names, title) = Names();
        return new(seats, names, [.. start], [.. choice], [.. count]) { Title = title, Withdrawn = withdrawn, TieOrder = tieOrder, EqualToLast = equal?.ToArray() };
    }

    Unreadable Wrong(string column, string reason) => new(line, column, reason);

    /// <summary>Passes blanks, commas, comments and line breaks.</summary>
    void Blank()
    {
        for (; at < text.Length; at++)
            switch (text[at])
            {
                case '\n': line++; break;
                case ' ' or '\t' or '\r' or ',': break;
                case '#':
                    Remark();
                    break;
                case '/' when at + 1 < text.Length && text[at + 1] == '*':
                    var end = text.IndexOf("*/", at, StringComparison.Ordinal);
                    if (end < 0) throw Wrong("comment", "The comment is not closed");
                    line += text.AsSpan(at, end - at).Count('\n');
                    at = end + 1;
                    break;
                default: return;
            }
    }

    void Remark()
    {
        var end = text.IndexOf('\n', at);
        if (end < 0) end = text.Length;
        remarks.Add(text[(at + 1)..end].Trim());
        at = end - 1;
    }

    string Word()
    {
        Blank();
        var from = at;
        while (at < text.Length && text[at] is not (' ' or '\t' or '\r' or '\n' or ',' or '=' or ']')) at++;
        return text[from..at];
    }

    long Number(string what, long least, long most)
    {
        var word = Word();
        if (word.Length == 0) throw Wrong(what, "The file ends here");
        if (word.IndexOf('.') is > 0 and var point && word[point..].Trim('0') == ".") word = word[..point];
        if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Wrong(what, $"\"{Shown(word)}\" is no whole number");
        return number >= least && number <= most ? number : throw Wrong(what, $"{number} is not between {least} and {most}");
    }

    static string Shown(string word) => word.Length > 30 ? word[..30] + "…" : word;

    int Candidate(string what)
    {
        var word = Word();
        if (nicks.TryGetValue(word, out var known)) return known;
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Wrong(what, word.Length == 0 ? "The file ends here" : $"\"{Shown(word)}\" is no candidate's number");
        return number >= 1 && number <= candidates ? number - 1 : throw Wrong(what, $"There is no candidate {number}; there are {candidates}");
    }

    void Option()
    {
        at++;
        var name = Word();
        List<int> meant = [];
        for (Blank(); at < text.Length && text[at] != ']'; Blank())
            switch (name)
            {
                case "nick": nicks[Word()] = nicks.Count; break;
                case "tie" or "withdrawn": meant.Add(Candidate(name)); break;
                default: if (Word().Length == 0) at++; break;
            }
        if (at >= text.Length) throw Wrong(name, "The bracket is not closed");
        at++;
        if (name == "tie") tieOrder = meant;
        if (name == "withdrawn") withdrawn.UnionWith(meant);
    }

    void Ballots()
    {
        var seen = new int[candidates];
        for (var ballot = 1; ; ballot++)
        {
            Blank();
            if (at < text.Length && text[at] == '(')
            {
                at = text.IndexOf(')', at) is > 0 and var close ? close + 1 : throw Wrong("ballot id", "The parenthesis is not closed");
                Blank();
            }
            // A ballot without a count is one ballot only if it has an id; real files always count.
            var times = Digits() is >= 0 and var quick ? quick : Number("count", 0, 1_000_000_000);
            if (times == 0) return;
            var tied = false;
            while (true)
            {
                Blank();
                if (at >= text.Length) throw Wrong("choice", "The file ends in the middle of a ballot");
                if (text[at] == '=')
                {
                    at++;
                    tied = true;
                    continue;
                }
                if (text[at] == '-' && (at + 1 >= text.Length || text[at + 1] is ' ' or '\t' or '\r' or '\n' or ','))
                {
                    at++;
                    continue;
                }
                int who;
                if (Digits() is >= 0 and var number)
                {
                    if (number == 0) break;
                    if (number > candidates) throw Wrong("choice", $"There is no candidate {number}; there are {candidates}");
                    who = (int)number - 1;
                }
                else who = Candidate("choice");
                if (seen[who] == ballot) throw Wrong("choice", $"Candidate {who + 1} is twice on the ballot");
                seen[who] = ballot;
                if (tied && equal is null) equal = [.. Enumerable.Repeat(false, choice.Count)];
                equal?.Add(tied);
                tied = false;
                choice.Add(who);
            }
            count.Add(times);
            start.Add(choice.Count);
        }
    }

    /// <summary>A number written in digits alone, or −1 and nothing is passed.</summary>
    long Digits()
    {
        var from = at;
        long number = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - from < 10) number = number * 10 + (text[at++] - '0');
        if (at > from && (at >= text.Length || text[at] is ' ' or '\t' or '\r' or '\n' or ',' or '=')) return number;
        at = from;
        return -1;
    }

    (string[] Names, string Title) Names()
    {
        List<string> lines = [], written = [];
        Blank();
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            written.Add(text[at..end].Trim().TrimEnd(','));
            lines.AddRange(Cells(written[^1]));
            at = end;
            Blank();
        }
        // Names one beside the other on a line.
        if (lines.Count < candidates && string.Join(' ', written).Split('"').Where((_, i) => i % 2 == 1).ToList() is var beside && beside.Count >= candidates) lines = beside;
        // Several councils write the names as remarks.
        var named = remarks.Select(r => r.Split(": ", 2)).Where(r => r.Length == 2 && r[0].StartsWith("ALTERNATIVE NAME ", StringComparison.Ordinal)).ToDictionary(r => r[0]["ALTERNATIVE NAME ".Length..], r => r[1]);
        if (lines.Count < candidates && named.Count > 0) lines = [.. Enumerable.Range(1, candidates).Select(c => named.GetValueOrDefault($"{c}", $"{c}")), .. lines.TakeLast(1)];
        if (lines.Count < candidates) throw Wrong("name", $"There are {lines.Count} names for {candidates} candidates");
        // Who has the name of another is told apart by number: a lot is drawn by names.
        var several = lines.Take(candidates).GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return ([.. lines.Take(candidates).Select((n, c) => several.Contains(n) ? $"{n} ({c + 1})" : n)], lines.Count > candidates ? lines[candidates] : "");
    }

    /// <summary>What a line of names holds: one name, with its party where that stands beside it.</summary>
    static IEnumerable<string> Cells(string line)
    {
        if (line.Length == 0) yield break;
        if (line[0] != '"')
        {
            yield return line;
            yield break;
        }
        if (line.Contains("\"\"", StringComparison.Ordinal) && line.Length > 2 && line[^1] == '"') line = line[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        var name = new StringBuilder();
        // A remark may follow the closing quote.
        foreach (var part in line.Split('"').Select((p, i) => (Text: p.Trim(), Outside: i % 2 == 0)).TakeWhile(p => !(p.Outside && p.Text.StartsWith('#'))).Select(p => p.Text).Where(p => p.Length > 0)) name.Append(name.Length == 0 ? part : $" ({part})");
        yield return name.ToString();
    }
}
