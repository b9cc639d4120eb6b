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

    /// <summary>For each of the tokens the items that hold it, newest first.</summary>
    /// <param name="most">So many at the most for each: what is in more of them tells little.</param>
    Task<List<WordHit>> FindEach(AppDb db, IReadOnlyList<string> tokens, SearchIn where, int most, CancellationToken stop = default);
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

/// <summary>A token, by its place among those asked for, and an item that holds it.</summary>
public sealed class WordHit
{
    public int Word { get; set; }
    public long ItemId { get; set; }
}

/// <summary>Makes tokens of text, in the same way for what is stored and what is asked.</summary>
public interface ITokens
{
    IReadOnlyList<string> Of(string text);
}
