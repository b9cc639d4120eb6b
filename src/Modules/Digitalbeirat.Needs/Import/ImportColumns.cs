namespace Digitalbeirat.Needs.Import;

/// <summary>Which column of a municipality's own list means what.</summary>
public sealed class ImportColumns
{
    // What lists call these things; compared without case, blanks and hyphens.
    static readonly Dictionary<string, string[]> known = new()
    {
        ["id"] = ["id", "nr", "nummer", "key", "schluessel", "schlüssel"],
        ["as"] = ["as", "als", "wer", "rolle"],
        ["need"] = ["need", "braucheich", "bedarf", "anliegen", "brauche"],
        ["soThat"] = ["sothat", "damit", "ziel"],
        ["title"] = ["title", "titel", "überschrift", "ueberschrift", "betreff"],
        ["more"] = ["more", "text", "beschreibung", "inhalt", "description"],
        ["area"] = ["area", "lebensbereich", "bereich", "thema", "kategorie", "category"],
        ["district"] = ["district", "stadtbezirk", "bezirk", "stadtteil", "ortsteil"],
        ["date"] = ["date", "datum", "eingang", "created"],
        ["tags"] = ["tags", "stichworte", "stichwörter", "schlagworte"],
    };

    readonly Dictionary<string, int> column = [];

    public static IEnumerable<string> Fields => known.Keys;

    /// <summary>Finds the columns by the names given, else by what lists usually call them; sentences about what is missing.</summary>
    public static (ImportColumns Columns, IReadOnlyList<string> Problems) Find(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> given)
    {
        var (columns, problems) = (new ImportColumns(), new List<string>());
        foreach (var (field, name) in given)
        {
            if (!known.ContainsKey(field)) problems.Add($"--map {field}={name}: there is no field {field}; the fields are {string.Join(", ", Fields)}");
            else if (header.ToList().FindIndex(h => Fold(h) == Fold(name)) is >= 0 and var i) columns.column[field] = i;
            else problems.Add($"--map {field}={name}: the file has no column {name}; it has {string.Join(", ", header)}");
        }
        foreach (var (field, names) in known)
            if (!columns.column.ContainsKey(field) && header.ToList().FindIndex(h => names.Contains(Fold(h))) is >= 0 and var i) columns.column[field] = i;
        if (!columns.column.ContainsKey("need") && !columns.column.ContainsKey("title"))
            problems.Add($"No column says what is needed: name one with --map need=COLUMN or --map title=COLUMN; the file has {string.Join(", ", header)}");
        return (columns, problems);
    }

    public string Value(string field, string[] row) => column.TryGetValue(field, out var i) && i < row.Length ? row[i].Trim() : "";

    public string Describe(IReadOnlyList<string> header) => string.Join(", ", column.OrderBy(c => c.Value).Select(c => $"{c.Key} = {header[c.Value]}"));

    static string Fold(string name) => new([.. name.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
}
