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

    /// <summary>Says so whenever another process of this town has written, and once at the beginning; ends at once where a town is one process. Throws when it can hear no longer.</summary>
    Task Listen(string connection, Action heard, CancellationToken stop);

    /// <summary>The parameter @pairs, a JSON text like [[1,2],[3,4]], as a table with the columns a and b.</summary>
    string Pairs { get; }

    bool IsDuplicate(DbUpdateException error);
    bool IsFull(Exception error);

    /// <summary>The database cannot be reached, read or written now; it may be again later.</summary>
    bool IsUnreachable(Exception error);

    /// <summary>Why the program cannot start on this database, as a sentence that says what to do; null where the error is another one.</summary>
    string? WhyNotStart(Exception error, string connection);

    /// <summary>Once a day: throws where the database is damaged.</summary>
    Task Check(AppDb db, CancellationToken stop);

    /// <summary>Brings the schema up to date, under a lock that other nodes wait for.</summary>
    Task Migrate(AppDb db, CancellationToken stop);

    /// <summary>Once a day and after much was brought in: lets the database learn what it holds, and leaves nothing of what was erased in its files.</summary>
    Task Tend(AppDb db, CancellationToken stop);

    /// <summary>A whole and consistent copy of the database in a file, while it is in use.</summary>
    Task Save(string connection, string file, CancellationToken stop);

    /// <summary>Puts such a copy in the place of what is there, while it is in use. A file that is none is refused before anything is changed.</summary>
    Task Load(string connection, string file, CancellationToken stop);
    ISearch Search { get; }
}
