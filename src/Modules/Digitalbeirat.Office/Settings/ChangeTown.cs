using System.Text.Json;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Settings;

/// <summary>Changes a part of the town's settings and leaves the others as they are now, not as they were when a page was opened.</summary>
public sealed class ChangeTown(AppDb db, TownSettings settings)
{
    /// <summary>A copy, fresh from the database: the kept one belongs to all requests.</summary>
    public async Task<Town> Now() =>
        await db.Settings.AsNoTracking().Where(s => s.Key == "town").Select(s => s.Json).FirstOrDefaultAsync() is { } json ? JsonSerializer.Deserialize<Town>(json) ?? new() : new();

    public async Task Run(Action<Town> change)
    {
        try
        {
            await db.Change(async () =>
            {
                var town = await Now();
                change(town);
                await settings.Save(db, town);
            });
        }
        catch
        {
            // What was not committed must not be kept.
            settings.Forget();
            throw;
        }
    }
}
