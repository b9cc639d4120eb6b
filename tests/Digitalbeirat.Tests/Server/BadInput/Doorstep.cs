using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Server.BadInput;

/// <summary>A town with something of everything in it, all its doors, and three who stand before them.</summary>
sealed record Doorstep(Town Town, IReadOnlyList<Guest> Guests, IReadOnlyList<Door> Doors, IReadOnlyDictionary<string, string> Numbers) : IAsyncDisposable
{
    public static async Task<Doorstep> Of(Database store = Database.Sqlite)
    {
        var town = await Town.Found(store, settings: ("Digitalbeirat:ReportsPerHour", "100000"));
        using var visitor = town.Visitor();
        using var anna = await town.Person("Anna");
        using var office = await town.Person("Ada", Roles.Administrator | Roles.Office | Roles.Unit | Roles.Board, unit: true);
        await town.Seat("Ada");
        var numbers = new Dictionary<string, string>
        {
            ["anliegen"] = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna"), ["sitzung"] = await town.Meeting("Erste Sitzung"),
            ["empfehlung"] = await town.Recommendation("Fahrpläne aufstellen"), ["antraege"] = await town.Motion("Bänke aufstellen"),
        };
        await office.Open($"/kommentieren/{numbers["anliegen"]}");
        await office.Press("Beitrag schreiben", ("text", "Darüber sprechen wir gern einmal."));
        await town.Settle();
        // Whoever signs out does so last.
        return new(town, [await Guest.Of("a visitor", visitor), await Guest.Of("Anna", anna), await Guest.Of("the office", office)], [.. Door.All(town).OrderBy(d => d.Name.EndsWith("abmelden", StringComparison.Ordinal))], numbers);
    }

    /// <summary>The door's address as a browser would ask for it, of something that is there.</summary>
    public string Real(Door door) => door.Fill(parameter => parameter switch
    {
        "id" => "1", "code" => "en", "segment" => "anliegen", "name" => "datei.pdf", "number" => Numbers.FirstOrDefault(n => door.Name.Contains(n.Key, StringComparison.Ordinal)).Value ?? Numbers["anliegen"], _ => "x",
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in Guests) guest.Dispose();
        await Town.DisposeAsync();
    }
}
