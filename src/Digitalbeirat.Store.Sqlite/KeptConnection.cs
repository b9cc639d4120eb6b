using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>An open connection that keeps the statements it has prepared: to read a question takes SQLite about as long as to answer it.</summary>
sealed class KeptConnection : SqliteConnection
{
    // FULL: what was acknowledged is on the disk. A small cache for each connection: the operating system keeps the file for all of them.
    const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-6000; PRAGMA temp_store=MEMORY;";

    /// <summary>Statements at most; questions with a list in them come in many lengths.</summary>
    const int Most = 200;

    readonly Dictionary<string, Statement> statements = [];
    readonly long opened = Environment.TickCount64;
    bool failed;

    public KeptConnection(string file) : base(new SqliteConnectionStringBuilder(file) { Pooling = false }.ToString())
    {
        try
        {
            Open();
            using var set = new SqliteCommand(Settings, this);
            set.ExecuteNonQuery();
            // What was prepared stays prepared: otherwise SQLite reads a question anew whenever a bound LIMIT is bound again (sqlite.org/c3ref/c_dbconfig_defensive.html, ENABLE_QPSG).
            SqliteException.ThrowExceptionForRC(raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _), Handle);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Nothing failed in it, nothing is unfinished, and it is not old: a file that was put in the place of this one is seen in the end.</summary>
    public bool IsGood => !failed && Transaction is null && Environment.TickCount64 - opened < 5 * 60_000;

    public override SqliteCommand CreateCommand() => new AskedOnce(() => this) { Transaction = Transaction };

    /// <summary>Asks by the statement that is kept of it; null where it is asked anew.</summary>
    public SqliteDataReader? Ask(SqliteCommand asked, CommandBehavior behavior)
    {
        if (Find(asked) is not { } kept) return null;
        kept.Parameters.Clear();
        foreach (SqliteParameter parameter in asked.Parameters) kept.Parameters.Add(parameter);
        (kept.Transaction, kept.CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
        return kept.ExecuteReader(behavior);
    }

    // 19: a constraint; nothing is wrong with the connection.
    public void Note(SqliteException error) => failed |= error.SqliteErrorCode != 19;

    Statement? Find(SqliteCommand asked)
    {
        var sql = asked.CommandText;
        if (statements.TryGetValue(sql, out var kept)) return kept.IsBusy ? null : kept;
        if (!CanBeKept(sql)) return null;
        if (statements.Count == Most) Forget();
        kept = new() { Connection = this, Transaction = asked.Transaction, CommandText = sql };
        kept.Prepare();
        return statements[sql] = kept;
    }

    // Neither what changes the schema nor what sets the connection.
    static bool CanBeKept(string sql) => sql.StartsWith("SELECT", StringComparison.Ordinal) || sql.StartsWith("INSERT", StringComparison.Ordinal) || sql.StartsWith("UPDATE", StringComparison.Ordinal) || sql.StartsWith("DELETE", StringComparison.Ordinal);

    void Forget()
    {
        foreach (var (sql, statement) in statements.Where(s => !s.Value.IsBusy).ToList())
        {
            statement.Dispose();
            statements.Remove(sql);
        }
    }

    sealed class Statement : SqliteCommand
    {
        public bool IsBusy => DataReader is not null;
    }
}
