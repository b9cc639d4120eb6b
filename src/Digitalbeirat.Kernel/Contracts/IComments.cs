namespace Digitalbeirat.Kernel.Contracts;

/// <summary>What other rooms may ask of the discussion.</summary>
public interface IComments
{
    /// <summary>A comment as moderation needs to see it, hidden or not; null where there is none.</summary>
    Task<CommentExcerpt?> Find(long id);

    /// <summary>Takes the comment from view and says why in its place. Runs inside a change; hiding twice changes nothing.</summary>
    Task Hide(long id, string reason, long actorId);

    /// <summary>Shows it again. Runs inside a change.</summary>
    Task Restore(long id, long actorId);
}

/// <param name="Text">Its words, as Markdown.</param>
/// <param name="AuthorId">Null where the account is gone.</param>
/// <param name="Address">Where it can be read, on its item's page.</param>
public sealed record CommentExcerpt(long Id, long ItemId, string Text, long? AuthorId, string AuthorName, bool Hidden, string Address);
