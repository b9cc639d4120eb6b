namespace Digitalbeirat.Decisions.Sortition.Pool;

/// <summary>Reads the field's respondents.csv: one person a row, one column for each category, others are ignored.</summary>
public static class ReadPeople
{
    static readonly string[] idNames = ["id", "unique_id", "uid", "pool_member_identifier", "nationbuilder_id", "person_id", "kennung", "pseudonym"];

    /// <summary>The column that has one of the usual names of ids, or -1.</summary>
    /// <param name="table">A list.</param>
    public static int IdColumn(Table table) => table.Column(idNames);

    /// <summary>The people in the order of the file.</summary>
    /// <param name="table">The list.</param>
    /// <param name="categories">Whose columns and values are looked for, without case.</param>
    /// <param name="household">Columns that together name a household (an address); none where households do not matter. A person whose cells are all empty lives alone.</param>
    /// <param name="id">The column of the ids; null takes the first of the usual names, and without one the number of the row, counted from 1.</param>
    /// <returns>One person for each row.</returns>
    /// <exception cref="BadInput">A column is missing, an id is empty or there twice, a cell is empty or holds a value without quota.</exception>
    public static IReadOnlyList<Person> From(Table table, IReadOnlyList<Category> categories, IReadOnlyList<string> household, string? id = null)
    {
        var wrong = new List<string>();
        var columns = categories.Select(c => Find(c.Name)).ToArray();
        var address = household.Select(Find).ToArray();
        var idColumn = id is null ? IdColumn(table) : Find(id);
        if (wrong.Count > 0) throw new BadInput([.. wrong, $"{table.Name} has the columns {string.Join(", ", table.Columns)}."]);
        var values = categories.Select(c => c.Quotas.Select((q, n) => (q.Value, n)).ToDictionary(q => q.Value, q => q.n, StringComparer.OrdinalIgnoreCase)).ToArray();

        var people = new List<Person>(table.Rows.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, cells) in table.Rows)
        {
            var name = idColumn < 0 ? (people.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : cells[idColumn];
            if (name.Length == 0) wrong.Add($"{table.Name}, line {line}: the column '{table.Columns[idColumn]}' is empty.");
            else if (!seen.TryAdd(name, line)) wrong.Add($"{table.Name}, line {line}: the id '{name}' is there already, in line {seen[name]}.");
            var person = new int[categories.Count];
            for (var c = 0; c < categories.Count; c++)
                if (!values[c].TryGetValue(cells[columns[c]], out person[c]))
                    wrong.Add(cells[columns[c]].Length == 0 ? $"{table.Name}, line {line}: the column '{table.Columns[columns[c]]}' is empty."
                        : $"{table.Name}, line {line}, column '{table.Columns[columns[c]]}': the value '{cells[columns[c]]}' has no quota; there are: {string.Join(", ", categories[c].Quotas.Select(q => q.Value))}.");
            var home = string.Join('\u001F', address.Select(a => cells[a].ToUpperInvariant()));
            people.Add(new(name, person, home.Trim('\u001F').Length == 0 ? null : home));
        }
        if (wrong.Count > 0) throw new BadInput(Some.Of(wrong));
        if (people.Count == 0) throw new BadInput($"{table.Name} has a header but no people.");
        return people;

        int Find(string name)
        {
            var column = table.Column(name);
            if (column < 0) wrong.Add($"{table.Name}: the column '{name}' is missing.");
            return column;
        }
    }
}
