using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.SetUp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Settings;

/// <summary>The units that answer. A line belongs to the unit of the same name, else of the same short name, else of the same address: so a unit can be renamed.</summary>
public sealed class SetUnits(AppDb db, Places places, SettingsPlace place) : ISlice
{
    public sealed record Input
    {
        public string? List { get; init; }
    }

    public static void Map(Routes routes) => routes.MapPart(SettingsPart.Units, async (SetUnits slice) => await slice.Show(),
        async ([FromForm] Input input, IFormFile? file, SetUnits slice) => await slice.Run(await ReadLines.Of(file) ?? input?.List ?? ""));

    Task<List<Unit>> Known() => db.Units.OrderBy(u => u.Order).ThenBy(u => u.Name).ToListAsync();

    async Task<IResult> Show()
    {
        var known = await Known();
        return Page(known.Count == 0 && place.InSetUp ? SuggestedUnits.List : ReadUnits.Write(known.Select(u => new UnitRow(u.Name, u.Short, u.Email))), new());
    }

    IResult Page(string list, Errors errors) => Html.Page<SetUnitsPage>(new { List = list, Errors = errors, Place = place }, errors.Status);

    async Task<IResult> Run(string list)
    {
        var errors = new Errors();
        var rows = ReadUnits.Run(list, "list", errors);
        errors.AddIf(!errors.Any && rows.Count == 0, "list", T.NoUnitFound);
        if (errors.Any) return Page(list, errors);
        var known = await Known();
        var left = known.ToList();
        var pairs = rows.Select(r => (Row: r, Unit: Take(left, u => Same(u.Name, r.Name)))).ToList();
        for (var i = 0; i < pairs.Count; i++)
            if (pairs[i] is { Unit: null, Row: var row })
                pairs[i] = (row, (row.Short is null ? null : Take(left, u => Same(u.Short, row.Short))) ?? (row.Email is null ? null : Take(left, u => Same(u.Email, row.Email))));
        foreach (var unit in left)
            if (await db.UnitInUse(unit.Id)) errors.Add("list", T.UnitInUse(unit.Name));
        if (errors.Any) return Page(list, errors);
        await db.Change(() =>
        {
            db.Units.RemoveRange(left);
            var keys = known.Select(k => k.Key).ToHashSet();
            foreach (var ((row, found), i) in pairs.Select((p, i) => (p, i)))
            {
                var unit = found;
                if (unit is null)
                {
                    db.Units.Add(unit = new Unit { Name = row.Name, Key = Slug.Of(row.Short ?? row.Name, keys) });
                    keys.Add(unit.Key);
                }
                (unit.Name, unit.Short, unit.Email, unit.Order) = (row.Name, row.Short, row.Email, i + 1);
            }
            return Task.CompletedTask;
        });
        places.Forget();
        return place.Saved(SettingsPart.Units);
    }

    static Unit? Take(List<Unit> from, Predicate<Unit> which)
    {
        var at = from.FindIndex(which);
        if (at < 0) return null;
        var unit = from[at];
        from.RemoveAt(at);
        return unit;
    }

    static bool Same(string? a, string? b) => a is not null && a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
