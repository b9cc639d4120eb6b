using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Office.Settings;

public sealed record UnitRow(string Name, string? Short, string? Email);

/// <summary>Units that answer, one a line: name; short name; e-mail.</summary>
public static class ReadUnits
{
    public const int Most = 300, NameMax = 100, ShortMax = 40;

    public static IReadOnlyList<UnitRow> Run(string text, string field, Errors errors)
    {
        var rows = new List<UnitRow>();
        // No comma: names of offices hold some.
        foreach (var line in ReadLines.Split(text, ';', '\t'))
        {
            var (name, @short, email) = (line.Cell(0), line.Cell(1), line.Cell(2));
            if (line.Number == 1 && name.Equals("name", StringComparison.OrdinalIgnoreCase)) continue;
            if (name.Length == 0) errors.Add(field, T.LineWithoutName(line.Number));
            else if (name.Length > NameMax || @short.Length > ShortMax) errors.Add(field, T.LineNameTooLong(line.Number, name.Length > NameMax ? NameMax : ShortMax));
            else if (email.Length > 0 && !Errors.IsEmail(email)) errors.Add(field, T.LineNotAnEmail(line.Number, email));
            else if (rows.Any(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) errors.Add(field, T.LineTwice(line.Number, name));
            else rows.Add(new(name, @short.Length > 0 ? @short : null, email.Length > 0 ? email : null));
        }
        errors.AddIf(rows.Count > Most, field, T.TooManyLines(Most, rows.Count));
        return rows;
    }

    public static string Write(IEnumerable<UnitRow> rows) => string.Join('\n', rows.Select(r => $"{r.Name}; {r.Short}; {r.Email}".TrimEnd(' ', ';')));
}
