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
    public async Task<List<long>> Find(AppDb db, IReadOnlyList<string> tokens, SearchIn where, string? kind, int most, CancellationToken stop)
    {
        var all = string.Join(" AND ", tokens.Select((t, i) => i == tokens.Count - 1 ? $"\"{t}\"*" : $"\"{t}\""));
        var found = new List<long>();
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var find = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
            find.CommandText = kind is null
                ? "SELECT rowid FROM search WHERE search MATCH $match ORDER BY rowid DESC LIMIT $most"
                : "SELECT search.rowid FROM search CROSS JOIN items ON items.id = search.rowid WHERE search MATCH $match AND items.kind = $kind ORDER BY search.rowid DESC LIMIT $most";
            find.Parameters.AddWithValue("$match", where switch { SearchIn.Title => $"{{title}} : ({all})", SearchIn.Text => $"{{title body}} : ({all})", _ => all });
            find.Parameters.AddWithValue("$most", most);
            if (kind is not null) find.Parameters.AddWithValue("$kind", kind);
            await using var rows = await find.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) found.Add(rows.GetInt64(0));
            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public IQueryable<SearchHit> FindSimilar(AppDb db, IReadOnlyList<string> tokens, int most)
    {
        var any = string.Join(" OR ", tokens.Select(t => $"\"{t}\""));
        return db.Database.SqlQuery<SearchHit>($"SELECT rowid AS \"ItemId\", -bm25(search, 8.0, 3.0, 1.0) AS \"Score\" FROM search WHERE search MATCH {any} ORDER BY \"Score\" DESC, rowid DESC LIMIT {most}");
    }
}
