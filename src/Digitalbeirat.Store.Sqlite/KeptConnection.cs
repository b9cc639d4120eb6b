using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>A connection that keeps the statements it has prepared: to read a question takes SQLite about as long as to answer it. Disposed of, a lent one goes back to where it came from.</summary>
sealed class KeptConnection : SqliteConnection
{
    // FULL: what was acknowledged is on the disk.
    const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";

    /// <summary>Statements at most; questions with a list in them come in many lengths.</summary>
    const int Most = 200;

    readonly Dictionary<string, Statement> statements = [];
    readonly Action<KeptConnection>? giveBack;
    readonly long opened = Environment.TickCount64;
    bool lent, failed;

    /// <param name="file">What to connect to.</param>
    /// <param name="giveBack">Takes it when it is no longer needed; without one it is closed for good.</param>
    public KeptConnection(string file, Action<KeptConnection>? giveBack = null) : base(new SqliteConnectionStringBuilder(file) { Pooling = false }.ToString())
    {
        this.giveBack = giveBack;
        try
        {
            Open();
            using var set = new SqliteCommand(Settings, this);
            set.ExecuteNonQuery();
        }
        catch
        {
            End();
            throw;
        }
    }

    /// <summary>Neither did a statement fail in it, nor is it old: a file that was put in the place of this one is seen in the end.</summary>
    public bool IsGood => State == ConnectionState.Open && !failed && Environment.TickCount64 - opened < 5 * 60_000;

    public KeptConnection Lend()
    {
        lent = true;
        return this;
    }

    public void End() => base.Close();

    /// <summary>A lent one stays open.</summary>
    public override void Close()
    {
        if (giveBack is null) End();
    }

    // Who closes and disposes must not give back twice: after the first time it may be somebody else's.
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        if (giveBack is null || !lent) End();
        else
        {
            lent = false;
            failed |= Transaction is not null;
            giveBack(this);
        }
    }

    public override SqliteCommand CreateCommand() => new Asking(this) { Connection = this, Transaction = Transaction };

    Statement? Find(SqliteCommand asked)
    {
        if (statements.TryGetValue(asked.CommandText, out var kept)) return kept.IsBusy ? null : kept;
        if (!CanBeKept(asked.CommandText)) return null;
        if (statements.Count == Most) Forget();
        kept = new() { Connection = this, Transaction = asked.Transaction, CommandText = asked.CommandText };
        kept.Prepare();
        return statements[asked.CommandText] = kept;
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

    /// <summary>What is asked once, by the statement that is kept of it.</summary>
    sealed class Asking(KeptConnection connection) : SqliteCommand
    {
        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            try
            {
                if (connection.Find(this) is not { } kept) return base.ExecuteReader(behavior);
                kept.Parameters.Clear();
                foreach (SqliteParameter parameter in Parameters) kept.Parameters.Add(parameter);
                (kept.Transaction, kept.CommandTimeout) = (Transaction, CommandTimeout);
                return kept.ExecuteReader(behavior);
            }
            catch (SqliteException error)
            {
                // 19: a constraint; nothing is wrong with the connection.
                connection.failed |= error.SqliteErrorCode != 19;
                throw;
            }
        }
    }
}
