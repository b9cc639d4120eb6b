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

    public IQueryable<SearchHit> Find(AppDb db, IReadOnlyList<string> tokens, bool all, int most)
    {
        // Tokens are letters and digits only, so quoting them is enough.
        var match = string.Join(all ? " AND " : " OR ", tokens.Select((t, i) => all && i == tokens.Count - 1 ? $"\"{t}\"*" : $"\"{t}\""));
        return db.Database.SqlQuery<SearchHit>($"SELECT rowid AS \"ItemId\", -bm25(search, 8.0, 3.0, 1.0) AS \"Score\" FROM search WHERE search MATCH {match} ORDER BY \"Score\" DESC, rowid DESC LIMIT {most}");
    }
}
