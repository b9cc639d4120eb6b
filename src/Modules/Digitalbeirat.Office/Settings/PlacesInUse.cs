using Digitalbeirat.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Settings;

/// <summary>Whether anything still points to a district, a life area or a unit: then it cannot simply go.</summary>
static class PlacesInUse
{
    public static async Task<bool> DistrictInUse(this AppDb db, int id) => await db.Items.AnyAsync(i => i.DistrictId == id) || await db.People.AnyAsync(p => p.DistrictId == id);
    public static Task<bool> AreaInUse(this AppDb db, int id) => db.Items.AnyAsync(i => i.AreaId == id);
    public static async Task<bool> UnitInUse(this AppDb db, int id) => await db.Items.AnyAsync(i => i.UnitId == id) || await db.People.AnyAsync(p => p.UnitId == id);
}
