using System.Data.Common;
using Digitalbeirat.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Data;

/// <summary>What differs between SQLite and PostgreSQL, in one place each.</summary>
public interface IStore
{
    string Name { get; }
    void Use(DbContextOptionsBuilder options, string connection);

    /// <summary>The connection in which this process writes.</summary>
    Task<DbConnection> OpenLane(string connection, CancellationToken stop);

    /// <summary>Begins to write, when no other process of this town does.</summary>
    Task<DbTransaction> BeginLane(DbConnection link, CancellationToken stop);
    bool IsDuplicate(DbUpdateException error);
    bool IsFull(Exception error);

    /// <summary>The database cannot be reached, read or written now; it may be again later.</summary>
    bool IsUnreachable(Exception error);

    /// <summary>Brings the schema up to date, under a lock that other nodes wait for.</summary>
    Task Migrate(AppDb db, CancellationToken stop);
    ISearch Search { get; }
}
