using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Kernel.Items;

/// <summary>The query string every list of items understands. Numbers come as text: a wrong one finds nothing instead of failing.</summary>
public sealed record ItemQuery(
    [FromQuery(Name = "stand")] string? State, [FromQuery(Name = "bereich")] string? Area, [FromQuery(Name = "bezirk")] string? District,
    [FromQuery(Name = "stelle")] string? Unit, [FromQuery(Name = "schlagwort")] string? Tag, [FromQuery(Name = "sortierung")] string? Sort, [FromQuery(Name = "nach")] string? After)
{
    public ListFilter Filter => new(State, Area, Number(District), Number(Unit), Tag, Sort, After);

    static int? Number(string? text) => string.IsNullOrEmpty(text) ? null : int.TryParse(text, out var n) ? n : -1;
}
