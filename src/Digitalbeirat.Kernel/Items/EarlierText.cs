using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Kernel.Items;

/// <summary>An earlier wording of an item or a comment, kept so that anybody can see what was changed.</summary>
public sealed class EarlierText
{
    public long Id { get; set; }
    public long ItemId { get; set; }

    /// <summary>Null when the item's own text was changed.</summary>
    public long? CommentId { get; set; }
    public Language Language { get; set; }
    public required string Title { get; set; }
    public required string Body { get; set; }
    public DateTimeOffset ReplacedAt { get; set; }
    public long? EditorId { get; set; }
}
