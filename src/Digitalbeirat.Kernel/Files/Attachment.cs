namespace Digitalbeirat.Kernel.Files;

/// <summary>A file that belongs to an item and is as public as the item is.</summary>
public sealed class Attachment
{
    public const int MaxMegabytes = 8, MaxPerItem = 6;

    public long Id { get; set; }
    public long ItemId { get; set; }
    public required string Name { get; set; }
    public required string MediaType { get; set; }
    public long Size { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>What can be seen, for those who cannot see it.</summary>
    public string? Alt { get; set; }

    /// <summary>SHA-256 of the content: its name in the files folder.</summary>
    public required string Hash { get; set; }
    public DateTimeOffset At { get; set; }
    public long? PersonId { get; set; }

    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);
    public string Address => $"/dateien/{Id}/{Uri.EscapeDataString(Name)}";
}
