namespace Digitalbeirat.Decisions.Opinion.Reading;

/// <summary>The names of the columns of a file.</summary>
sealed class Header
{
    readonly string[] names;

    Header(string[] names) => this.names = names;

    public static Header Of(CsvReader csv)
    {
        var names = new string[csv.Count];
        for (var i = 0; i < names.Length; i++) names[i] = csv[i].Trim().ToString();
        return new(names);
    }

    public int Count => names.Length;

    public string this[int column] => names[column];

    public int? Find(params ReadOnlySpan<string> called)
    {
        foreach (var name in called)
            if (Array.FindIndex(names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var column) return column;
        return null;
    }

    public void Check(CsvReader csv)
    {
        if (csv.Count != names.Length) throw new VoteFileException(csv.Line, null, $"There are {csv.Count} fields where the first line names {names.Length} columns.");
    }
}
