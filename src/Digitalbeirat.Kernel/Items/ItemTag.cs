namespace Digitalbeirat.Kernel.Items;

public sealed class ItemTag
{
    public const int Max = 40;
    public long ItemId { get; set; }
    public required string Tag { get; set; }

    /// <summary>Tags as people type them: comma separated, case folded, without the hash sign.</summary>
    public static IReadOnlyList<string> Parse(string? typed) =>
        [.. (typed ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(t => t.TrimStart('#').Trim().ToLowerInvariant()).Where(t => t.Length is > 0 and <= Max).Distinct().Take(8)];
}
