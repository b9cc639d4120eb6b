using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Decisions.Weighting;

/// <summary>Reads margins from a table with the columns variable, category and count. Joint tables name variables and categories with '*' between: age*sex; 18-29*f.</summary>
public static class ReadMargins
{
    /// <summary>Reads them in the order of the table; throws <see cref="Unreadable"/> with line and column.</summary>
    public static IReadOnlyList<Margin> From(Table table)
    {
        int variable = table.Column("variable"), category = table.Column("category"), count = table.Has("share") ? table.Column("share") : table.Column("count");
        var people = !table.Has("share");
        var margins = new Dictionary<string, (string[] Variables, List<MarginCell> Cells)>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            if (row.Cells[variable].Length == 0) throw new Unreadable(row.Line, "variable", "The cell is empty");
            string[] variables = row.Cells[variable].Split('*', StringSplitOptions.TrimEntries), values = row.Cells[category].Split('*', StringSplitOptions.TrimEntries);
            if (variables.Length > 1 && values.Length != variables.Length || variables.Length == 1 && (values = [row.Cells[category]])[0].Length == 0) throw new Unreadable(row.Line, "category", $"\"{row.Cells[category]}\" names no category of {row.Cells[variable]}");
            var name = string.Join('*', variables);
            var (_, cells) = margins.TryGetValue(name, out var known) ? known : margins[name] = (variables, []);
            if (cells.Any(c => c.Values.SequenceEqual(values, StringComparer.OrdinalIgnoreCase))) throw new Unreadable(row.Line, "category", $"{row.Cells[category]} is there twice for {row.Cells[variable]}");
            // Half of the world reads 12.345 as twelve thousand, the other half as twelve and a bit.
            if (people && row.Cells[count] is [>= '1' and <= '9', .. { Length: >= 4 and <= 6 }] word && word[^4] is '.' or ',' && word.Count(char.IsAsciiDigit) == word.Length - 1) throw new Unreadable(row.Line, "count", $"\"{word}\" can be read as thousands or as decimals; write the number of people without a separator, or name the column share");
            cells.Add(new(values, table.Number(row, count)));
        }
        if (margins.Count == 0) throw new Unreadable(0, null, "There are no margins");
        if (margins.FirstOrDefault(m => m.Value.Cells.Sum(c => c.Count) <= 0) is { Key: { } nobody }) throw new Unreadable(0, nobody, "Nobody is in any category");
        return [.. margins.Values.Select(m => new Margin(m.Variables, m.Cells))];
    }
}
