namespace Digitalbeirat.Kernel.Web;

/// <summary>A stretch of a list and the key after which the next begins; nothing is counted.</summary>
/// <param name="Next">The value of "nach" for the next page; null on the last.</param>
public sealed record Paged<T>(IReadOnlyList<T> Rows, string? Next)
{
    /// <summary>Of one row more than asked for, tells whether there is a next page.</summary>
    public static Paged<T> Of(List<T> rows, int size, Func<T, string?> key)
    {
        if (rows.Count <= size) return new(rows, null);
        rows.RemoveRange(size, rows.Count - size);
        return new(rows, key(rows[^1]));
    }
}
