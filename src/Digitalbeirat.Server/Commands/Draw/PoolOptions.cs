using System.CommandLine;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>The options by which every command about draws reads its pool.</summary>
sealed class PoolOptions
{
    readonly Option<FileInfo> people = new("--people") { Description = "The pool, one person a row: a column for each category, an id; UTF-8 or Windows-1252; separated by comma, semicolon or tab.", Required = true };
    readonly Option<FileInfo> categories = new("--categories") { Description = "The quotas: columns category, feature, min, max and, if wanted, min_flex, max_flex.", Required = true };
    readonly Option<int> size = new("--size") { Description = "Seats of the whole panel.", Required = true };
    readonly Option<string[]> household = new("--household") { Description = "Columns that together name a household; at most one person of each is drawn.", AllowMultipleArgumentsPerToken = true };
    readonly Option<string?> id = new("--id") { Description = "The column of the ids (default: id, unique_id and the like, otherwise the row's number)." };
    readonly Option<FileInfo?> selected = new("--selected") { Description = "People who have seats already, in the form of --people: their seats and quotas are taken off, they and their households are not drawn." };
    readonly Option<FileInfo?> excluded = new("--excluded") { Description = "Ids of people who must not be drawn: a list with the same id column, or the ids in its first column." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { people, categories, size, household, id, selected, excluded }) command.Options.Add(option);
    }

    /// <summary>The quotas of the whole panel, its seats, and everybody in the list.</summary>
    public (IReadOnlyList<Category> Categories, IReadOnlyList<Person> People, int Seats) Whole(ParseResult parse)
    {
        var seats = parse.GetValue(size);
        if (seats < 1) throw new BadInput($"--size {seats}: a panel has at least one seat.");
        var quotas = ReadQuotas.From(Lists.Read(parse.GetValue(categories)!));
        return (quotas, ReadPeople.From(Lists.Read(parse.GetValue(people)!), quotas, Columns(parse), parse.GetValue(id)), seats);
    }

    /// <summary>The pool without who has a seat or must not have one.</summary>
    public Candidates Pool(ParseResult parse)
    {
        var (quotas, everybody, seats) = Whole(parse);
        var sitting = parse.GetValue(selected) is { } s ? ReadPeople.From(Lists.Read(s), quotas, Columns(parse), parse.GetValue(id)) : [];
        var away = Excluded(parse);
        // A list of people who must not be drawn may name others; a slip of the pen would leave somebody in.
        if (away.Except(everybody.Select(p => p.Id)).ToList() is { Count: > 0 } strangers) Console.Error.WriteLine($"{parse.GetValue(excluded)!.Name}: {strangers.Count} of {away.Count} ids are not in the pool: {string.Join(", ", strangers.Take(10))}{(strangers.Count > 10 ? ", …" : "")}");
        return KeepSeats.Of(Candidates.Of(quotas, everybody, seats), [.. sitting], away);
    }

    /// <summary>Ids of people who must not be drawn.</summary>
    public HashSet<string> Excluded(ParseResult parse) => parse.GetValue(excluded) is { } file ? Ids(parse, file) : [];

    /// <summary>The ids in a list: its column of ids, or its first.</summary>
    public HashSet<string> Ids(ParseResult parse, FileInfo file)
    {
        var table = Lists.Read(file);
        var column = Math.Max(0, parse.GetValue(id) is { } name ? table.Column(name) : ReadPeople.IdColumn(table));
        return [.. table.Rows.Select(r => r.Cells[column])];
    }

    string[] Columns(ParseResult parse) => [.. (parse.GetValue(household) ?? []).SelectMany(h => h.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
