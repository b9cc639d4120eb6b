using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>FTS5; the row id is the item's id.</summary>
sealed class SqliteSearch : ISearch
{
    // Two prepared commands, run for each document: an import indexes a hundred thousand.
    public async Task Replace(AppDb db, IReadOnlyList<SearchDocument> documents, IReadOnlyList<long> gone, CancellationToken stop)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await using var delete = new SqliteCommand("DELETE FROM search WHERE rowid = $id", connection, transaction);
        var old = delete.Parameters.Add("$id", SqliteType.Integer);
        foreach (var id in gone.Concat(documents.Select(d => d.ItemId)))
        {
            old.Value = id;
            await delete.ExecuteNonQueryAsync(stop);
        }
        await using var insert = new SqliteCommand("INSERT INTO search (rowid, title, body, talk) VALUES ($id, $title, $body, $talk)", connection, transaction);
        var (key, title, body, talk) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Text), insert.Parameters.Add("$talk", SqliteType.Text));
        foreach (var d in documents)
        {
            (key.Value, title.Value, body.Value, talk.Value) = (d.ItemId, d.Title, d.Body, d.Talk);
            await insert.ExecuteNonQueryAsync(stop);
        }
    }

    // Tokens are letters and digits only, so quoting them is enough. FTS5 finds by row id, newest first by itself, so the limit ends the search; CROSS JOIN keeps it in front.
    public Task<List<long>> Find(AppDb db, IReadOnlyList<string> tokens, SearchIn where, string? kind, int most, CancellationToken stop)
    {
        var match = Within(where, string.Join(" AND ", tokens.Select((t, i) => i == tokens.Count - 1 ? $"\"{t}\"*" : $"\"{t}\"")));
        var found = kind is null
            ? db.Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM search WHERE search MATCH {match} ORDER BY rowid DESC LIMIT {most}")
            : db.Database.SqlQuery<long>($"SELECT search.rowid AS \"Value\" FROM search CROSS JOIN items ON items.id = search.rowid WHERE search MATCH {match} AND items.kind = {kind} ORDER BY search.rowid DESC LIMIT {most}");
        return found.ToListAsync(stop);
    }

    static string Within(SearchIn where, string words) => where switch { SearchIn.Title => $"{{title}} : ({words})", SearchIn.Text => $"{{title body}} : ({words})", _ => words };

    public Task<List<WordHit>> FindEach(AppDb db, IReadOnlyList<string> tokens, SearchIn where, int most, CancellationToken stop)
    {
        var each = tokens.Select((_, i) => FormattableString.Invariant($"SELECT {i} AS \"Word\", rowid AS \"ItemId\" FROM (SELECT rowid FROM search WHERE search MATCH {{{i}}} ORDER BY rowid DESC LIMIT {most})"));
        return db.Database.SqlQueryRaw<WordHit>(string.Join(" UNION ALL ", each), [.. tokens.Select(t => Within(where, $"\"{t}\""))]).ToListAsync(stop);
    }
}
