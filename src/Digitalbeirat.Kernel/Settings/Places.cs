using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Settings;

/// <summary>Districts, life areas and units: few, read on every page, kept in memory for half a minute.</summary>
public sealed class Places(TimeProvider clock)
{
    volatile Kept? kept;

    public sealed record Kept(IReadOnlyList<District> Districts, IReadOnlyList<Area> Areas, IReadOnlyList<Unit> Units, DateTimeOffset At)
    {
        readonly Dictionary<int, District> district = Districts.ToDictionary(d => d.Id);
        readonly Dictionary<int, Area> area = Areas.ToDictionary(d => d.Id);
        readonly Dictionary<int, Unit> unit = Units.ToDictionary(d => d.Id);

        public string? DistrictName(int? id) => id is { } i && district.TryGetValue(i, out var d) ? d.Name : null;
        public Area? Area(int? id) => id is { } i ? area.GetValueOrDefault(i) : null;
        public string? AreaName(int? id) => Area(id)?.Shown;
        public Unit? Unit(int? id) => id is { } i ? unit.GetValueOrDefault(i) : null;
    }

    public async ValueTask<Kept> Get(AppDb db)
    {
        var now = clock.GetUtcNow();
        if (kept is { } k && now - k.At < TimeSpan.FromSeconds(30)) return k;
        return kept = new(
            await db.Districts.AsNoTracking().OrderBy(d => d.Order).ThenBy(d => d.Name).ToListAsync(),
            await db.Areas.AsNoTracking().OrderBy(d => d.Order).ThenBy(d => d.Name).ToListAsync(),
            await db.Units.AsNoTracking().OrderBy(d => d.Order).ThenBy(d => d.Name).ToListAsync(), now);
    }

    public void Forget() => kept = null;
}
