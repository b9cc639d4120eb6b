using Digitalbeirat.Kernel.Data;

namespace Digitalbeirat.Kernel.Search;

/// <summary>The full-text index. Both databases are given the same tokens and so find the same.</summary>
public interface ISearch
{
    /// <summary>Puts the documents in the place of what was known of their items, and forgets the items that are <paramref name="gone"/>. Runs inside a change.</summary>
    Task Replace(AppDb db, IReadOnlyList<SearchDocument> documents, IReadOnlyList<long> gone, CancellationToken stop);

    /// <summary>Items that hold all (or, for similar ones, any) of the tokens; composable with any other query.</summary>
    /// <param name="all">True: every token must occur, the last as a beginning; false: any of them.</param>
    /// <param name="most">So many of the best at the most, before anybody is asked who may see them.</param>
    IQueryable<SearchHit> Find(AppDb db, IReadOnlyList<string> tokens, bool all, int most);
}

/// <summary>One document an item; the three fields weigh 8 : 3 : 1.</summary>
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
