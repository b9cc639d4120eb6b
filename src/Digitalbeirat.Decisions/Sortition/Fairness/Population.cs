using System.Globalization;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Decisions.Sortition.Fairness;

/// <summary>The city's own figures: how many residents have which values together.</summary>
/// <param name="Groups">Values for each category (-1 where the figures do not say) and residents.</param>
public sealed record Population(IReadOnlyList<(int[] Values, double Residents)> Groups)
{
    /// <summary>Reads a cross table: a column for each category it knows, and how many residents.</summary>
    /// <param name="table">Columns named like categories, and count; without count each row is one resident.</param>
    /// <param name="categories">Categories without a column are unknown.</param>
    /// <exception cref="BadInput">No column is a category, a value has no quota, or a count is no number.</exception>
    public static Population From(Table table, IReadOnlyList<Category> categories)
    {
        var columns = categories.Select(c => table.Column(c.Name)).ToArray();
        var count = table.Column("count", "residents", "anzahl");
        if (columns.All(c => c < 0)) throw new BadInput($"{table.Name}: no column is a category; categories are {string.Join(", ", categories.Select(c => c.Name))}.");
        var wrong = new List<string>();
        var groups = new List<(int[], double)>();
        foreach (var (line, cells) in table.Rows)
        {
            var values = new int[categories.Count];
            for (var c = 0; c < values.Length; c++)
            {
                values[c] = columns[c] < 0 ? -1 : categories[c].Quotas.Select(q => q.Value).ToList().FindIndex(v => v.Equals(cells[columns[c]], StringComparison.OrdinalIgnoreCase));
                if (columns[c] >= 0 && values[c] < 0) wrong.Add($"{table.Name}, line {line}, column '{table.Columns[columns[c]]}': the value '{cells[columns[c]]}' has no quota.");
            }
            var residents = 1.0;
            if (count >= 0 && !(double.TryParse(cells[count], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out residents) && double.IsFinite(residents))) wrong.Add($"{table.Name}, line {line}, column '{table.Columns[count]}': '{cells[count]}' is no number of residents.");
            groups.Add((values, residents));
        }
        if (wrong.Count > 0) throw new BadInput(Some.Of(wrong));
        if (groups.Sum(g => g.Item2) <= 0) throw new BadInput($"{table.Name} names no residents.");
        return new(groups);
    }

    /// <summary>The share of residents with a value of each of the categories; null where the figures do not know one of them. O(groups).</summary>
    /// <param name="wanted">Categories and values.</param>
    public double? Share(params ReadOnlySpan<(int Category, int Value)> wanted)
    {
        var (all, with) = (0.0, 0.0);
        foreach (var (values, residents) in Groups)
        {
            var belongs = true;
            foreach (var (category, value) in wanted)
            {
                if (values[category] < 0) return null;
                belongs &= values[category] == value;
            }
            all += residents;
            if (belongs) with += residents;
        }
        return with / all;
    }
}
