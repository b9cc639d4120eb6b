using System.Data;
using Microsoft.Data.Sqlite;

namespace Digitalbeirat.Store.Sqlite;

/// <summary>A question as it is asked this once; which connection answers it is known when it is asked.</summary>
sealed class AskedOnce(Func<KeptConnection> answers) : SqliteCommand
{
    public override SqliteConnection? Connection
    {
        get => answers();
        set => throw new NotSupportedException("Which connection answers is not for those to say who ask");
    }

    public override int ExecuteNonQuery()
    {
        base.Connection = answers();
        return base.ExecuteNonQuery();
    }

    public override object? ExecuteScalar()
    {
        base.Connection = answers();
        return base.ExecuteScalar();
    }

    // The other two end here as well.
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        var connection = answers();
        try
        {
            if (connection.Ask(this, behavior) is { } reader) return reader;
            base.Connection = connection;
            return base.ExecuteReader(behavior);
        }
        catch (SqliteException error)
        {
            connection.Note(error);
            throw;
        }
    }
}
