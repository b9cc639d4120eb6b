using Digitalbeirat.Kernel.Data;

namespace Digitalbeirat.Kernel.Search;

/// <summary>The full-text index. Both databases are given the same tokens and so find the same.</summary>
public interface ISearch
{
    /// <summary>Puts the documents in the place of what was known of their items, and forgets the items that are <paramref name="gone"/>. Runs inside a change.</summary>
    Task Replace(AppDb db, IReadOnlyList<SearchDocument> documents, IReadOnlyList<long> gone, CancellationToken stop);

    /// <summary>The ids of items that hold all of the tokens, the last as a beginning, newest first. Nothing is weighed, so the search ends with the last of them and does not look at every match.</summary>
    /// <param name="kind">Of this kind alone, or of every one.</param>
    /// <param name="most">So many at the most, before anybody is asked who may see them.</param>
    Task<List<long>> Find(AppDb db, IReadOnlyList<string> tokens, SearchIn where, string? kind, int most, CancellationToken stop = default);

    /// <summary>Items that hold any of the tokens, the rarer the word and the nearer the title the better; each database weighs in its own way.</summary>
    /// <param name="most">So many of the best at the most.</param>
    IQueryable<SearchHit> FindSimilar(AppDb db, IReadOnlyList<string> tokens, int most);
}

/// <summary>Where the words have to stand.</summary>
public enum SearchIn
{
    Title,

    /// <summary>In the title or below it.</summary>
    Text,

    /// <summary>Or in what others said of it.</summary>
    Talk,
}

/// <summary>One document an item, in three fields that count less and less.</summary>
public sealed record SearchDocument(long ItemId, string Title, string Body, string Talk);

/// <summary>The higher the score, the better.</summary>
public sealed class SearchHit
{
    public long ItemId { get; set; }
    public double Score { get; set; }
}

/// <summary>Makes tokens of text, in the same way for what is stored and what is asked.</summary>
public interface ITokens
{
    IReadOnlyList<string> Of(string text);
}
