using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Kernel.Contracts;

/// <summary>What other rooms may ask about comments, which are Debate's.</summary>
public interface IComments
{
    /// <summary>A comment with the item it stands at; null where there is none.</summary>
    Task<CommentExcerpt?> Find(long id);

    /// <summary>The present wording of public comments, by id.</summary>
    /// <param name="ids">At most some hundreds.</param>
    Task<IReadOnlyDictionary<long, string>> TextsOf(IReadOnlyCollection<long> ids);

    /// <summary>Takes a comment from view; its place says why. Runs inside a change.</summary>
    Task Hide(long id, string reason, long actorId);

    /// <summary>Brings a hidden comment back. Runs inside a change.</summary>
    Task Restore(long id, long actorId);
}

/// <summary>A comment as moderation sees it.</summary>
public sealed record CommentExcerpt(long Id, long ItemId, long? AuthorId, string Author, string Text, DateTimeOffset At, Visibility Visibility);
