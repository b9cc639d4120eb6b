using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Settings;

/// <summary>The parts of the town and how many people live there: typed, pasted or uploaded, looked at once more, then taken over.</summary>
public sealed class SetDistricts(AppDb db, ChangeTown town, Places places, SettingsPlace place) : ISlice
{
    public const string TakeOver = "uebernehmen", Change = "aendern";

    public sealed record Input
    {
        public string? List { get; init; }
        public string? Step { get; init; }
    }

    public sealed record RenameInput
    {
        public string? District { get; init; }
        public string? Name { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapPart(SettingsPart.Districts, async (SetDistricts slice) => await slice.Show(),
            async ([FromForm] Input input, IFormFile? file, SetDistricts slice) => await slice.Run(input ?? new(), await ReadLines.Of(file)));
        routes.MapPost($"{SettingsPlace.SettingsRoot}/stadtbezirke/umbenennen", async ([FromForm] RenameInput input, SetDistricts slice) => await slice.Rename(input ?? new())).Needs(Right.Administer).NoteChange();
    }

    Task<List<District>> Known() => db.Districts.OrderBy(d => d.Order).ThenBy(d => d.Name).ToListAsync();

    async Task<IResult> Show() => await Page(Write((await Known()).Select(d => new DistrictRow(d.Name, d.Population))), new(), new());

    async Task<IResult> Page(string list, Errors errors, RenameInput rename) =>
        Html.Page<SetDistrictsPage>(new { List = list, Errors = errors, Rename = rename, Known = await Known(), Place = place }, errors.Status);

    async Task<IResult> Run(Input input, string? file)
    {
        var list = file ?? input.List ?? "";
        var errors = new Errors();
        if (input.Step == Change) return await Page(list, errors, new());
        // An empty field skips this step; later it would remove all districts, which nobody means.
        if (place.InSetUp && list.Trim().Length == 0) return place.Saved(SettingsPart.Districts);
        var rows = ReadDistricts.Run(list, "list", errors);
        var known = await Known();
        var gone = known.Where(k => !rows.Any(r => Same(r.Name, k.Name))).ToList();
        if (!errors.Any)
            foreach (var district in gone)
                if (await db.DistrictInUse(district.Id)) errors.Add("list", T.DistrictInUse(district.Name));
        if (errors.Any) return await Page(list, errors, new());
        if (input.Step != TakeOver)
            return Html.Page<CheckDistrictsPage>(new { List = Write(rows), Rows = rows, Known = known, Gone = gone, Place = place });
        await TakeOverAll(rows, known, gone);
        return place.Saved(SettingsPart.Districts);
    }

    async Task TakeOverAll(IReadOnlyList<DistrictRow> rows, List<District> known, List<District> gone)
    {
        await db.Change(async () =>
        {
            db.Districts.RemoveRange(gone);
            foreach (var (row, i) in rows.Select((r, i) => (r, i)))
            {
                var district = known.FirstOrDefault(k => Same(k.Name, row.Name));
                if (district is null) db.Districts.Add(district = new District { Name = row.Name });
                (district.Name, district.Population, district.Order) = (row.Name, row.Population, i + 1);
            }
            await db.SaveChangesAsync();
            if (rows.All(r => r.Population is not null)) await town.Run(t => t.Population = rows.Sum(r => r.Population!.Value));
        });
        places.Forget();
    }

    async Task<IResult> Rename(RenameInput input)
    {
        var known = await Known();
        var errors = new Errors();
        var id = errors.Choice("district", input.District, known.Select(k => k.Id));
        var name = errors.Text("name", input.Name, ReadDistricts.NameMax);
        errors.AddIf(known.Any(k => k.Id != id && Same(k.Name, name)), "name", T.NameTaken(name));
        if (errors.Any) return await Page(Write(known.Select(d => new DistrictRow(d.Name, d.Population))), errors, input);
        known.First(k => k.Id == id).Name = name;
        await db.SaveChangesAsync();
        places.Forget();
        return Go.To($"{SettingsPlace.SettingsRoot}/stadtbezirke", T.SettingsSaved);
    }

    static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    static string Write(IEnumerable<DistrictRow> rows) => string.Join('\n', rows.Select(r => r.Population is { } p ? $"{r.Name}; {p.ToString(CultureInfo.InvariantCulture)}" : r.Name));
}
