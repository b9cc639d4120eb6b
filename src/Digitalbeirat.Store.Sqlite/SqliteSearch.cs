using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>FTS5; the row id is the item's id.</summary>
sealed class SqliteSearch : ISearch
{
    public Task Put(AppDb db, SearchDocument d, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO search (rowid, title, body, talk) VALUES ({d.ItemId}, {d.Title}, {d.Body}, {d.Talk})", stop);

    public Task Remove(AppDb db, long itemId, CancellationToken stop) => db.Database.ExecuteSqlAsync($"DELETE FROM search WHERE rowid = {itemId}", stop);

    public IQueryable<SearchHit> Find(AppDb db, IReadOnlyList<string> tokens, bool all)
    {
        // Tokens are letters and digits only, so quoting them is enough.
        var match = string.Join(all ? " AND " : " OR ", tokens.Select((t, i) => all && i == tokens.Count - 1 ? $"\"{t}\"*" : $"\"{t}\""));
        return db.Database.SqlQuery<SearchHit>($"SELECT rowid AS \"ItemId\", -bm25(search, 8.0, 3.0, 1.0) AS \"Score\" FROM search WHERE search MATCH {match}");
    }
}
