using System.Globalization;

namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>Reads the field's categories.csv: category, feature (or name, value), min, max and, if wanted, min_flex, max_flex.</summary>
public static class ReadQuotas
{
    /// <summary>The categories in the order of the file.</summary>
    /// <param name="table">Columns category|feature, feature|name|value, min, max; more are ignored.</param>
    /// <exception cref="BadInput">A column is missing, a number is none, a value is there twice, or a lower quota is above the upper.</exception>
    public static IReadOnlyList<Category> From(Table table)
    {
        var category = table.Column("category", "kategorie");
        var value = category >= 0 ? table.Column("feature", "name", "value", "merkmal", "wert") : table.Column("value", "name", "wert");
        if (category < 0) category = table.Column("feature", "merkmal");
        var (min, max, minFlex, maxFlex) = (table.Column("min", "minimum"), table.Column("max", "maximum"), table.Column("min_flex"), table.Column("max_flex"));
        var missing = new[] { (category, "category"), (value, "feature"), (min, "min"), (max, "max") }.Where(c => c.Item1 < 0).Select(c => $"{table.Name}: the column '{c.Item2}' is missing; there are: {string.Join(", ", table.Columns)}.").ToList();
        if (missing.Count > 0) throw new BadInput(missing);

        var wrong = new List<string>();
        var found = new List<(string Category, Quota Quota)>();
        foreach (var (line, cells) in table.Rows)
        {
            var (name, feature) = (cells[category], cells[value]);
            // Notes below the quotas.
            if (name.Length == 0 && cells[min].Length == 0 && cells[max].Length == 0) continue;
            if (name.Length == 0 || feature.Length == 0) { wrong.Add($"{table.Name}, line {line}: the column '{table.Columns[name.Length == 0 ? category : value]}' is empty."); continue; }
            var (least, most) = (Number(line, min, cells), Number(line, max, cells));
            if (least is not { } low || most is not { } high) continue;
            if (low > high) wrong.Add($"{table.Name}, line {line}: at least {low} and at most {high} for {name} '{feature}' contradict each other.");
            var flexLow = minFlex >= 0 && cells[minFlex].Length > 0 ? Number(line, minFlex, cells) ?? 0 : 0;
            var flexHigh = maxFlex >= 0 && cells[maxFlex].Length > 0 ? Number(line, maxFlex, cells) ?? int.MaxValue : int.MaxValue;
            if (flexLow > low || flexHigh < high) wrong.Add($"{table.Name}, line {line}: min_flex may not be above min, nor max_flex below max, for {name} '{feature}'.");
            if (found.Any(f => Same(f.Category, name) && Same(f.Quota.Value, feature))) wrong.Add($"{table.Name}, line {line}: {name} '{feature}' is there twice.");
            found.Add((name, new(feature, low, high, flexLow, flexHigh)));
        }
        if (wrong.Count > 0) throw new BadInput(Some.Of(wrong));
        if (found.Count == 0) throw new BadInput($"{table.Name} names no category.");
        return [.. found.GroupBy(f => f.Category, StringComparer.OrdinalIgnoreCase).Select(g => new Category(g.Key, [.. g.Select(f => f.Quota)]))];

        int? Number(int line, int column, string[] cells)
        {
            if (int.TryParse(cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 1_000_000) return n;
            wrong.Add(cells[column].Length == 0 ? $"{table.Name}, line {line}: the column '{table.Columns[column]}' is empty." : $"{table.Name}, line {line}, column '{table.Columns[column]}': '{cells[column]}' is not a whole number from 0 to 1000000.");
            return null;
        }
    }

    static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
