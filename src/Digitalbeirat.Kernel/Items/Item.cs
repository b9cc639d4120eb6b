using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Kernel.Items;

/// <summary>Everything people talk about here. Module tables share its key and add what is their own.</summary>
public sealed class Item
{
    public const int TitleMax = 140, BodyMax = 20_000;

    public long Id { get; set; }
    public required string Kind { get; set; }

    /// <summary>The number people call it by, such as A-2026-0001.</summary>
    public required string Number { get; set; }

    /// <summary>The language it was written in; other versions are <see cref="ItemText"/>s.</summary>
    public Language Language { get; set; }
    public required string Title { get; set; }

    /// <summary>Markdown as written.</summary>
    public string Body { get; set; } = "";

    /// <summary>The body rendered and sanitised once, when written: pages are read far more often.</summary>
    public string Html { get; set; } = "";

    /// <summary>The first words of the body, for lists.</summary>
    public string Excerpt { get; set; } = "";
    public required string State { get; set; }
    public Visibility Visibility { get; set; }

    /// <summary>Why it is hidden, deleted, merged or not public.</summary>
    public string? Reason { get; set; }

    public long? AuthorId { get; set; }
    public Person? Author { get; set; }
    public int? AreaId { get; set; }
    public int? DistrictId { get; set; }
    public int? UnitId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public DateTimeOffset StateSince { get; set; }

    /// <summary>By when whoever has to act now should have acted.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Kept counters: lists never count.</summary>
    public int Supports { get; set; }
    public int Comments { get; set; }

    public long? MergedIntoId { get; set; }
    public Item? MergedInto { get; set; }

    /// <summary>The key an import gave it, so that the same file brought in twice adds nothing.</summary>
    public string? Source { get; set; }

    public List<ItemText> Texts { get; } = [];
    public List<ItemTag> Tags { get; } = [];

    /// <summary>Grows with each edit; a form that carries an old one is refused.</summary>
    public int Version { get; set; }

    /// <summary>The only way words get in: what is shown of them is made with them.</summary>
    public void Write(string title, string body) => (Title, Body, Html, Excerpt) = (title, body, Prose.Html(body), Prose.Excerpt(body));

    public void Enter(string state, DateTimeOffset now)
    {
        if (State == state) return;
        State = state;
        StateSince = now;
        ChangedAt = now;
    }
}
