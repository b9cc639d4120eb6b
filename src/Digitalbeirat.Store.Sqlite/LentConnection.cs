using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>What a context reads through: while it is open, one of those that are kept.</summary>
sealed class LentConnection(LendConnections lender) : DbConnection
{
    KeptConnection? taken;

    KeptConnection Taken => taken ?? throw new InvalidOperationException("The connection is closed");

    public override ConnectionState State => taken?.State ?? ConnectionState.Closed;

    public override void Open() => taken ??= lender.Take();

    public override void Close()
    {
        // Given back once: after that it may be somebody else's.
        if (Interlocked.Exchange(ref taken, null) is { } mine) lender.TakeBack(mine);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }

    protected override DbCommand CreateDbCommand() => new AskedOnce(() => Taken);
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolation) => throw new NotSupportedException("What changes something goes through the lane");

    [AllowNull]
    public override string ConnectionString { get => lender.File; set { } }
    public override string Database => "main";
    public override string DataSource => new SqliteConnectionStringBuilder(lender.File).DataSource;
    public override string ServerVersion => Taken.ServerVersion;
    public override void ChangeDatabase(string name) => throw new NotSupportedException();
}
