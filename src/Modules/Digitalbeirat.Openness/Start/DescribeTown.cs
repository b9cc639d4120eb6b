using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Openness.Start;

/// <summary>What the start page, the filters and the legal pages know, for programs: the keys that lists and items refer to.</summary>
public sealed class DescribeTown(AppDb db, Town town, Places places, Kinds kinds) : ISlice
{
    public sealed record Json(string Name, string Board, string Claim, int? Population, IReadOnlyList<DistrictJson> Districts, IReadOnlyList<AreaJson> Areas, IReadOnlyList<UnitJson> Units,
        IReadOnlyList<KindJson> Kinds, string Imprint, string Privacy, string Accessibility);
    public sealed record DistrictJson(int Id, string Name, int? Population);
    public sealed record AreaJson(int Id, string Key, string Name);
    public sealed record UnitJson(int Id, string Key, string Name, string? About);

    /// <param name="Given">How many numbers of this kind were given so far.</param>
    public sealed record KindJson(string Key, string Prefix, string Address, string Name, int Given, IReadOnlyList<string> States);

    public static void Map(Routes routes) =>
        routes.MapGet("/api/town", async (DescribeTown slice) => await slice.Run()).Api("Town", "The town, its districts, life areas, units, and the kinds of items with their states").Public();

    async Task<Json> Run()
    {
        var place = await places.Get(db);
        var given = (await db.Set<NumberRange>().AsNoTracking().ToListAsync()).GroupBy(n => n.Name.Split('-')[0]).ToDictionary(g => g.Key, g => g.Sum(n => n.Last));
        return new(town.Name, town.BoardName, town.Claim, town.Population, [.. place.Districts.Select(d => new DistrictJson(d.Id, d.Name, d.Population))], [.. place.Areas.Select(a => new AreaJson(a.Id, a.Key, a.Shown))],
            [.. place.Units.Select(u => new UnitJson(u.Id, u.Key, u.Name, u.About))],
            [.. kinds.All.Select(k => new KindJson(k.Key, k.Prefix, "/" + k.Segment, k.Plural(), given.GetValueOrDefault(k.Prefix), [.. k.States.Select(s => s.Key)]))],
            town.Imprint, town.Privacy, town.Accessibility);
    }
}
