using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Kernel.Items;

/// <summary>An item as the API shows it: the frame every kind shares, and the kind's own part.</summary>
public sealed record ItemJson(string Kind, string Number, string Address, string Language, string Title, string Body, string State, DateTimeOffset StateSince, DateTimeOffset? DueAt,
    string? Author, string? Area, string? District, string? Unit, int Supports, int Comments, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt,
    IReadOnlyList<string> Tags, IReadOnlyList<string> Versions, IReadOnlyList<ItemJson.File> Files, object? Details)
{
    public sealed record File(string Name, string MediaType, long Size, string Address, string? Alt);

    public static ItemJson Of(ItemView v, object? details = null) => new(v.Item.Kind, v.Item.Number, v.Address, v.Item.Language.Code(), v.Item.Title, v.Item.Body, v.Item.State, v.Item.StateSince, v.Item.DueAt,
        v.Item.Author?.Name, v.Area, v.District, v.Unit?.Name, v.Item.Supports, v.Item.Comments, v.Item.CreatedAt, v.Item.ChangedAt,
        [.. v.Item.Tags.Select(t => t.Tag)], [.. v.Item.Texts.Select(t => t.Language.Code())], [.. v.Attachments.Select(a => new File(a.Name, a.MediaType, a.Size, a.Address, a.Alt))], details);
}
