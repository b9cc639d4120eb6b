using System.Data.Common;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>The embedded database: one file, write-ahead log, one writer at a time.</summary>
public sealed class SqliteStore : IStore, IDisposable
{
    const long Room = 1024 * 1024;

    string? file;
    LendConnections? readers;

    // Nobody reads SQLite's own account of its memory, and all connections would queue for it.
    static SqliteStore()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public string Name => "SQLite";
    public ISearch Search { get; } = new SqliteSearch();

    public void Use(DbContextOptionsBuilder options, string connection)
    {
        file ??= new SqliteConnectionStringBuilder(connection).DataSource;
        readers ??= new(connection);
        // A list in a question is one parameter: the question reads the same however long it is, and is translated and prepared once.
        options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(typeof(SqliteStore).Assembly).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(readers);
    }

    /// <summary>Closes what is kept open for a next question.</summary>
    public void Dispose() => readers?.CloseFree();

    // It lives as long as the program and is never given to a reader.
    public async Task<DbConnection> OpenLane(string connection, CancellationToken stop)
    {
        var link = new KeptConnection(connection);
        // What is deleted is overwritten: an erasure leaves nothing to be read from the file's free pages. The log is folded into the file every 64 MB instead of 4: a page that changes again meanwhile is written there once.
        await using var wipe = link.CreateCommand();
        wipe.CommandText = "PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=16000";
        await wipe.ExecuteNonQueryAsync(stop);
        return link;
    }

    public Task<DbTransaction> BeginLane(DbConnection link, CancellationToken stop) => Task.FromResult<DbTransaction>(((SqliteConnection)link).BeginTransaction(deferred: false));

    public Task Listen(string connection, Action heard, CancellationToken stop) => Task.CompletedTask;

    public string Pairs => "(SELECT value ->> 0 AS a, value ->> 1 AS b FROM json_each(@pairs))";

    // 1555 and 2067: primary key and unique index.
    public bool IsDuplicate(DbUpdateException error) => error.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    static SqliteException? Of(Exception error) => error as SqliteException ?? error.InnerException as SqliteException;

    // 13: SQLITE_FULL. 778, 1034, 1546: could not write, sync or shorten, which is what a full disk is to some file systems, and what one that broke is to all: the room that is left tells which.
    public bool IsFull(Exception error) => Of(error) is { SqliteErrorCode: 13 } || (Of(error) is { SqliteExtendedErrorCode: 778 or 1034 or 1546 } && NoRoom);

    bool NoRoom => File.Exists(file) && new DriveInfo(Path.GetFullPath(file)).AvailableFreeSpace < Room;

    // 5, 6: busy or locked for longer than we wait; 8: read-only; 10: the disk does not answer; 11, 26: damaged; 14: cannot be opened.
    public bool IsUnreachable(Exception error) => Of(error) is { SqliteErrorCode: 5 or 6 or 8 or 10 or 11 or 14 or 26 };

    public string? WhyNotStart(Exception error, string connection)
    {
        var file = new SqliteConnectionStringBuilder(connection).DataSource;
        return Of(error) switch
        {
            { SqliteErrorCode: 11 or 26 } => $"The database {file} is damaged; nothing was changed. Put your last copy in its place with: digitalbeirat restore FILE.tar.gz --replace",
            { SqliteErrorCode: 8 or 10 or 14 } wrong => $"The database {file} cannot be read and written ({wrong.Message}). Is the disk full or read-only, and does the folder belong to the program?",
            { SqliteErrorCode: 13 } => $"There is no room on the disk of {file}. Make some and start again",
            _ => null,
        };
    }

    public async Task Check(AppDb db, CancellationToken stop)
    {
        await using var link = await OpenLane(db.Database.GetConnectionString()!, stop);
        await using var command = link.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (await command.ExecuteScalarAsync(stop) is not "ok") throw new InvalidDataException("The database is damaged");
    }

    public async Task Save(string connection, string file, CancellationToken stop)
    {
        await using var from = new SqliteConnection(connection);
        await using var to = new SqliteConnection($"Data Source={file};Pooling=False");
        await from.OpenAsync(stop);
        await to.OpenAsync(stop);
        from.BackupDatabase(to);
        Check(to);
    }

    public async Task Load(string connection, string file, CancellationToken stop)
    {
        await using var from = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder(connection) { Pooling = false }.ToString());
        await from.OpenAsync(stop);
        Check(from);
        try
        {
            await to.OpenAsync(stop);
            from.BackupDatabase(to);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is 11 or 26)
        {
            // What is not a database any more cannot be written into: it is put aside, for whoever wants to look at it.
            await to.CloseAsync();
            File.Move(to.DataSource, to.DataSource + ".damaged", true);
            foreach (var beside in new[] { "-wal", "-shm" }) File.Delete(to.DataSource + beside);
            await to.OpenAsync(stop);
            from.BackupDatabase(to);
        }
    }

    static void Check(SqliteConnection copy)
    {
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (command.ExecuteScalar() is not "ok") throw new InvalidDataException("The copy of the database is damaged");
    }

    public async Task Migrate(AppDb db, CancellationToken stop)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        // Asking is cheap; migrating compares the whole model before it finds nothing to do.
        if (!(await db.Database.GetPendingMigrationsAsync(stop)).Any())
        {
            await Tend(db, stop);
            return;
        }
        // A copy before the schema changes: the way back if a migration goes wrong.
        if (File.Exists(file) && new FileInfo(file).Length > 0)
        {
            await using var from = new SqliteConnection(db.Database.GetConnectionString());
            await using var to = new SqliteConnection($"Data Source={file}.before-migration;Pooling=False");
            await from.OpenAsync(stop);
            await to.OpenAsync(stop);
            from.BackupDatabase(to);
        }
        var connection = db.Database.GetConnectionString()!;
        await using var link = await OpenLane(connection, stop);
        db.Database.SetDbConnection(link);
        await db.Database.MigrateAsync(stop);
        await db.Database.ExecuteSqlRawAsync("CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(title, body, talk, tokenize = 'unicode61 remove_diacritics 0')", stop);
        // Otherwise words that were taken out stay in the index until it is merged (sqlite.org/fts5.html, section 6.12).
        await db.Database.ExecuteSqlRawAsync("INSERT INTO search(search, rank) VALUES('secure-delete', 1)", stop);
        db.Database.SetDbConnection(null, contextOwnsConnection: true);
        db.Database.SetConnectionString(connection);
        await Tend(db, stop);
    }

    // Without figures of a new index a list of a hundred thousand is sorted instead of read in order (sqlite.org/lang_analyze.html). The log is emptied: in it stands what was erased since.
    public async Task Tend(AppDb db, CancellationToken stop)
    {
        await using var link = await OpenLane(db.Database.GetConnectionString()!, stop);
        await using var command = link.CreateCommand();
        command.CommandText = "PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002; PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync(stop);
    }
}
