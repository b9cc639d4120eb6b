using System.Text.Json;
using Digitalbeirat.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Settings;

/// <summary>Loads and keeps the town's settings. Other nodes see a change within half a minute.</summary>
public sealed class TownSettings(TimeProvider clock)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    volatile Kept? kept;

    sealed record Kept(Town Town, DateTimeOffset At);

    public Town Current => kept?.Town ?? new Town();

    public async ValueTask<Town> Get(AppDb db)
    {
        var now = clock.GetUtcNow();
        if (kept is { } k && now - k.At < Fresh) return k.Town;
        var row = await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Key == "town");
        var town = row is null ? new Town() : JsonSerializer.Deserialize<Town>(row.Json) ?? new Town();
        kept = new(town, now);
        return town;
    }

    public async Task Save(AppDb db, Town town)
    {
        var row = await db.Settings.FirstOrDefaultAsync(s => s.Key == "town");
        if (row is null) db.Settings.Add(row = new Setting { Key = "town", Json = "{}" });
        row.Json = JsonSerializer.Serialize(town);
        await db.SaveChangesAsync();
        kept = new(town, clock.GetUtcNow());
    }

    public void Forget() => kept = null;
}
