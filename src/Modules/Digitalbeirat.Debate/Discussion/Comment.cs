using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Debate.Discussion;

public enum Stance { Neutral, For, Against }

/// <summary>What somebody says to an item, or to somebody else's comment on it.</summary>
public sealed class Comment
{
    public const int TextMax = 3000;
    public const string Posted = "comment.posted", Edited = "comment.edited", Withdrawn = "comment.withdrawn", Hidden = "comment.hidden", Restored = "comment.restored";

    public long Id { get; set; }
    public long ItemId { get; set; }

    /// <summary>The comment that began the thread; its own id is not repeated here.</summary>
    public long? RootId { get; set; }

    /// <summary>The comment this one answers.</summary>
    public long? ParentId { get; set; }
    public long? AuthorId { get; set; }
    public Person? Author { get; set; }
    public Stance Stance { get; set; }
    public required string Text { get; set; }
    public string Html { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? EditedAt { get; set; }
    public Visibility Visibility { get; set; }
    public string? Reason { get; set; }

    public string Anchor => FormattableString.Invariant($"kommentar-{Id}");
}

static class CommentTables
{
    public static void Map(ModelBuilder model) => model.Entity<Comment>(t =>
    {
        t.ToTable("debate_comments");
        t.HasIndex(c => new { c.ItemId, c.RootId, c.Id });
        t.HasIndex(c => c.RootId);
        t.HasIndex(c => c.AuthorId);
        t.HasOne<Item>().WithMany().HasForeignKey(c => c.ItemId);
        t.HasOne(c => c.Author).WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.SetNull);
        t.Ignore(c => c.Anchor);
    });
}
