using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Paths;

public static class Joining
{
    /// <summary>Joins two items of a path; joining them twice changes nothing.</summary>
    public static async Task Join(this AppDb db, long from, long to, LinkKind kind)
    {
        if (from == to || await db.Links.AnyAsync(l => l.FromId == from && l.ToId == to && l.Kind == kind)) return;
        db.Links.Add(new Link { FromId = from, ToId = to, Kind = kind, At = db.Now });
    }

    /// <summary>All items that led to this one, however far back: those whose followers hear of it.</summary>
    public static async Task<List<long>> Upstream(this AppDb db, long itemId)
    {
        var seen = new HashSet<long> { itemId };
        for (List<long> front = [itemId]; front.Count > 0 && seen.Count < 500;)
            front = [.. (await db.Links.Where(l => front.Contains(l.ToId)).Select(l => l.FromId).Distinct().ToListAsync()).Where(seen.Add)];
        return [.. seen];
    }
}
