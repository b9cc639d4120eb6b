using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Store.Postgres;

/// <summary>tsvector with the configuration "simple": the tokens were made by us, PostgreSQL only finds them.</summary>
sealed class PostgresSearch : ISearch
{
    // A tsvector holds a million bytes at most; what a discussion says beyond that is not found.
    const int Most = 200_000;

    public async Task Replace(AppDb db, IReadOnlyList<SearchDocument> documents, IReadOnlyList<long> gone, CancellationToken stop)
    {
        long[] ids = [.. gone, .. documents.Select(d => d.ItemId)], kept = [.. documents.Select(d => d.ItemId)];
        string[] titles = [.. documents.Select(d => d.Title)], bodies = [.. documents.Select(d => d.Body)], talks = [.. documents.Select(d => d.Talk.Length > Most ? d.Talk[..Most] : d.Talk)];
        await db.Database.ExecuteSqlAsync($"DELETE FROM search WHERE item_id = ANY({ids})", stop);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO search (item_id, words)
            SELECT id, setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B') || setweight(to_tsvector('simple', talk), 'D')
            FROM unnest({kept}, {titles}, {bodies}, {talks}) AS d(id, title, body, talk)
            """, stop);
    }

    public Task<List<long>> Find(AppDb db, IReadOnlyList<string> tokens, SearchIn where, string? kind, int most, CancellationToken stop)
    {
        var match = string.Join(" & ", tokens.Select((t, i) => Within(where, t, beginning: i == tokens.Count - 1)));
        var found = kind is null
            ? db.Database.SqlQuery<long>($"SELECT item_id AS \"Value\" FROM search WHERE words @@ to_tsquery('simple', {match}) ORDER BY item_id DESC LIMIT {most}")
            : db.Database.SqlQuery<long>($"SELECT item_id AS \"Value\" FROM search JOIN items ON items.id = item_id WHERE words @@ to_tsquery('simple', {match}) AND kind = {kind} ORDER BY item_id DESC LIMIT {most}");
        return found.ToListAsync(stop);
    }

    // Title and text are the weights A and B. The index knows no weights: where they do not matter they are not asked for.
    static string Within(SearchIn where, string token, bool beginning)
    {
        var how = (beginning ? "*" : "") + where switch { SearchIn.Title => "A", SearchIn.Text => "AB", _ => "" };
        return how.Length > 0 ? $"{token}:{how}" : token;
    }

    public Task<List<WordHit>> FindEach(AppDb db, IReadOnlyList<string> tokens, SearchIn where, int most, CancellationToken stop)
    {
        var each = tokens.Select((_, i) => FormattableString.Invariant($"SELECT {i} AS \"Word\", item_id AS \"ItemId\" FROM (SELECT item_id FROM search WHERE words @@ to_tsquery('simple', {{{i}}}) ORDER BY item_id DESC LIMIT {most}) AS w{i}"));
        return db.Database.SqlQueryRaw<WordHit>(string.Join(" UNION ALL ", each), [.. tokens.Select(t => Within(where, t, beginning: false))]).ToListAsync(stop);
    }
}
