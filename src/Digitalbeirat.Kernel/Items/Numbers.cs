using System.Globalization;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Texts;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Items;

/// <summary>The last number given for a kind in a year.</summary>
public sealed class NumberRange
{
    public required string Name { get; set; }
    public int Last { get; set; }
}

public static class Numbers
{
    /// <summary>The next number such as A-2026-0001; call it inside <see cref="AppDb.Change{T}"/>, so that a failed change gives it back.</summary>
    public static async Task<string> NextNumber(this AppDb db, ItemKind kind, DateTimeOffset? at = null)
    {
        var name = kind.Prefix + "-" + Show.Day(at ?? db.Now).Year.ToString(CultureInfo.InvariantCulture);
        var given = await db.Database.SqlQuery<int>($"INSERT INTO number_ranges (name, last) VALUES ({name}, 1) ON CONFLICT (name) DO UPDATE SET last = number_ranges.last + 1 RETURNING last AS \"Value\"").ToListAsync();
        return name + "-" + given[0].ToString("0000", CultureInfo.InvariantCulture);
    }
}
