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
    public static async Task<string> NextNumber(this AppDb db, ItemKind kind, DateTimeOffset? at = null) => (await db.NextNumbers(kind, at ?? db.Now, 1)).Dequeue();

    /// <summary>The next numbers of the year of <paramref name="at"/>, in order.</summary>
    public static async Task<Queue<string>> NextNumbers(this AppDb db, ItemKind kind, DateTimeOffset at, int count)
    {
        var name = kind.Prefix + "-" + Show.Day(at).Year.ToString(CultureInfo.InvariantCulture);
        var last = await db.Database.SqlQuery<int>($"INSERT INTO number_ranges (name, last) VALUES ({name}, {count}) ON CONFLICT (name) DO UPDATE SET last = number_ranges.last + {count} RETURNING last AS \"Value\"").ToListAsync();
        return new(Enumerable.Range(last[0] - count + 1, count).Select(n => name + "-" + n.ToString("0000", CultureInfo.InvariantCulture)));
    }
}
