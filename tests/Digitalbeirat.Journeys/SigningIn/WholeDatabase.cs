using Digitalbeirat.Testing;
using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Journeys.SigningIn;

/// <summary>Everything in a town's database as text, table by table.</summary>
static class WholeDatabase
{
    public static Task<string> Text(Town town) => town.Ask(async db =>
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await connection.OpenAsync();
        var all = new StringBuilder();
        var tables = new List<string>();
        using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
            using var names = await list.ExecuteReaderAsync();
            while (await names.ReadAsync()) tables.Add(names.GetString(0));
        }
        foreach (var table in tables)
        {
            using var read = connection.CreateCommand();
            read.CommandText = $"SELECT * FROM \"{table}\"";
            using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var i = 0; i < rows.FieldCount; i++)
                    all.Append(rows.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : rows.GetValue(i).ToString()).Append('\n');
        }
        return all.ToString();
    });
}
