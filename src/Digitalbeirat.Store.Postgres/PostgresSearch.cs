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
        // Title and text are the weights A and B.
        var weights = where switch { SearchIn.Title => "A", SearchIn.Text => "AB", _ => "" };
        var match = string.Join(" & ", tokens.Select((t, i) => i == tokens.Count - 1 ? $"{t}:*{weights}" : weights.Length > 0 ? $"{t}:{weights}" : t));
        var found = kind is null
            ? db.Database.SqlQuery<long>($"SELECT item_id AS \"Value\" FROM search WHERE words @@ to_tsquery('simple', {match}) ORDER BY item_id DESC LIMIT {most}")
            : db.Database.SqlQuery<long>($"SELECT item_id AS \"Value\" FROM search JOIN items ON items.id = item_id WHERE words @@ to_tsquery('simple', {match}) AND kind = {kind} ORDER BY item_id DESC LIMIT {most}");
        return found.ToListAsync(stop);
    }

    public IQueryable<SearchHit> FindSimilar(AppDb db, IReadOnlyList<string> tokens, int most)
    {
        var any = string.Join(" | ", tokens);
        return db.Database.SqlQuery<SearchHit>($"SELECT item_id AS \"ItemId\", ts_rank('{{0.1, 0.1, 0.3, 0.8}}', words, to_tsquery('simple', {any}))::double precision AS \"Score\" FROM search WHERE words @@ to_tsquery('simple', {any}) ORDER BY \"Score\" DESC, item_id DESC LIMIT {most}");
    }
}
