using System.Globalization;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Pool;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>The office's list of names against the public form.</summary>
static class VerifyOffice
{
    /// <summary>Why they differ; null where they agree.</summary>
    public static string? Of(string form, Table office)
    {
        var (id, pseudonym, probability, drawn) = (office.Column("id"), office.Column("pseudonym"), office.Column("probability"), office.Column("drawn"));
        if (id < 0 || pseudonym < 0 || probability < 0 || drawn < 0) throw new BadInput($"{office.Name}: the columns id, pseudonym, probability and drawn are needed; there are: {string.Join(", ", office.Columns)}.");
        using var document = JsonDocument.Parse(form, new JsonDocumentOptions { MaxDepth = 4000 });
        var people = document.RootElement.GetProperty("people").EnumerateArray().ToDictionary(p => p.GetProperty("id").GetString()!, p => p.GetProperty("probability").GetDouble());
        var panel = document.RootElement.TryGetProperty("drawn", out var list) ? list.EnumerateArray().Select(p => p.GetString()!).ToHashSet() : null;
        if (office.Rows.Count != people.Count) return $"{office.Rows.Count} people instead of {people.Count}";
        if (office.Rows.Select(r => r.Cells[pseudonym]).Distinct().Count() != people.Count || office.Rows.Select(r => r.Cells[id]).Distinct().Count() != people.Count) return "an id or pseudonym is there twice";
        foreach (var (line, cells) in office.Rows)
        {
            if (!people.TryGetValue(cells[pseudonym], out var chance)) return $"line {line}: nobody is called {cells[pseudonym]}";
            if (!double.TryParse(cells[probability], CultureInfo.InvariantCulture, out var said) || Math.Abs(said - chance) > 1e-9) return $"line {line}: another probability";
            if (cells[drawn] != (panel is null ? "" : panel.Contains(cells[pseudonym]) ? "yes" : "no")) return $"line {line}: drawn or not does not agree";
        }
        return null;
    }
}
