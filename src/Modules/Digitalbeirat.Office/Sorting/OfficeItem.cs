using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Office.Sorting;

/// <summary>An item the office wants to do something with, and where it can be seen.</summary>
public sealed class OfficeItem(AppDb db, Actor actor, Kinds kinds)
{
    /// <summary>Tracked, to be changed; null where there is none or it is not theirs to see.</summary>
    public async Task<Item?> Find(string? number)
    {
        var upper = (number ?? "").Trim().ToUpperInvariant();
        return upper.Length is 0 or > 20 ? null : await db.Items.AsSplitQuery().Include(i => i.Author).Include(i => i.Tags).VisibleTo(actor).FirstOrDefaultAsync(i => i.Number == upper);
    }

    public ItemKind Kind(Item item) => kinds[item.Kind];
    public string Address(Item item) => kinds.Address(item.Kind, item.Number);
}
