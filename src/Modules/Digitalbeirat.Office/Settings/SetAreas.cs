using System.Text.RegularExpressions;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Settings;

/// <summary>The life areas, one a line: key; German; English; plain German. The key stays, the names may change.</summary>
public sealed partial class SetAreas(AppDb db, Places places, SettingsPlace place) : ISlice
{
    public sealed record Input
    {
        public string? List { get; init; }
    }

    sealed record Row(string Key, string Name, string? English, string? Plain);

    public static void Map(Routes routes) => routes.MapPart(SettingsPart.Areas, async (SetAreas slice) => await slice.Show(), async ([FromForm] Input input, SetAreas slice) => await slice.Run(input?.List ?? ""));

    async Task<IResult> Show() =>
        Page(string.Join('\n', await db.Areas.OrderBy(a => a.Order).ThenBy(a => a.Name).Select(a => a.Key + "; " + a.Name + "; " + (a.NameEn ?? "") + "; " + (a.NamePlain ?? "")).ToListAsync()), new());

    IResult Page(string list, Errors errors) => Html.Page<SetAreasPage>(new { List = list, Errors = errors, Place = place }, errors.Status);

    async Task<IResult> Run(string list)
    {
        var errors = new Errors();
        var rows = Read(list, errors);
        errors.AddIf(!errors.Any && rows.Count == 0, "list", T.NoAreaFound);
        var known = await db.Areas.ToListAsync();
        var gone = known.Where(a => rows.All(r => r.Key != a.Key)).ToList();
        if (!errors.Any)
            foreach (var area in gone)
                if (await db.AreaInUse(area.Id)) errors.Add("list", T.AreaInUse(area.Name, area.Key));
        if (errors.Any) return Page(list, errors);
        await db.Change(() =>
        {
            db.Areas.RemoveRange(gone);
            foreach (var (row, i) in rows.Select((r, i) => (r, i)))
            {
                var area = known.FirstOrDefault(a => a.Key == row.Key);
                if (area is null) db.Areas.Add(area = new Area { Key = row.Key, Name = row.Name });
                (area.Name, area.NameEn, area.NamePlain, area.Order) = (row.Name, row.English, row.Plain, i + 1);
            }
            return Task.CompletedTask;
        });
        places.Forget();
        return place.Saved(SettingsPart.Areas);
    }

    static List<Row> Read(string list, Errors errors)
    {
        var rows = new List<Row>();
        foreach (var line in ReadLines.Split(list, ';', '\t'))
        {
            var (key, name) = (line.Cell(0), line.Cell(1));
            if (name.Length == 0) errors.Add("list", T.LineWithoutName(line.Number));
            else if (!Key().IsMatch(key)) errors.Add("list", T.LineNotAKey(line.Number, key));
            else if (line.Cells.Any(c => c.Length > 60)) errors.Add("list", T.LineNameTooLong(line.Number, 60));
            else if (rows.Any(r => r.Key == key)) errors.Add("list", T.LineTwice(line.Number, key));
            else rows.Add(new(key, name, line.Cell(2) is { Length: > 0 } english ? english : null, line.Cell(3) is { Length: > 0 } plain ? plain : null));
        }
        return rows;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,29}$")]
    private static partial Regex Key();
}
